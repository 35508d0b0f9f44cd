package io.msksdk.admin.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.msksdk.admin.Locally;
import io.msksdk.admin.Msk;
import io.msksdk.admin.cluster.BrokerSize;
import io.msksdk.admin.cluster.Cluster;
import io.msksdk.admin.cluster.ClusterAccess;
import io.msksdk.admin.cluster.ClusterSpec;
import io.msksdk.admin.cluster.ConnectivitySettings;
import io.msksdk.admin.cluster.MonitoringLevel;
import io.msksdk.admin.cluster.MonitoringSettings;
import io.msksdk.admin.cluster.SecuritySettings;
import io.msksdk.admin.cluster.StorageSettings;
import io.msksdk.admin.contract.Crashes;
import io.msksdk.admin.contract.DyingStore;
import io.msksdk.admin.contract.DyingStore.Moment;
import io.msksdk.admin.contract.Reasons;
import io.msksdk.admin.operation.ClusterOperation;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.catalogue.Limits;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.runbook.Effect;
import io.msksdk.core.runbook.PreconditionException;
import io.msksdk.core.runbook.RunOptions;
import io.msksdk.core.runbook.RunRecord;
import io.msksdk.core.runbook.RunStore;
import io.msksdk.testkit.DataPlane;
import io.msksdk.testkit.Fault;
import io.msksdk.testkit.LocalMsk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans against the local MSK, and what is left of them when their process dies. */
class PlanContractTest {
  private static final WaitPolicy SOON =
      WaitPolicy.atMost(Duration.ofSeconds(60))
          .pollingEvery(Duration.ofMillis(5), Duration.ofMillis(50));

  private static LocalMsk local;
  private Msk msk;
  private MskClusterArn orders;
  @TempDir Path directory;

  @BeforeAll
  static void start() {
    local = LocalMsk.builder().dataPlane(DataPlane.NONE).start();
  }

  @AfterAll
  static void stop() {
    local.close();
  }

  @BeforeEach
  void open() {
    msk = Locally.msk(local).build();
    orders = create();
  }

  @AfterEach
  void close() {
    local.clearFaults();
    msk.clusters().list().toList().forEach(c -> msk.clusters().delete(c.arn()).await(SOON));
    msk.close();
  }

  private MskClusterArn create() {
    ClusterSpec spec =
        ClusterSpec.provisioned("orders", "3.6.0")
            .brokers(3, BrokerSize.standard("m5.large"))
            .subnets("subnet-a", "subnet-b", "subnet-c")
            .storageGib(100)
            .build();
    return msk.clusters().create(spec).await(SOON).arn();
  }

  /** Six steps: size, storage, brokers, monitoring, version, security. */
  private static void six(ClusterSpec.Builder spec) {
    spec.brokers(6, BrokerSize.standard("m5.xlarge"))
        .storageGib(200)
        .kafkaVersion("3.7.x")
        .monitoring(MonitoringSettings.defaults().level(MonitoringLevel.PER_BROKER))
        .security(SecuritySettings.access(ClusterAccess.IAM, ClusterAccess.SCRAM));
  }

  private ClusterPlan plan() {
    return msk.plans().change(orders, PlanContractTest::six).waiting(SOON);
  }

  private static RunOptions all(RunStore store) {
    return RunOptions.recordIn(store).allowing(Effect.values());
  }

  private void assertSix() {
    Cluster now = msk.clusters().describe(orders);
    assertThat(now.brokers()).hasValue(6);
    assertThat(now.brokerSize()).contains(BrokerSize.standard("m5.xlarge"));
    assertThat(now.storageGib()).hasValue(200);
    assertThat(now.kafkaVersion()).contains("3.7.x");
    assertThat(now.monitoring().level()).isEqualTo(MonitoringLevel.PER_BROKER);
    assertThat(now.security().access()).contains(ClusterAccess.SCRAM);
    assertThat(msk.operations().list(orders).map(ClusterOperation::type))
        .containsExactly(
            "UPDATE_SECURITY",
            "UPDATE_CLUSTER_KAFKA_VERSION",
            "UPDATE_MONITORING",
            "INCREASE_BROKER_COUNT",
            "UPDATE_BROKER_STORAGE",
            "UPDATE_BROKER_TYPE");
  }

  @Test
  void plan_readsLikeADiff_inTheOrderItRuns() {
    assertThat(plan().toString())
        .containsSubsequence(
            "1. broker size: kafka.m5.large -> kafka.m5.xlarge",
            "2. storage GiB: 100 -> 200",
            "3. brokers: 3 -> 6",
            "4. monitoring: DEFAULT -> PER_BROKER",
            "5. Kafka version: to 3.7.x",
            "6. security: [IAM] over TLS -> [IAM, SCRAM] over TLS",
            "digest ");
  }

  @Test
  void run_carriesOutEveryStepOnce_andLeavesNothingToDo() {
    RunRecord record = plan().run(all(RunStore.file(directory.resolve("run.json"))));

    assertThat(record.finished()).isTrue();
    assertSix();
    assertThat(plan().isEmpty()).isTrue();
  }

