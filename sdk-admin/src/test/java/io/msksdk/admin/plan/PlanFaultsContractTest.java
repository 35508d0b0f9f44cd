package io.msksdk.admin.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Plans and waits under random trouble: whatever goes wrong on the way, every change is carried out
 * once, and what says it has ended well has.
 */
class PlanFaultsContractTest {
  private static final int SEEDS = 50;
  private static final int MANY_SEEDS = 1_000;
  private static final int RUNS = 40;
  private static final int LANES = 2;
  private static final WaitPolicy SOON =
      WaitPolicy.atMost(Duration.ofSeconds(30))
          .pollingEvery(Duration.ofMillis(1), Duration.ofMillis(10));
  private static final CallPolicy QUICK =
      CallPolicy.builder().backoff(Duration.ofMillis(1), Duration.ofMillis(5)).build();

  @Test
  void randomFaults_neitherRepeatAStep_norEndInAWrongSuccess() {
    each(1, SEEDS, PlanFaultsContractTest::planUnderFaults);
  }

  @Test
  @Tag("full")
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void manyRandomFaults_neitherRepeatAStep_norEndInAWrongSuccess() {
    each(SEEDS + 1, MANY_SEEDS, PlanFaultsContractTest::planUnderFaults);
  }

  @Test
  void randomFaults_neitherCreateTwice_norEndAWaitInAWrongSuccess() {
    each(1, SEEDS, PlanFaultsContractTest::waitUnderFaults);
  }

  @Test
  @Tag("full")
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void manyRandomFaults_neitherCreateTwice_norEndAWaitInAWrongSuccess() {
    each(SEEDS + 1, MANY_SEEDS, PlanFaultsContractTest::waitUnderFaults);
  }

  /** A local MSK, and who calls it with and without trouble in mind. */
  private record World(LocalMsk local, Msk calm, Msk msk) {}

  /** Seeds in lanes, for a call and its answer keep one processor busy at a time. */
  private static void each(int first, int last, BiConsumer<World, Integer> seed) {
    ExecutorService lanes = Executors.newFixedThreadPool(LANES);
    try {
      List<Future<?>> ends = new ArrayList<>();
      for (int lane = 0; lane < LANES; lane++) {
        int from = first + lane;
        ends.add(lanes.submit(() -> lane(from, last, seed)));
      }
      for (Future<?> end : ends) {
        end.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } finally {
      lanes.shutdownNow();
    }
  }

  private static void lane(int first, int last, BiConsumer<World, Integer> one) {
    try (LocalMsk local = LocalMsk.builder().dataPlane(DataPlane.NONE).start();
        Msk calm = Locally.msk(local).build();
        Msk msk = Locally.msk(local).callPolicy(QUICK).time(new HurriedTime()).build()) {
      World world = new World(local, calm, msk);
      for (int seed = first; seed <= last; seed += LANES) {
        one.accept(world, seed);
      }
    }
  }

  private static void waitUnderFaults(World world, int seed) {
    Msk msk = world.msk();
    String name = "orders-" + seed;
    inject(world.local(), seed);

    Cluster created = until(seed, () -> created(msk, name));
    Cluster changed =
        until(seed, () -> msk.clusters().update(created.arn()).storageGib(200).await(SOON));
    assertThat(changed.storageGib()).as("seed %d", seed).hasValue(200);
    world.local().clearFaults();

    assertThat(world.calm().clusters().list().filter(c -> c.name().equals(name)))
        .as("seed %d", seed)
        .hasSize(1);
    assertThat(world.calm().operations().list(created.arn()).map(ClusterOperation::type))
        .as("seed %d", seed)
        .containsExactly("UPDATE_BROKER_STORAGE");
    inject(world.local(), seed);
    until(seed, () -> deleted(msk, created));
    world.local().clearFaults();
    assertThat(world.calm().clusters().find(name)).as("seed %d", seed).isEmpty();
  }

  private static boolean deleted(Msk msk, Cluster created) {
    if (msk.clusters().find(created.name()).isPresent()) {
      msk.clusters().delete(created.arn()).await(SOON);
    }
    return true;
  }

  /** A creation whose outcome stayed unknown is looked up by whoever asked for it. */
  private static Cluster created(Msk msk, String name) {
    Optional<Cluster> there = msk.clusters().find(name);
    return there.isPresent()
        ? msk.clusters().creation(there.get().arn()).await(SOON)
        : msk.clusters().create(spec(name)).await(SOON);
  }

  @CanIgnoreReturnValue
  private static <T> T until(int seed, Supplier<T> wanted) {
    for (int run = 0; run < RUNS; run++) {
      try {
        return wanted.get();
      } catch (MskException e) {
        assertThat(e.code()).as("seed %d", seed).isNotEqualTo("operation.failed");
      }
    }
    throw new AssertionError("seed " + seed + " never came to an end");
  }

  private static void planUnderFaults(World world, int seed) {
    MskClusterArn arn = create(world.calm(), "orders-" + seed);
    ClusterPlan plan = plan(world.msk(), arn);
    RunStore store = RunStore.memory();
    inject(world.local(), seed);

    boolean finished = finish(plan, store);

    world.local().clearFaults();
    assertThat(finished).as("seed %d", seed).isTrue();
    check(world.calm(), arn, seed);
    world.calm().clusters().delete(arn);
  }

  private static MskClusterArn create(Msk msk, String name) {
    return msk.clusters().create(spec(name)).await(SOON).arn();
  }

  private static ClusterSpec spec(String name) {
    return ClusterSpec.provisioned(name, "3.6.0")
        .subnets("subnet-a", "subnet-b", "subnet-c")
        .build();
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
