package io.msksdk.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LimitsTest {

  @Test
  void published_comeWithUnitAndSource() {
    Limits.Limit limit = Limits.published().limit("brokersPerClusterKRaft");

    assertThat(limit.value()).isEqualTo(60);
    assertThat(limit.unit()).isEqualTo("brokers");
    assertThat(limit.source()).startsWith("Amazon MSK Developer Guide, ");
  }

  @Test
  void raisedLimit_leavesThePublishedTableAlone() {
    Limits raised = Limits.published().with("brokersPerClusterKRaft", 120);

    assertThat(raised.value("brokersPerClusterKRaft")).isEqualTo(120);
    assertThat(raised.limit("brokersPerClusterKRaft").source()).isEqualTo("set by the application");
    assertThat(Limits.published().value("brokersPerClusterKRaft")).isEqualTo(60);
  }

  @Test
  void unknownName_listsTheKnownOnes() {
    assertThatThrownBy(() -> Limits.published().with("brokers", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "limit: brokers (expected: one of brokersPerAccount, brokersPerClusterKRaft, ");
  }
}
