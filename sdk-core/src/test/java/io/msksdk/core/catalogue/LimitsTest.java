package io.msksdk.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.check.InvalidSpecException;
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
  void newerTable_replacesRows_andBringsItsSource() {
    Limits newer =
        Limits.published()
            .updatedBy("# of our account\nbrokersPerClusterKRaft\t90\tbrokers\tCase 4711\n");

    assertThat(newer.value("brokersPerClusterKRaft")).isEqualTo(90);
    assertThat(newer.limit("brokersPerClusterKRaft").source()).isEqualTo("Case 4711");
    assertThat(newer.value("storagePerBrokerMax")).isEqualTo(16384);
    assertThatThrownBy(() -> Limits.published().updatedBy("brokersPerClusterKRaft\tmany\tx\ty"))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("name, value, unit and source");
  }

  @Test
  void unknownName_listsTheKnownOnes() {
    assertThatThrownBy(() -> Limits.published().with("brokers", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "limit: brokers (expected: one of brokersPerAccount, brokersPerClusterKRaft, ");
  }
}
