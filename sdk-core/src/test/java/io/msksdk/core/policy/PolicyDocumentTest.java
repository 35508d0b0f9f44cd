package io.msksdk.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading, building and writing documents. */
class PolicyDocumentTest {

  @Test
  void scalars_readAsLists() {
    PolicyDocument scalars =
        PolicyDocument.parse(
            "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"a:B\",\"Resource\":\"*\","
                + "\"Condition\":{\"Bool\":{\"k:x\":\"true\"}}}}");
    PolicyDocument lists =
        PolicyDocument.parse(
            "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"a:B\"],\"Resource\":[\"*\"],"
                + "\"Condition\":{\"Bool\":{\"k:x\":[\"true\"]}}}]}");

    assertThat(scalars).isEqualTo(lists).hasSameHashCodeAs(lists);
    assertThat(scalars.toJson()).isEqualTo(lists.toJson());
  }

  @Test
  void everyElement_isReadAndWritten() {
    String json =
        """
        {
          "Version": "2012-10-17",
          "Id": "cluster-policy",
          "Statement": [
            {
              "Sid": "Readers",
              "Effect": "Allow",
              "Principal": {
                "AWS": [
                  "111122223333",
                  "arn:aws:iam::111122223333:role/orders"
                ],
                "Service": "kafka.amazonaws.com",
                "Federated": "accounts.google.com"
              },
              "Action": [
                "kafka-cluster:Connect",
                "kafka-cluster:Describe*"
              ],
              "Resource": "arn:aws:kafka:us-east-1:111122223333:cluster/*",
              "Condition": {
                "ForAnyValue:StringLike": {
                  "aws:TagKeys": [
                    "a*",
                    "b*"
                  ],
                  "aws:CalledVia": "x"
                },
                "Bool": {
                  "aws:SecureTransport": "true"
                }
              }
            },
            {
              "Effect": "Deny",
              "Principal": "*",
              "NotAction": "kafka-cluster:Connect",
              "NotResource": "arn:aws:kafka:us-east-1:111122223333:topic/a/b/c"
            },
            {
              "Effect": "Deny",
              "NotPrincipal": {
                "AWS": "111122223333"
              },
              "Action": "*",
              "Resource": "*"
            }
          ]
        }""";

    PolicyDocument document = PolicyDocument.parse(json);

    assertThat(document.toJson()).isEqualTo(json);
    assertThat(PolicyDocument.parse(document.toString())).isEqualTo(document);
    assertThat(document.id()).contains("cluster-policy");
    assertThat(document.findings()).isEmpty();
    Statement first = document.statements().get(0);
    assertThat(first.sid()).contains("Readers");
    assertThat(first.principals())
        .containsExactly(
            Principal.aws("111122223333"),
            Principal.aws("arn:aws:iam::111122223333:role/orders"),
            Principal.service("kafka.amazonaws.com"),
            Principal.federated("accounts.google.com"));
    assertThat(first.actions()).hasSize(2);
    assertThat(first.conditions()).hasSize(3);
    Statement second = document.statements().get(1);
    assertThat(second.effect()).isEqualTo(Statement.Effect.DENY);
    assertThat(second.actions()).isEmpty();
    assertThat(second.notActions()).containsExactly("kafka-cluster:Connect");
    assertThat(second.notResources()).hasSize(1);
    assertThat(second.principals()).containsExactly(Principal.everyone());
    assertThat(document.statements().get(2).notPrincipals()).hasSize(1);
  }

  @Test
  void builder_readsLikeASentence() {
    MskClusterArn cluster = MskClusterArn.parse(Ask.CLUSTER);

    Statement statement =
        Statement.allow("kafka-cluster:ReadData", "kafka-cluster:DescribeTopic")
            .sid("ReadOrders")
            .on(cluster.topic("orders"))
            .when("StringEquals", "aws:SourceVpc", "vpc-1", "vpc-2")
            .build();

    assertThat(PolicyDocument.of(statement))
        .hasToString(
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"ReadOrders\",\"Effect\":"
                + "\"Allow\",\"Action\":[\"kafka-cluster:ReadData\",\"kafka-cluster:DescribeTopic\"],"
                + "\"Resource\":\""
                + Ask.TOPIC
                + "\",\"Condition\":{\"StringEquals\":{\"aws:SourceVpc\":[\"vpc-1\",\"vpc-2\"]}}}]}");
    assertThat(PolicyDocument.parse(PolicyDocument.of(statement).toJson()).statements())
        .containsExactly(statement);
  }

