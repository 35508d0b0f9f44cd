package io.msksdk.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an implicit deny says. */
class ReasonsTest {
  private static final String READ = "kafka-cluster:ReadData";
  private static final String TOPICS = Ask.R + "topic/MyTestCluster/" + Ask.U + "/";

  @Test
  void action_notCovered() {
    Decision decision =
        Ask.decide(
            Ask.identity(
                Statement.allow("kafka-cluster:Connect").on(Ask.CLUSTER).sid("Join").build(),
                Statement.allow("s3:*").on("*").sid("Objects").build(),
                Statement.allow(READ).on(Ask.TOPIC).sid("ReadOrders").build()),
            "kafka-cluster:WriteData",
            Ask.TOPIC);

    assertThat(decision.outcome()).isEqualTo(Decision.Outcome.IMPLICIT_DENY);
    assertThat(decision.failedElement()).contains(Decision.Element.ACTION);
    assertThat(decision.kind()).contains(PolicySet.Kind.IDENTITY);
    assertThat(decision.policy()).contains("p1");
    assertThat(decision.statement()).contains("ReadOrders");
    assertThat(decision.reason())
        .isEqualTo(
            "no statement allows kafka-cluster:WriteData on "
                + Ask.TOPIC
                + "; nearest: statement ReadOrders of identity policy p1 does not cover the action");
  }

  @ParameterizedTest
  @CsvSource({
    "topic/MyTestCluster/U/payments, the topic name",
    "topic/MyTestCluster/V/orders, the cluster UUID",
    "topic/Other/U/orders, the cluster name",
    "group/MyTestCluster/U/orders, the resource type",
  })
  void resource_differs(String written, String place) {
    String pattern = Ask.R + written.replace("/U", "/" + Ask.U);

    Decision decision =
        Ask.decide(Ask.identity(Statement.allow(READ).on(pattern).build()), READ, Ask.TOPIC);

    assertThat(decision.failedElement()).contains(Decision.Element.RESOURCE);
    assertThat(decision.reason())
        .endsWith(
            "nearest: statement 1 of identity policy p1 is about "
                + pattern
                + ": resource "
                + Ask.TOPIC
                + " differs at "
                + place);
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws-cn:kafka:us-east-1:111122223333:topic/*, the partition",
    "arn:aws:kafkaconnect:us-east-1:111122223333:topic/*, the service",
    "arn:aws:kafka:eu-*:111122223333:topic/*, the Region",
    "arn:aws:kafka:us-east-1:444455556666:topic/*, the account",
  })
  void place_differs(String pattern, String place) {
    assertThat(
            Ask.decide(Ask.identity(Statement.allow(READ).on(pattern).build()), READ, Ask.TOPIC)
                .reason())
        .endsWith("differs at " + place);
  }

  @Test
  void nearest_isTheStatementWithTheClosestResource() {
    Decision decision =
        Ask.decide(
            Ask.identity(
                Statement.allow(READ).on(Ask.R + "topic/Other/*").sid("Far").build(),
                Statement.allow(READ).on(TOPICS + "payments").sid("Near").build(),
                Statement.allow("*").on("arn:aws:s3:::*").sid("Elsewhere").build()),
            READ,
            Ask.TOPIC);

    assertThat(decision.statement()).contains("Near");
  }

  @Test
  void elementsWrittenWithNot_andMissingResources_areExplained() {
    assertThat(reason(Statement.allowAllBut("kafka-cluster:*").on("*").build(), Ask.TOPIC))
        .endsWith("leaves the action out by NotAction");
    assertThat(reason(Statement.allow("*").onAllBut(TOPICS + "*").build(), Ask.TOPIC))
        .endsWith("leaves the resource out by NotResource");
    assertThat(reason(Statement.allow("*").on(Ask.CLUSTER).build(), "*"))
        .endsWith("names a resource, and the action needs Resource *");
  }

  @Test
  void condition_isNamedWithoutTheValuesOfTheRequest() {
    Statement statement =
        Statement.allow(READ).on("*").when("StringEquals", "sts:ExternalId", "x").build();
    RequestContext context = Ask.caller().with("sts:ExternalId", "confidential-1");

    Decision missing = Ask.decide(Ask.identity(statement), READ, Ask.TOPIC);
    Decision wrong = Ask.identity(statement).decide(AccessRequest.of(context, READ, Ask.TOPIC));

    assertThat(missing.failedElement()).contains(Decision.Element.CONDITION);
    assertThat(missing.reason())
        .endsWith(
            "has the condition StringEquals of sts:ExternalId, and the request has no such key");
    assertThat(wrong.reason())
        .endsWith("has the condition StringEquals of sts:ExternalId, which does not hold")
        .doesNotContain("confidential");
    assertThat(context.toString()).contains("sts:externalid").doesNotContain("confidential");
  }

  @Test
  void principal_isNamed() {
    Decision decision =
        Ask.decide(
            Ask.resource(
                Statement.allow(READ).on("*").to(Principal.aws(Ask.ROLE)).sid("Role").build()),
            READ,
            Ask.TOPIC);

    assertThat(decision.failedElement()).contains(Decision.Element.PRINCIPAL);
    assertThat(decision.reason())
        .endsWith("statement Role of resource policy r1 does not name " + Ask.USER);
  }

  private static String reason(Statement statement, String resource) {
    return Ask.decide(Ask.identity(statement), READ, resource).reason();
  }
}
