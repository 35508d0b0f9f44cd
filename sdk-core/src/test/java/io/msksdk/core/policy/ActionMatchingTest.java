package io.msksdk.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which actions a statement covers. */
class ActionMatchingTest {

  @ParameterizedTest
  @CsvSource({
    "*, true",
    "*:*, true",
    "kafka-cluster:*, true",
    "kafka-cluster:ReadData, true",
    "KAFKA-CLUSTER:readdata, true",
    "kafka-cluster:Read????, true",
    "kafka-cluster:Read???, false",
    "kafka-cluster:Read?????, false",
    "kafka-cluster:*Data, true",
    "kafka-cluster:*a*a*, true",
    "kafka-cluster:ReadData*, true",
    "kafka-cluster:ReadDat, false",
    "kafka:*, false",
    "kafka:ReadData, false",
    "kafka-clusters:ReadData, false",
    "kafka-cluster:Read.ata, false",
    "kafka-cluster:[RW]eadData, false",
  })
  void action_isServicePlusPatternWithoutCase(String pattern, boolean covered) {
    assertThat(Ask.allowed("kafka-cluster:ReadData", "*", Statement.allow(pattern).on("*").build()))
        .isEqualTo(covered);
    assertThat(
            Ask.allowed(
                "kafka-cluster:ReadData", "*", Statement.allowAllBut(pattern).on("*").build()))
        .isEqualTo(!covered);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "kafka-cluster:",
        "kafka-cluster: ",
        " kafka-cluster:ReadData",
        "kafka-cluster:ReadData ",
        "kafka-cluster: *",
        "kafka-cluster:*\t"
      })
  void emptyOrPaddedAction_neverMatches_soNotActionAlwaysDoes(String action) {
    assertThat(Ask.allowed("kafka-cluster:ReadData", "*", Statement.allow(action).on("*").build()))
        .isFalse();
    assertThat(
            Ask.allowed(
                "kafka-cluster:ReadData", "*", Statement.allowAllBut(action).on("*").build()))
        .isTrue();
  }

  @Test
  void severalActions_areAlternatives() {
    Statement statement = Statement.allow("kafka:ListClusters", "kafka:Describe*").on("*").build();

    assertThat(Ask.allowed("kafka:DescribeCluster", "*", statement)).isTrue();
    assertThat(Ask.allowed("kafka:DeleteCluster", "*", statement)).isFalse();
  }

  @Test
  void notAction_coversWhatNoneOfItsPatternsMatch_ofEveryService() {
    Statement statement = Statement.allowAllBut("kafka:Delete*", "iam:*").on("*").build();

    assertThat(Ask.allowed("kafka:DeleteCluster", "*", statement)).isFalse();
    assertThat(Ask.allowed("iam:PassRole", "*", statement)).isFalse();
    assertThat(Ask.allowed("kafka:CreateCluster", "*", statement)).isTrue();
    assertThat(Ask.allowed("s3:GetObject", "*", statement)).isTrue();
  }

  @Test
  void denyWithNotAction_deniesEverythingElse() {
    CompiledPolicies policies =
        Ask.identity(
            Statement.allow("*").on("*").build(),
            Statement.denyAllBut("kafka:*").on("*").sid("OnlyKafka").build());

    assertThat(Ask.decide(policies, "kafka:ListClusters", "*").allowed()).isTrue();
    assertThat(Ask.decide(policies, "s3:GetObject", "*").outcome())
        .isEqualTo(Decision.Outcome.EXPLICIT_DENY);
  }
}