  @Test
  void builder_refusesWhatAParserWouldRefuse() {
    assertThatThrownBy(() -> Statement.allow("ReadData").sid("Bad").on("orders").build())
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("Statement(Bad).Action: ReadData")
        .hasMessageContaining("Statement(Bad).Resource: orders");
    assertThatThrownBy(() -> Statement.allow("a:B").build())
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("Statement.Resource: (not set)");
    assertThatThrownBy(
            () ->
                Statement.allow("a:B")
                    .on("*")
                    .when("Bool", "a:b", "true")
                    .when("Bool", "a:b", "false")
                    .build())
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("each key once per operator");
  }

  @Test
  void malformedPolicy_isOneErrorWithEverythingThatIsWrong() {
    String json =
        """
        {"Version": "2020-01-01", "Statements": [], "Statement": [
          {"Sid": "One", "Effect": "Permit", "Action": "ReadData", "Resource": "orders"},
          {"Effect": "Deny", "Action": [], "NotAction": "a:B", "Resource": 7, "Actoin": "x"},
          "statement",
          {"Sid": "One", "Effect": "Deny", "Action": "kaf*:Delete", "Resource": "*",
           "Principal": {"Aws": "1", "AWS": "arn:aws:iam::1:role/*"},
           "Condition": {"StringEquals": "x", "Bool": {"a:b": {"c": 1}}}}
        ]}""";

    InvalidSpecException refused =
        catchThrowableOfType(InvalidSpecException.class, () -> PolicyDocument.parse(json));

    assertThat(refused.findings())
        .extracting(Finding::property)
        .contains(
            "Version",
            "policy",
            "Statement[0](One).Effect",
            "Statement[0](One).Action",
            "Statement[0](One).Resource",
            "Statement[1]",
            "Statement[1].Action",
            "Statement[1].Resource",
            "Statement[2]",
            "Statement[3](One).Action",
            "Statement[3](One).Principal",
            "Statement[3](One).Condition.StringEquals",
            "Statement[3](One).Condition.Bool.a:b",
            "Statement.Sid");
    assertThat(refused)
        .hasMessageContaining("Statement[0](One).Effect: Permit (expected: Allow or Deny)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "7",
        "{",
        "{}",
        "{\"Statement\":null}",
        "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]} x",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\"}}",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Resource\":\"*\"}}",
        "{\"Statement\":{\"Action\":\"*\",\"Resource\":\"*\"}}",
        "{\"Statement\":{\"Effect\":\"allow\",\"Action\":\"*\",\"Resource\":\"*\"}}",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Principal\":{}}}",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Sid\":1}}",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\" *\"}}",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"a:b:c\",\"Resource\":\"*\"}}",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":[]}}",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":null}}",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":[\"*\",null],\"Resource\":\"*\"}}",
      })
  void malformedPolicy_isRefused(String json) {
    assertThatThrownBy(() -> PolicyDocument.parse(json)).isInstanceOf(InvalidSpecException.class);
  }

  @Test
  void elementNamedTwice_isRefused_sinceOneOfTheTwoWouldBeLost() {
    assertThatThrownBy(
            () ->
                PolicyDocument.parse(
                    "{\"Statement\":{\"Effect\":\"Deny\",\"Effect\":\"Allow\",\"Action\":\"*\","
                        + "\"Resource\":\"*\"}}"))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("policy: line 1")
        .hasMessageContaining("Effect");
  }

  @Test
  void deeplyNestedText_isRefused() {
    assertThatThrownBy(() -> PolicyDocument.parse("[".repeat(100_000)))
        .isInstanceOf(InvalidSpecException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "policy.operator, \"Condition\":{\"StringSame\":{\"a:b\":\"c\"}}, *",
    "policy.resource.type, \"Sid\":\"S\", arn:aws:kafka:*:1:*/N/U/*",
  })
  void suspectElement_isAWarning(String code, String element, String resource) {
    PolicyDocument document =
        PolicyDocument.parse(
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"*\","
                + "\"Resource\":\""
                + resource
                + "\","
                + element
                + "}}");

    assertThat(document.findings()).extracting(Finding::code).containsExactly(code);
  }

  @Test
  void documentWithoutStatements_allowsNothing() {
    PolicyDocument document = PolicyDocument.parse("{\"Version\":\"2012-10-17\",\"Statement\":[]}");

    assertThat(document.statements()).isEmpty();
    assertThat(document.findings()).extracting(Finding::code).containsExactly("policy.statement");
    assertThat(Ask.identity(document.toString()).decide(AccessRequest.of(Ask.caller(), "a:B", "*")))
        .extracting(Decision::allowed)
        .isEqualTo(false);
  }

  @Test
  void lists_cannotBeChanged() {
    Statement statement = Statement.allow("a:B").on("*").build();

    assertThatThrownBy(() -> statement.actions().add("c:D"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> PolicyDocument.of(statement).statements().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(List.copyOf(statement.resources())).containsExactly("*");
  }
}
