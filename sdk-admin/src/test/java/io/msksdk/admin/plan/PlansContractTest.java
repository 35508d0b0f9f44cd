package io.msksdk.admin.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.admin.cluster.ClusterSpec;
import io.msksdk.admin.cluster.MonitoringLevel;
import io.msksdk.admin.cluster.MonitoringSettings;
import io.msksdk.admin.contract.Account;
import io.msksdk.admin.contract.Contract;
import io.msksdk.admin.operation.ClusterOperation;
import io.msksdk.core.runbook.Effect;
import io.msksdk.core.runbook.PreconditionException;
import io.msksdk.core.runbook.RunOptions;
import io.msksdk.core.runbook.RunStore;
import org.junit.jupiter.api.Test;

@Contract
class PlansContractTest {

  @Test
  void plan_isRunOnce_andAnotherProcessFindsNothingLeft(Account account) {
    Plans plans = account.msk().plans();
    ClusterSpec before = ClusterSpec.of(account.msk().clusters().describe(account.cluster()));
    ClusterPlan plan =
        plans
            .change(
                account.cluster(),
                spec ->
                    spec.addTag("reviewed", "yes")
                        .monitoring(
                            MonitoringSettings.defaults()
                                .level(MonitoringLevel.PER_TOPIC_PER_BROKER)))
            .waiting(account.patience());
    RunStore store = RunStore.memory();

    assertThat(plan.toString())
        .containsSubsequence("1. monitoring:", "charged by CloudWatch", "2. tags: set");
    assertThat(
            plan.run(
                    RunOptions.recordIn(store)
                        .allowing(Effect.BILLED)
                        .onlyIf(plan.digest())
                        .because("contract"))
                .finished())
        .isTrue();

    assertThat(account.msk().operations().list(account.cluster()).findFirst())
        .map(ClusterOperation::type)
        .contains("UPDATE_MONITORING");
    assertThat(plans.resume(store).digest()).isEqualTo(plan.digest());
    ClusterPlan back = plans.reach(account.cluster(), before).waiting(account.patience());
    assertThat(back.run(RunOptions.unrecorded().allowing(Effect.values())).finished()).isTrue();
    assertThat(plans.reach(account.cluster(), before).isEmpty()).isTrue();
  }

  @Test
  void whatMskNeverChanges_isRefused(Account account) {
    assertThatThrownBy(
            () ->
                account
                    .msk()
                    .plans()
                    .change(account.cluster(), spec -> spec.unencryptedInCluster()))
        .isInstanceOf(RuntimeException.class)
        .hasMessageContaining("fixed");
    assertThatThrownBy(
            () -> account.msk().plans().change(account.cluster(), c -> c.kafkaVersion("3.5.1")))
        .isInstanceOf(PreconditionException.class)
        .hasMessageContaining("there is no downgrade");
  }
}
