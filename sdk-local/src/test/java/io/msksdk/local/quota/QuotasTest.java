package io.msksdk.local.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class QuotasTest {

  @Test
  void quota_set_holdsForThatLocalMskOnly() {
    Quotas raised = Quotas.published();

    raised.set("configurationsPerAccount", 500);

    assertThat(raised.of("configurationsPerAccount")).isEqualTo(500);
    assertThat(Quotas.published().of("configurationsPerAccount")).isEqualTo(100);
  }

  @Test
  void quota_unknownOrNegative_isRefused() {
    Quotas quotas = Quotas.published();

    assertThatThrownBy(() -> quotas.of("configurations"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("quota: configurations (expected: one of brokersPerAccount");
    assertThatThrownBy(() -> quotas.set("configurations", 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> quotas.set("configurationsPerAccount", -1))
        .hasMessage("configurationsPerAccount: -1 (expected: 0 or more)");
  }
}
