package io.msksdk.local.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.local.TestEngine;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyEvaluatorTest {
  private static final String TOPIC = "arn:aws:kafka:us-east-1:111122223333:topic/c/u/orders";

  private final PolicyEvaluator evaluator = PolicyEvaluator.identityPolicies();

  @Test
  void policies_none_allowNothing() {
    Decision decision = evaluator.decide(List.of(), "kafka-cluster:ReadData", TOPIC);

    assertThat(decision).isEqualTo(new Decision(false, "no statement allows it"));
  }

  @Test
  void action_inAnyCase_isAllowed() {
    assertThat(allowed("KAFKA-CLUSTER:read*", TOPIC)).isTrue();
    assertThat(allowed("kafka-cluster:Write*", TOPIC)).isFalse();
  }

  @Test
  void resource_inAnotherCase_isNotAllowed() {
    assertThat(allowed("*", TOPIC.replace("orders", "Orders"))).isFalse();
  }

  @Test
  void denial_anywhere_wins() {
    Decision decision =
        evaluator.decide(
            List.of(
                policy("{\"Effect\":\"Deny\",\"Action\":\"*:ReadData\",\"Resource\":\"*\"}"),
                policy("{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}")),
            "kafka-cluster:ReadData",
            TOPIC);

    assertThat(decision.allowed()).isFalse();
    assertThat(decision.reason()).startsWith("denied by {\"Effect\":\"Deny\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"Statement\":{\"Effect\":\"Alow\",\"Action\":\"*\",\"Resource\":\"*\"}}",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Resource\":\"*\"}}",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\"}}",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":[],\"Resource\":\"*\"}}",
        "{\"Statement\":{\"Effect\":\"Allow\",\"NotAction\":\"*\",\"Resource\":\"*\"}}"
      })
  void policy_notUnderstood_isRefused(String json) {
    assertThatThrownBy(() -> PolicyDocument.of(TestEngine.json(json)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected: ");
  }

  private boolean allowed(String action, String resource) {
    PolicyDocument policy =
        policy(
            "{\"Effect\":\"Allow\",\"Action\":[\"%s\"],\"Resource\":[\"%s\"]}"
                .formatted(action, resource));
    return evaluator.decide(List.of(policy), "kafka-cluster:ReadData", TOPIC).allowed();
  }

  private static PolicyDocument policy(String statement) {
    return PolicyDocument.of(TestEngine.json("{\"Statement\":[" + statement + "]}"));
  }
}
