package io.msksdk.admin.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.admin.Locally;
import io.msksdk.admin.Msk;
import io.msksdk.admin.cluster.Cluster;
import io.msksdk.admin.cluster.ClusterSpec;
import io.msksdk.admin.cluster.MonitoringLevel;
import io.msksdk.admin.cluster.MonitoringSettings;
import io.msksdk.admin.operation.ClusterOperation;
import io.msksdk.core.MskException;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.call.CallPolicy;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.runbook.Effect;
import io.msksdk.core.runbook.RunOptions;
import io.msksdk.core.runbook.RunStore;
import io.msksdk.testkit.DataPlane;
import io.msksdk.testkit.Fault;
import io.msksdk.testkit.LocalMsk;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Plans under random trouble: whatever goes wrong on the way, every step is carried out once and a
 * run that says it has finished has. {@code -Dmsk.seeds=1000} takes more of it.
 */
class PlanFaultsContractTest {
  private static final int SEEDS = Integer.getInteger("msk.seeds", 50);
  private static final int RUNS = 40;
  private static final WaitPolicy SOON =
      WaitPolicy.atMost(Duration.ofSeconds(30))
          .pollingEvery(Duration.ofMillis(1), Duration.ofMillis(10));
  private static final CallPolicy QUICK =
      CallPolicy.builder().backoff(Duration.ofMillis(1), Duration.ofMillis(5)).build();

  @Test
  void randomFaults_neitherRepeatAStep_norEndInAWrongSuccess() {
    try (LocalMsk local = LocalMsk.builder().dataPlane(DataPlane.NONE).start();
        Msk calm = Locally.msk(local).build();
        Msk msk = Locally.msk(local).callPolicy(QUICK).build()) {
      for (int seed = 1; seed <= SEEDS; seed++) {
        MskClusterArn arn = create(calm, "orders-" + seed);
        ClusterPlan plan = plan(msk, arn);
        RunStore store = RunStore.memory();
        inject(local, seed);

        boolean finished = finish(plan, store);

        local.clearFaults();
        assertThat(finished).as("seed %d", seed).isTrue();
        check(calm, arn, seed);
        calm.clusters().delete(arn);
      }
    }
  }

  private static MskClusterArn create(Msk msk, String name) {
    ClusterSpec spec =
        ClusterSpec.provisioned(name, "3.6.0").subnets("subnet-a", "subnet-b", "subnet-c").build();
    return msk.clusters().create(spec).await(SOON).arn();
  }

  private static ClusterPlan plan(Msk msk, MskClusterArn arn) {
    return msk.plans()
        .change(
            arn,
            spec ->
                spec.brokers(6)
                    .storageGib(200)
                    .kafkaVersion("3.7.x")
                    .monitoring(MonitoringSettings.defaults().level(MonitoringLevel.PER_BROKER)));
  }

  private static void inject(LocalMsk local, long seed) {
    local.inject(Fault.throttle().rate(0.15, seed));
    local.inject(Fault.error(500).rate(0.1, seed + 1));
    local.inject(Fault.reset().rate(0.1, seed + 2));
    local.inject(Fault.truncate().rate(0.05, seed + 3));
    local.inject(Fault.wrongVersion().rate(0.05, seed + 4));
  }

  /** A run that could not go on is run again, as an operator would. */
  private static boolean finish(ClusterPlan plan, RunStore store) {
    RunOptions options = RunOptions.recordIn(store).allowing(Effect.values());
    for (int run = 0; run < RUNS; run++) {
      try {
        return plan.waiting(SOON).run(options).finished();
      } catch (MskException e) {
        assertThat(e.code()).isNotEqualTo("plan.other-change");
      }
    }
    return false;
  }

  private static void check(Msk msk, MskClusterArn arn, int seed) {
    Cluster now = msk.clusters().describe(arn);
    assertThat(now.brokers()).as("seed %d", seed).hasValue(6);
    assertThat(now.storageGib()).hasValue(200);
    assertThat(now.kafkaVersion()).contains("3.7.x");
    assertThat(msk.operations().list(arn).map(ClusterOperation::type))
        .as("seed %d", seed)
        .containsExactly(
            "UPDATE_CLUSTER_KAFKA_VERSION",
            "UPDATE_MONITORING",
            "INCREASE_BROKER_COUNT",
            "UPDATE_BROKER_STORAGE");
  }
}
