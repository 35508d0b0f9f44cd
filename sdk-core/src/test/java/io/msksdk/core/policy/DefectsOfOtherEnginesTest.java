package io.msksdk.core.policy;

import static io.msksdk.core.policy.Decision.Outcome.ALLOWED;
import static io.msksdk.core.policy.Decision.Outcome.EXPLICIT_DENY;
import static io.msksdk.core.policy.Decision.Outcome.IMPLICIT_DENY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.check.InvalidSpecException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Mistakes that open engines are known to make; each test is named after one. */
class DefectsOfOtherEnginesTest {
  private static final String READ = "kafka-cluster:ReadData";

  @Test
  void resources_comparedWithoutCase() {
    assertThat(
            Ask.allowed(
                READ, Ask.TOPIC, Statement.allow(READ).on(Ask.TOPIC.replace("or", "OR")).build()))
        .isFalse();
  }

  @Test
  void stringLike_comparedWithoutCase() {
    assertThat(conditional("StringLike", "A*").decide(with("abc")).outcome())
        .isEqualTo(IMPLICIT_DENY);
    assertThat(conditional("StringLike", "a*").decide(with("abc")).outcome()).isEqualTo(ALLOWED);
  }

  @Test
  void valuesOfANegatedOperator_takenAsAlternatives() {
    CompiledPolicies policies = conditional("StringNotEquals", "a", "b");

    assertThat(policies.decide(with("a")).outcome()).isEqualTo(IMPLICIT_DENY);
    assertThat(policies.decide(with("b")).outcome()).isEqualTo(IMPLICIT_DENY);
    assertThat(policies.decide(with("c")).outcome()).isEqualTo(ALLOWED);
  }

  @Test
  void missingKeyOfANegatedOperator_takenAsAMismatch() {
    assertThat(
            conditional("StringNotEquals", "a")
                .decide(AccessRequest.of(Ask.caller(), READ, Ask.TOPIC))
                .outcome())
        .isEqualTo(ALLOWED);
  }

  @Test
  void setOperators_notKnown() {
    RequestContext tagged = Ask.caller().with("t:key", List.of("a", "x"));

    assertThat(
            conditional("ForAnyValue:StringEquals", "a")
                .decide(AccessRequest.of(tagged, READ, Ask.TOPIC))
                .outcome())
        .isEqualTo(ALLOWED);
    assertThat(
            conditional("ForAllValues:StringEquals", "a")
                .decide(AccessRequest.of(tagged, READ, Ask.TOPIC))
                .outcome())
        .isEqualTo(IMPLICIT_DENY);
  }

  @Test
  void variables_notReplaced() {
    String own = Ask.TOPIC.replace("orders", "${aws:username}");

    assertThat(
            Ask.allowed(
                READ, Ask.TOPIC.replace("orders", "alice"), Statement.allow(READ).on(own).build()))
        .isTrue();
  }

  @Test
  void ipv6_notRead() {
    assertThat(conditional("IpAddress", "2001:db8::/32").decide(with("2001:db8::7")).outcome())
        .isEqualTo(ALLOWED);
  }

  @Test
  void unreadableNumber_comparedAsEqual() {
    assertThat(conditional("NumericEquals", "5").decide(with("five")).outcome())
        .isEqualTo(IMPLICIT_DENY);
    assertThat(conditional("NumericLessThanEquals", "5").decide(with("five")).outcome())
        .isEqualTo(IMPLICIT_DENY);
  }

  @Test
  void unreadableDate_comparedAsEqual() {
    assertThat(conditional("DateEquals", "2026-01-01").decide(with("soon")).outcome())
        .isEqualTo(IMPLICIT_DENY);
    assertThat(conditional("DateGreaterThanEquals", "soon").decide(with("soon")).outcome())
        .isEqualTo(IMPLICIT_DENY);
  }

  @Test
  void malformedPolicy_droppedWithItsDenial() {
    assertThatThrownBy(
            () ->
                PolicyDocument.parse(
                    Ask.policy("'Effect':'Deny','Action':'*','Resource':'*','Conditions':{}")))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("Statement[0]: Conditions");
  }

  @Test
  void glob_goingBackExponentially() {
    CountedText text = new CountedText("a".repeat(2_000));

    assertThat(Glob.of("a*".repeat(30) + "b").matches(text)).isFalse();
    assertThat(text.reads()).isLessThan(2_100);
  }

  @Test
  void failedCondition_takenAsADenial() {
    CompiledPolicies policies =
        Ask.identity(
            Statement.allow(READ).on("*").build(),
            Statement.allow(READ).on("*").when("StringEquals", "t:key", "a").build(),
            Statement.deny(READ).on("*").when("StringEquals", "t:key", "a").build());

    assertThat(Ask.decide(policies, READ, Ask.TOPIC).outcome()).isEqualTo(ALLOWED);
  }

  @Test
  void notResource_ignored() {
    CompiledPolicies policies = Ask.identity(Statement.allow(READ).onAllBut(Ask.TOPIC).build());

    assertThat(Ask.decide(policies, READ, Ask.TOPIC).outcome()).isEqualTo(IMPLICIT_DENY);
    assertThat(Ask.decide(policies, READ, Ask.TOPIC + "2").outcome()).isEqualTo(ALLOWED);
  }

  @Test
  void pattern_takenForARegularExpression() {
    Statement statement = Statement.allow(READ).on(Ask.TOPIC + ".v?").build();

    assertThat(Ask.allowed(READ, Ask.TOPIC + ".v1", statement)).isTrue();
    assertThat(Ask.allowed(READ, Ask.TOPIC + "-v1", statement)).isFalse();
    assertThat(Ask.allowed(READ, Ask.TOPIC + ".", statement)).isFalse();
  }

  @Test
  void actions_comparedWithCase() {
    assertThat(
            Ask.allowed(READ, Ask.TOPIC, Statement.allow("Kafka-Cluster:readDATA").on("*").build()))
        .isTrue();
  }

  @Test
  void conditions_readInTrustPoliciesOnly() {
    assertThat(conditional("StringEquals", "a").decide(with("b")).outcome())
        .isEqualTo(IMPLICIT_DENY);
  }

  @Test
  void patternComparedWithPattern() {
    Statement statement = Statement.allow("kafka-cluster:Read*").on("*").build();

    assertThat(Ask.allowed("kafka-cluster:Re*", Ask.TOPIC, statement)).isFalse();
  }

  @Test
  void statementThatCannotBeEvaluated_skippedThoughItDenies() {
    CompiledPolicies policies =
        Ask.identity(
            Statement.allow(READ).on("*").build(),
            Statement.deny(READ)
                .on(Ask.TOPIC)
                .when("StringNotEquals", "t:key", "${aws:PrincipalTag/none}")
                .build());

    assertThat(policies.decide(with("a")).outcome()).isEqualTo(EXPLICIT_DENY);
  }

  private static CompiledPolicies conditional(String operator, String... values) {
    return Ask.identity(Statement.allow(READ).on("*").when(operator, "t:key", values).build());
  }

  private static AccessRequest with(String value) {
    return AccessRequest.of(Ask.caller().with("t:key", value), READ, Ask.TOPIC);
  }
}
