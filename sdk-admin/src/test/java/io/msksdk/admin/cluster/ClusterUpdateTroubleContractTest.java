package io.msksdk.admin.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.admin.Locally;
import io.msksdk.admin.Msk;
import io.msksdk.admin.call.CallEvent;
import io.msksdk.admin.configuration.ServerProperties;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.call.CallException;
import io.msksdk.core.call.ServiceException;
import io.msksdk.core.catalogue.Limits;
import io.msksdk.core.operation.OperationFailedException;
import io.msksdk.core.operation.OperationHandle;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.runbook.PreconditionException;
import io.msksdk.testkit.DataPlane;
import io.msksdk.testkit.EngineTime;
import io.msksdk.testkit.Fault;
import io.msksdk.testkit.LocalMsk;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Updates against the local MSK: what is retried, what is looked up, what is refused. */
class ClusterUpdateTroubleContractTest {
  private static final WaitPolicy SOON =
      WaitPolicy.atMost(Duration.ofSeconds(30))
          .pollingEvery(Duration.ofMillis(5), Duration.ofMillis(50));

  private final List<CallEvent> events = new CopyOnWriteArrayList<>();
  private static LocalMsk local;
  private Msk msk;
  private MskClusterArn orders;

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
    msk = Locally.msk(local).listener(events::add).build();
    orders = create(msk);
    events.clear();
  }

  @AfterEach
  void close() {
    local.clearFaults();
    msk.clusters().delete(orders).await(SOON);
    msk.close();
  }

  private static MskClusterArn create(Msk msk) {
    ClusterSpec spec =
        ClusterSpec.provisioned("orders", "3.6.0")
            .subnets("subnet-a", "subnet-b", "subnet-c")
            .build();
    return msk.clusters().create(spec).await(SOON).arn();
  }

  private long calls(String operation) {
    return events.stream().filter(event -> event.operation().equals(operation)).count();
  }

  @Test
  void updateOfNothing_isASuccessWithoutACall() {
    OperationHandle<Cluster> handle = msk.clusters().update(orders).brokers(3);

    assertThat(handle.await(SOON).brokers()).hasValue(3);
    assertThat(handle.snapshot().state()).isEqualTo("already so");
    assertThat(calls("UpdateBrokerCount")).isZero();
  }

  @Test
  void staleVersion_isReadAgainOnce() {
    local.inject(Fault.wrongVersion().on("UpdateBrokerCount").times(1));

    assertThat(msk.clusters().update(orders).brokers(6).await(SOON).brokers()).hasValue(6);
    assertThat(calls("UpdateBrokerCount")).isEqualTo(2);
  }

  @Test
  void staleVersionTwice_saysThatSomebodyElseIsThere() {
    local.inject(Fault.wrongVersion().on("UpdateBrokerCount").times(2));

    assertThatThrownBy(() -> msk.clusters().update(orders).brokers(6))
        .isInstanceOf(StaleVersionException.class)
        .hasMessageContaining("Somebody else changes the cluster");
    assertThat(calls("UpdateBrokerCount")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"reset", "truncate"})
  void lostAnswer_isLookedUp_neverRepeated(String fault) {
    local.inject(
        (fault.equals("reset") ? Fault.reset() : Fault.truncate())
            .on("UpdateBrokerCount")
            .times(1));

    Cluster grown = msk.clusters().update(orders).brokers(6).await(SOON);

    assertThat(grown.brokers()).hasValue(6);
    assertThat(calls("UpdateBrokerCount")).isEqualTo(1);
    assertThat(msk.operations().list(orders)).hasSize(1);
  }

  @Test
  void lostAnswer_isNotFoundInAnOlderOperation_whenSomebodyElseChangedTheCluster() {
    msk.clusters().update(orders).brokerSize(BrokerSize.standard("m5.xlarge")).await(SOON);
    local.inject(Fault.error(500).on("UpdateBrokerType").times(1));
    try (Msk hindered =
        Locally.msk(local)
            .listener(
                event -> {
                  if (event.operation().equals("UpdateBrokerType")) {
                    Cluster unused = msk.clusters().update(orders).storageGib(2000).await(SOON);
                  }
                })
            .build()) {

      assertThatThrownBy(
              () ->
                  hindered
                      .clusters()
                      .update(orders)
                      .brokerSize(BrokerSize.standard("m5.2xlarge"))
                      .await(SOON))
          .isInstanceOfSatisfying(CallException.class, e -> assertThat(e.notApplied()).isFalse());
    }
    assertThat(msk.operations().list(orders)).hasSize(2);
  }

  @Test
  void failedOperation_isAFailure_thoughTheClusterIsActiveAgain() {
    local.inject(Fault.fail("InsufficientCapacity", "no m5 left").on("UpdateBrokerType"));

    OperationHandle<Cluster> handle =
        msk.clusters().update(orders).brokerSize(BrokerSize.standard("m5.xlarge"));

    assertThatThrownBy(() -> handle.await(SOON))
        .isInstanceOfSatisfying(
            OperationFailedException.class,
            e -> assertThat(e.reason()).isEqualTo("InsufficientCapacity"))
        .hasMessageContaining("no m5 left");
    assertThat(msk.clusters().describe(orders).state()).isEqualTo(ClusterState.ACTIVE);
  }

  @Test
  void secondUpdate_isRefusedWhileTheFirstRuns_andCanBeWaitedFor() {
    try (LocalMsk slow =
            LocalMsk.builder().dataPlane(DataPlane.NONE).time(EngineTime.manual()).start();
        Msk there = Locally.msk(slow).build()) {
      OperationHandle<Cluster> creation =
          there
              .clusters()
              .create(
                  ClusterSpec.provisioned("orders", "3.6.0")
                      .subnets("subnet-a", "subnet-b", "subnet-c")
                      .build());
      slow.advance(Duration.ofHours(2));
      MskClusterArn arn = creation.await(SOON).arn();
      OperationHandle<Cluster> first = there.clusters().update(arn).storageGib(200);

      assertThatThrownBy(() -> there.clusters().update(arn).brokers(6))
          .isInstanceOfSatisfying(
              PreconditionException.class, e -> assertThat(e.retryable()).isTrue())
          .hasMessageContaining("state: UPDATING (expected: ACTIVE");
      slow.advance(Duration.ofHours(3));
      assertThat(there.clusters().update(arn).awaitUpdatable(SOON).storageGib()).hasValue(200);
      assertThat(first.await(SOON).storageGib()).hasValue(200);
    }
  }

  @Test
  void volumes_coolAfterAChangeOfTheirs_andTheirModeDoesNotWait() {
    ClusterUpdates updates = msk.clusters().update(orders);
    var large = updates.brokerSize(BrokerSize.standard("m5.4xlarge")).await(SOON);
    assertThat(large.storageMode()).isEqualTo(StorageMode.LOCAL);
    assertThat(updates.storageGib(200).await(SOON).storageGib()).hasValue(200);
    assertThat(updates.tieredStorage().await(SOON).storageMode()).isEqualTo(StorageMode.TIERED);
    events.clear();

    assertThatThrownBy(() -> updates.throughputMibPerSecond(250))
        .isInstanceOfSatisfying(
            PreconditionException.class, e -> assertThat(e.retryable()).isTrue())
        .hasMessageContaining("expected: no change for 6 hours");
    assertThat(calls("UpdateStorage")).isZero();
    try (Msk patient =
        Locally.msk(local).limits(Limits.published().with("storageCooldown", 0)).build()) {
      assertThatThrownBy(() -> patient.clusters().update(orders).throughputMibPerSecond(250))
          .isInstanceOf(ServiceException.class)
          .hasMessageContaining("only once in 6 hours");
    }
  }

  @Test
  void operationOfAnotherProcess_isTakenUpByItsArn() {
    msk.clusters().update(orders).brokers(6).await(SOON);
    var operation = msk.operations().list(orders).findFirst().orElseThrow().arn();

    assertThat(msk.clusters().update(operation).await(SOON).brokers()).hasValue(6);
    assertThat(msk.operations().handle(operation).await(SOON).type())
        .isEqualTo("INCREASE_BROKER_COUNT");
    assertThat(msk.operations().handle(operation).snapshot().percent()).hasValue(100);
  }

  @Test
  void whatTheServiceWouldRefuse_isRefusedBefore() {
    ClusterUpdates updates = msk.clusters().update(orders);

    assertThatThrownBy(() -> updates.brokers(4)).hasMessageContaining("a multiple of the 3");
    assertThatThrownBy(() -> updates.storageGib(50)).hasMessageContaining("can only grow");
    assertThatThrownBy(() -> updates.brokerSize(BrokerSize.express("m7g.large")))
        .hasMessageContaining("cannot become one another");
    assertThatThrownBy(() -> updates.kafkaVersion("3.5.1")).hasMessageContaining("no downgrade");
    assertThatThrownBy(() -> updates.kafkaVersion("3.7.x.kraft"))
        .hasMessageContaining("fixed when a cluster is created");
    assertThatThrownBy(() -> updates.rebalancing(Rebalancing.ACTIVE))
        .isInstanceOf(PreconditionException.class);
    assertThat(events).noneMatch(event -> event.operation().startsWith("Update"));
  }

  @Test
  void whatNoSpecMaySay_noUpdateMayEither() {
    ClusterUpdates updates = msk.clusters().update(orders);

    assertThatThrownBy(() -> updates.throughputMibPerSecond(250))
        .isInstanceOf(PreconditionException.class)
        .hasMessageContaining("throughputMibPerSecond: 250 (expected: none with kafka.m7g.large)");
    assertThatThrownBy(
            () ->
                updates.security(
                    SecuritySettings.access(ClusterAccess.SCRAM)
                        .trusting("arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/a")
                        .encryption(ClientEncryption.PLAINTEXT)))
        .hasMessageContaining("TLS with IAM or SCRAM")
        .hasMessageContaining("none without TLS");
    assertThatThrownBy(
            () ->
                updates.connectivity(
                    ConnectivitySettings.privateOnly().multiVpc(ClusterAccess.SCRAM)))
        .hasMessageContaining("ways in that are open: [IAM]");
    assertThatThrownBy(() -> updates.storageGib(16_385)).hasMessageContaining("at most 16384");
    assertThat(events).noneMatch(event -> event.operation().startsWith("Update"));
  }

  @Test
  void configurationTheClusterCannotHave_isRefusedBefore() {
    var updates = msk.clusters().update(orders);
    var compact =
        msk.configurations()
            .create(
                "compact-" + orders.uuid(),
                ServerProperties.parse("log.cleanup.policy=compact"),
                "for clusters without tiered storage");
    assertThat(updates.tieredStorage().await(SOON).storageMode()).isEqualTo(StorageMode.TIERED);
    events.clear();

    assertThatThrownBy(() -> updates.configuration(compact))
        .isInstanceOf(PreconditionException.class)
        .hasMessageContaining("delete on a tiered cluster");
    assertThat(calls("UpdateClusterConfiguration")).isZero();
    msk.configurations().delete(compact.configuration()).await(SOON);
  }

  @Test
  void oldWrongs_areNotHeldAgainstAnUpdate() {
    try (Msk strict =
        Locally.msk(local).limits(Limits.published().with("clusterNameMax", 3)).build()) {
      assertThat(strict.clusters().update(orders).brokers(6).await(SOON).brokers()).hasValue(6);
    }
  }
}