  @Test
  void tags_areSetAndRemoved_byAPlan() {
    msk.tags().add(orders, Map.of("team", "orders", "old", "yes"));
    ClusterSpec target =
        ClusterSpec.of(msk.clusters().describe(orders)).toBuilder()
            .tags(Map.of("team", "billing", "new", "yes"))
            .build();
    ClusterPlan tagging = msk.plans().reach(orders, target);

    assertThat(tagging.toString())
        .contains("1. tags: remove [old]", "2. tags: set {new=yes, team=billing}");
    assertThat(tagging.run(RunOptions.unrecorded()).finished()).isTrue();

    assertThat(msk.tags().list(orders)).containsOnly(entry("team", "billing"), entry("new", "yes"));
    assertThat(msk.plans().reach(orders, target).isEmpty()).isTrue();
    assertThat(msk.operations().list(orders)).isEmpty();
  }

  @Test
  void reason_isInEveryCallOfAPlan_alsoWhenAnotherProcessTakesItUp() {
    long before = Reasons.now(local);
    RunStore store = RunStore.file(directory.resolve("why.json"));
    ClusterPlan plan =
        msk.plans().change(orders, c -> c.storageGib(200).addTag("a", "b")).waiting(SOON);
    assertThatThrownBy(
            () -> plan.run(all(new Dying(store, 3, true, new AtomicInteger())).because("CHG-4711")))
        .hasMessage("killed");

    msk.plans().resume(store).waiting(SOON).run(all(store));

    assertThat(Reasons.operations(local, before, "CHG-4711"))
        .containsExactly("UpdateBrokerStorage", "TagResource");
  }

  @Test
  void resize_saysHowLongItTakes_andWhatSmallerBrokersAsk() {
    assertThat(plan().toString()).contains("About 30 to 45 minutes: 3 brokers");
    assertThat(
            msk.plans()
                .change(orders, c -> c.brokerSize(BrokerSize.standard("t3.small")))
                .toString())
        .contains("a broker should not exceed 300 partitions then");
  }

  @Test
  void throughputGivenUp_withSmallerBrokersAndLargerVolumes_isOneStepBeforeThem() {
    ClusterSpec large =
        ClusterSpec.provisioned("payments", "3.6.0")
            .brokers(3, BrokerSize.standard("m5.4xlarge"))
            .subnets("subnet-a", "subnet-b", "subnet-c")
            .storage(StorageSettings.ofGib(100).throughputMibPerSecond(250))
            .build();
    MskClusterArn payments = msk.clusters().create(large).await(SOON).arn();
    ClusterPlan plan =
        msk.plans()
            .change(
                payments,
                c ->
                    c.brokerSize(BrokerSize.standard("m5.large"))
                        .storage(StorageSettings.ofGib(200)))
            .waiting(SOON);

    assertThat(plan.toString())
        .containsSubsequence(
            "1. storage GiB: 100 -> 200, throughput MiB/s: 250 -> none", "2. broker size:");
    assertThat(plan.run(all(RunStore.memory())).finished()).isTrue();

    Cluster now = msk.clusters().describe(payments);
    assertThat(now.storageGib()).hasValue(200);
    assertThat(now.throughputMibPerSecond()).isEmpty();
    assertThat(msk.operations().list(payments).map(ClusterOperation::type))
        .containsExactly("UPDATE_BROKER_TYPE", "UPDATE_BROKER_STORAGE");
  }

  @Test
  void limitsOfTheMsk_boundItsPlans() {
    try (Msk large =
        Locally.msk(local)
            .limits(Limits.published().with("brokersPerClusterZooKeeper", 60))
            .build()) {
      assertThatThrownBy(() -> msk.plans().change(orders, c -> c.brokers(33)))
          .isInstanceOf(InvalidSpecException.class);
      assertThat(large.plans().change(orders, c -> c.brokers(33)).isEmpty()).isFalse();
    }
  }

  @Test
  void effectThatIsNotAllowed_isRefusedBeforeAnythingIsChanged() {
    assertThatThrownBy(() -> plan().run(RunOptions.unrecorded().allowing(Effect.RESTARTS_BROKERS)))
        .isInstanceOf(PreconditionException.class)
        .hasMessageContaining("Allow it with allowing(Effect.IRREVERSIBLE).");
    assertThat(msk.operations().list(orders)).isEmpty();
  }

  @Test
  void reviewedDigest_letsOnlyThatPlanRun() {
    String reviewed = plan().digest();
    msk.clusters().update(orders).storageGib(150).await(SOON);

    assertThatThrownBy(() -> plan().run(all(RunStore.memory()).onlyIf(reviewed)))
        .isInstanceOf(PreconditionException.class)
        .hasMessageContaining("Something changed since the review");
  }

