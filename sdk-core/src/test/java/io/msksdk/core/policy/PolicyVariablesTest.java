package io.msksdk.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Variables, their defaults and the escapes. */
class PolicyVariablesTest {
  private static final String PLACE = Ask.R + "topic/MyTestCluster/" + Ask.U + "/";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "${aws:username}-* | alice-orders | true",
        "${AWS:UserName}-* | alice-orders | true",
        "${ aws:username }-* | alice-orders | true",
        "${aws:username}-* | bob-orders | false",
        "${aws:PrincipalTag/team} | red | true",
        "${aws:PrincipalTag/none} | none | false",
        "${aws:PrincipalTag/none}* | anything | false",
        "${aws:PrincipalTag/none, 'shared'}-* | shared-orders | true",
        "${aws:PrincipalTag/none, 'shared'}-* | red-orders | false",
        "${aws:PrincipalTag/none, ''}x | x | true",
        "${aws:PrincipalTag/team, 'shared'} | red | true",
        "${aws:PrincipalTag/team, 'shared'} | shared | false",
        "${aws:PrincipalTag/none, shared} | shared | false",
        "${*} | * | true",
        "${*} | anything | false",
        "a${?}c | a?c | true",
        "a${?}c | abc | false",
        "${$}{aws:username} | ${aws:username} | true",
        "${$}{aws:username} | alice | false",
        "${aws:TagKeys} | a | false",
        "${aws:PrincipalTag/star} | * | true",
        "${aws:PrincipalTag/star} | anything | false",
        "${unclosed | ${unclosed | true",
      })
  void resource_isReadWithTheValuesOfTheContext(String name, String topic, boolean covered) {
    assertThat(read(PolicyDocument.WITH_VARIABLES, name, topic)).isEqualTo(covered);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "${aws:username} | alice | false",
        "${aws:username} | ${aws:username} | true",
        "${aws:user*} | ${aws:username} | true",
        "${*} | ${anything} | true",
        "${*} | * | false",
      })
  void version2008_hasNoVariables(String name, String topic, boolean covered) {
    assertThat(read(PolicyDocument.WITHOUT_VARIABLES, name, topic)).isEqualTo(covered);
  }

  @Test
  void missingVersion_isTheOldOne() {
    PolicyDocument document =
        PolicyDocument.parse(
            "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\""
                + PLACE
                + "${aws:username}\"}}");

    assertThat(document.version()).isEqualTo("2008-10-17");
    assertThat(document.findings()).singleElement().extracting("code").isEqualTo("policy.version");
  }

  @Test
  void notResource_withAVariableThatHasNoValue_leavesNothingOut() {
    Statement statement =
        Statement.deny("*").onAllBut(PLACE + "${aws:PrincipalTag/none}").sid("Own").build();
    CompiledPolicies policies = Ask.identity(Statement.allow("*").on("*").build(), statement);

    assertThat(Ask.decide(policies, "kafka-cluster:ReadData", PLACE + "x").outcome())
        .isEqualTo(Decision.Outcome.EXPLICIT_DENY);
  }

  @Test
  void variableBeforeTheFifthColon_matchesNothing() {
    String pattern = "arn:aws:kafka:us-east-1:${aws:PrincipalAccount}:topic/*";

    assertThat(Ask.allowed("x:Y", Ask.TOPIC, Statement.allow("*").on(pattern).build())).isFalse();
  }

  @Test
  void condition_withAVariableThatHasNoValue_fitsNoPositiveOperatorAndEveryNegatedOne() {
    Statement equal =
        Statement.allow("*").on("*").when("StringEquals", "a:b", "${aws:PrincipalTag/x}").build();
    Statement notEqual =
        Statement.allow("*")
            .on("*")
            .when("StringNotEquals", "a:b", "${aws:PrincipalTag/x}")
            .build();
    RequestContext context = Ask.caller().with("a:b", "1");

    assertThat(decide(context, equal)).isFalse();
    assertThat(decide(context, notEqual)).isTrue();
    assertThat(decide(context.with("aws:PrincipalTag/x", "1"), equal)).isTrue();
    assertThat(decide(context.with("aws:PrincipalTag/x", "1"), notEqual)).isFalse();
  }

  @Test
  void ownerTagExample_ofTheGuide() {
    CompiledPolicies policies =
        Ask.identity(
            Ask.policy(
                "'Sid':'AccessClusterIfOwner','Effect':'Allow','Action':['kafka:Describe*',"
                    + "'kafka:Get*','kafka:List*','kafka:Update*','kafka:Delete*'],"
                    + "'Resource':'arn:aws:kafka:us-east-1:012345678012:cluster/*',"
                    + "'Condition':{'StringEquals':{'aws:ResourceTag/Owner':'${aws:username}'}}"));
    String cluster = "arn:aws:kafka:us-east-1:012345678012:cluster/orders/u-1";
    RequestContext richard = RequestContext.of("arn:aws:iam::012345678012:user/richard-roe");

    assertThat(owned(policies, richard.with("aws:ResourceTag/Owner", "richard-roe"), cluster))
        .isTrue();
    assertThat(owned(policies, richard.with("aws:ResourceTag/owner", "richard-roe"), cluster))
        .isTrue();
    assertThat(owned(policies, richard.with("aws:ResourceTag/Owner", "Richard-Roe"), cluster))
        .isFalse();
    assertThat(owned(policies, richard, cluster)).isFalse();
  }

  private static boolean owned(CompiledPolicies policies, RequestContext context, String cluster) {
    return policies
        .decide(AccessRequest.of(context, "kafka:UpdateBrokerStorage", cluster))
        .allowed();
  }

  private static boolean read(String version, String name, String topic) {
    String json =
        "{\"Version\":\""
            + version
            + "\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\""
            + PLACE
            + name
            + "\"}}";
    RequestContext context =
        Ask.caller()
            .with("aws:PrincipalTag/team", "red")
            .with("aws:PrincipalTag/star", "*")
            .with("aws:TagKeys", List.of("a"));
    return Ask.identity(json)
        .decide(AccessRequest.of(context, "kafka-cluster:ReadData", PLACE + topic))
        .allowed();
  }

  private static boolean decide(RequestContext context, Statement statement) {
    return Ask.identity(statement).decide(AccessRequest.of(context, "x:Y", Ask.TOPIC)).allowed();
  }
}
