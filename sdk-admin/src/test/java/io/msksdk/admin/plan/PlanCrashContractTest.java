package io.msksdk.admin.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.admin.Locally;
import io.msksdk.admin.Msk;
import io.msksdk.admin.cluster.BrokerSize;
import io.msksdk.admin.cluster.Cluster;
import io.msksdk.admin.cluster.ClusterSpec;
import io.msksdk.admin.operation.ClusterOperation;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.runbook.Effect;
import io.msksdk.core.runbook.RunOptions;
import io.msksdk.core.runbook.RunStore;
import io.msksdk.testkit.DataPlane;
import io.msksdk.testkit.LocalMsk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Processes that are killed in the middle of a plan, each followed by one that takes it up. */
class PlanCrashContractTest {
  private static final WaitPolicy SOON =
      WaitPolicy.atMost(Duration.ofSeconds(60))
          .pollingEvery(Duration.ofMillis(5), Duration.ofMillis(50));
  private static final int STEPS = 6;

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource("2, before-save")
  void processKilled_isTakenUp_andEveryCallIsMadeOnce(int step, String moment) throws Exception {
    killAndTakeUp(step, moment);
  }

  @ParameterizedTest
  @Tag("full")
  @CsvSource({
    "0, before-call",
    "0, before-save",
    "0, after-save",
    "2, before-call",
    "2, after-save",
    "5, before-call",
    "5, before-save",
    "5, after-save"
  })
  void processKilledAnywhere_isTakenUp_andEveryCallIsMadeOnce(int step, String moment)
      throws Exception {
    killAndTakeUp(step, moment);
  }

  private void killAndTakeUp(int step, String moment) throws Exception {
    try (LocalMsk local = LocalMsk.builder().dataPlane(DataPlane.NONE).start();
        Msk msk = Locally.msk(local).build()) {
      MskClusterArn orders = create(msk);
      Path file = directory.resolve(moment + step + ".json");
      assertThat(died(local, orders, file, step, moment)).isEqualTo(DyingPlan.DIED);
      RunStore store = RunStore.file(file);

      msk.plans()
          .resume(store)
          .waiting(SOON)
          .run(RunOptions.recordIn(store).allowing(Effect.values()));

      assertAll(msk, orders);
    }
  }

  private static MskClusterArn create(Msk msk) {
    ClusterSpec spec =
        ClusterSpec.provisioned("orders", "3.6.0")
            .brokers(3, BrokerSize.standard("m5.large"))
            .subnets("subnet-a", "subnet-b", "subnet-c")
            .build();
    return msk.clusters().create(spec).await(SOON).arn();
  }

  private static int died(
      LocalMsk local, MskClusterArn cluster, Path record, int step, String moment)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(DyingPlan.class.getName());
    command.addAll(List.of(local.endpoint().toString(), local.region()));
    command.addAll(List.of(local.admin().accessKey(), local.admin().secretKey()));
    command.addAll(List.of(cluster.toString(), record.toString(), String.valueOf(step), moment));
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  private static void assertAll(Msk msk, MskClusterArn orders) {
    Cluster now = msk.clusters().describe(orders);
    assertThat(now.brokers()).hasValue(6);
    assertThat(now.kafkaVersion()).contains("3.7.x");
    List<String> types = msk.operations().list(orders).map(ClusterOperation::type).toList();
    assertThat(types).hasSize(STEPS);
    assertThat(Set.copyOf(types)).hasSize(STEPS);
  }
}