  /** A store that dies with its process at one save, before or after it is on the disk. */
  private record Dying(RunStore real, int at, boolean afterwards, AtomicInteger saves)
      implements RunStore {

    @Override
    public Optional<RunRecord> load() {
      return real.load();
    }

    @Override
    public void save(RunRecord record) {
      boolean dies = saves.incrementAndGet() == at;
      if (!dies || afterwards) {
        real.save(record);
      }
      if (dies) {
        throw new IllegalStateException("killed");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Moment.class)
  void crash_atEverySave_endsAsWithoutIt(Moment moment) {
    DyingStore store = DyingStore.at(moment);
    RunOptions options = all(store);
    ClusterPlan plan = plan();
    Runnable process =
        () -> {
          boolean begun = store.load().isPresent();
          (begun ? msk.plans().resume(store).waiting(SOON) : plan).run(options);
        };

    Crashes.survive(process);

    assertThat(store.deaths()).isGreaterThanOrEqualTo(18);
    assertThat(store.load()).hasValueSatisfying(r -> assertThat(r.finished()).isTrue());
    assertSix();
  }

  @Tag("full")
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 9, 11, 13, 15, 17, 18, 19})
  void crash_atAnySave_endsAsWithoutIt(int save) {
    for (boolean afterwards : new boolean[] {false, true}) {
      RunStore store = RunStore.file(directory.resolve("run-" + afterwards + ".json"));
      AtomicInteger saves = new AtomicInteger();
      assertThatThrownBy(() -> plan().run(all(new Dying(store, save, afterwards, saves))))
          .hasMessage("killed");

      try (Msk other = Locally.msk(local).build()) {
        boolean begun = store.load().isPresent();
        ClusterPlan taken = begun ? other.plans().resume(store).waiting(SOON) : plan();
        assertThat(taken.run(all(store)).finished()).isTrue();
      }
      assertSix();
      msk.clusters().delete(orders).await(SOON);
      orders = create();
    }
  }

  @Test
  void recordCutInHalf_isSaidToBe() throws Exception {
    Path file = directory.resolve("run.json");
    plan().run(all(RunStore.file(file)));
    String whole = Files.readString(file);
    Files.writeString(file, whole.substring(0, whole.length() / 2));

    assertThatThrownBy(() -> msk.plans().resume(RunStore.file(file)))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("one whole JSON object");
  }

  @Test
  void recordOfAnotherUnfinishedRun_isNotOverwritten() {
    RunStore store = RunStore.file(directory.resolve("run.json"));
    assertThatThrownBy(() -> plan().run(all(new Dying(store, 3, true, new AtomicInteger()))))
        .hasMessage("killed");
    ClusterPlan another = msk.plans().change(orders, spec -> spec.storageGib(300)).waiting(SOON);

    assertThatThrownBy(() -> another.run(all(store)))
        .isInstanceOf(PreconditionException.class)
        .hasMessageContaining("resume it, or name another");
  }

  @Test
  void whatMskCannotChange_isRefusedWithEveryReason() {
    ClusterSpec from = ClusterSpec.of(msk.clusters().describe(orders));
    ClusterSpec never =
        ClusterSpec.provisioned("orders", "3.7.x.kraft")
            .brokers(3, BrokerSize.express("m7g.large"))
            .subnets("subnet-a", "subnet-b", "subnet-d")
            .storageGib(50)
            .build();

    assertThat(from.storageGib()).isEqualTo(100);
    assertThatThrownBy(() -> msk.plans().reach(orders, never))
        .isInstanceOfSatisfying(
            PreconditionException.class,
            e ->
                assertThat(e.findings())
                    .extracting(finding -> finding.property())
                    .contains("subnets", "brokerSize", "kafkaVersion"));
    assertThatThrownBy(() -> msk.plans().change(orders, spec -> spec.storageGib(50)))
        .hasMessageContaining("Storage can only grow.");
    assertThatThrownBy(() -> msk.plans().change(orders, spec -> spec.kafkaVersion("2.8.1")))
        .hasMessageContaining("there is no downgrade");
  }

  @Test
  void specInVersionControl_showsDrift() {
    String kept = ClusterSpec.of(msk.clusters().describe(orders)).toJson();
    assertThat(msk.plans().reach(orders, ClusterSpec.parse(kept)).isEmpty()).isTrue();

    msk.clusters().update(orders).storageGib(150).await(SOON);

    assertThatThrownBy(() -> msk.plans().reach(orders, ClusterSpec.parse(kept)))
        .hasMessageContaining("storageGib: 100 (expected: 150 or more)");
  }

  @Test
  void connectivityThatNewSecurityAllows_followsIt() {
    ClusterPlan plan =
        msk.plans()
            .change(
                orders,
                spec ->
                    spec.security(SecuritySettings.access(ClusterAccess.IAM, ClusterAccess.SCRAM))
                        .connectivity(
                            ConnectivitySettings.privateOnly().multiVpc(ClusterAccess.SCRAM)))
            .waiting(SOON);

    plan.run(all(RunStore.memory()));

    assertThat(msk.operations().list(orders).map(ClusterOperation::type))
        .containsExactly("UPDATE_CONNECTIVITY", "UPDATE_SECURITY");
  }

  @Test
  void answerOfAnUpdateThatIsLost_isLookedUp_andCarriedOutOnce() {
    for (String operation : List.of("UpdateBrokerType", "UpdateBrokerCount", "UpdateSecurity")) {
      local.inject(Fault.reset().on(operation).times(1));
    }

    plan().run(all(RunStore.memory()));

    assertSix();
  }
}
