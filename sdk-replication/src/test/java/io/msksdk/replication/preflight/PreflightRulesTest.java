package io.msksdk.replication.preflight;

import static io.msksdk.replication.preflight.Facts.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.check.Finding;
import io.msksdk.core.runbook.PreconditionException;
import org.junit.jupiter.api.Test;

/** All rules together. */
class PreflightRulesTest {
  @Test
  void nothingWrong_isNothingFound() {
    PreflightReport report = new Facts().report();

    assertThat(report.findings()).containsExactly(NOTHING);
    assertThat(report.passed()).isTrue();
    report.requirePassed();
  }

  @Test
  void whatNobodyGave_isNotChecked_andNotPassedOver() {
    Facts facts = new Facts();
    facts.network = null;
    facts.role = null;
    facts.writes = null;
    facts.creator = null;
    facts.workload = Workload.builder();

    assertThat(facts.report().notChecked())
        .extracting(Finding::code)
        .containsExactly(
            "preflight.creator.not-checked",
            "preflight.network.not-checked",
            "preflight.role.not-checked",
            "preflight.throughput.not-checked",
            "preflight.record-size.not-checked",
            "preflight.standby.not-checked");
    assertThat(facts.report().notChecked()).allMatch(f -> !f.remedy().isEmpty());
  }

  @Test
  void errors_areThrownTogether() {
    Facts facts = new Facts();
    facts.replicators = 15;
    facts.policy = null;

    assertThatThrownBy(() -> facts.report().requirePassed())
        .isInstanceOf(PreconditionException.class)
        .hasMessageContaining("replicators of the account: 15")
        .hasMessageContaining("source cluster policy");
  }
}
