package io.msksdk.admin.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.admin.Locally;
import io.msksdk.admin.Msk;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.call.AccessDeniedException;
import io.msksdk.core.call.NotFoundException;
import io.msksdk.core.call.ServiceException;
import io.msksdk.core.catalogue.Limits;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.check.Severity;
import io.msksdk.core.operation.OperationFailedException;
import io.msksdk.core.operation.OperationHandle;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.operation.WaitTimeoutException;
import io.msksdk.testkit.DataPlane;
import io.msksdk.testkit.EngineTime;
import io.msksdk.testkit.Fault;
import io.msksdk.testkit.LocalMsk;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Creations and deletions against the local MSK: what is lost, what fails, what is listed. */
class ClusterTroubleContractTest {
  private static final WaitPolicy SOON =
      WaitPolicy.atMost(Duration.ofSeconds(30))
          .pollingEvery(Duration.ofMillis(10), Duration.ofMillis(50));

  private static LocalMsk local;
  private Msk msk;

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
  }

  @AfterEach
  void close() {
    local.clearFaults();
    List<Cluster> left = msk.clusters().list().toList();
    left.forEach(cluster -> msk.clusters().delete(cluster.arn()).await(SOON));
    msk.close();
  }

  private static ClusterSpec spec(String name) {
    return ClusterSpec.provisioned(name, "3.7.x.kraft")
        .brokers(6, BrokerSize.standard("m5.xlarge"))
        .subnets("subnet-a", "subnet-b", "subnet-c")
        .securityGroups("sg-1")
        .storageGib(500)
        .addTag("team", "orders")
        .build();
  }

  private static MskClusterArn unknown() {
    return MskClusterArn.of(
        local.region(), local.account(), "nobody", "abcd1234-0123-abcd-5678-1234abcd5678-1");
  }

  @Test
  void createdCluster_isWhatWasAskedFor() {
    Cluster cluster = msk.clusters().create(spec("orders")).await(SOON);

    assertThat(cluster.state()).isEqualTo(ClusterState.ACTIVE);
    assertThat(cluster.name()).isEqualTo("orders");
    assertThat(cluster.serverless()).isFalse();
    assertThat(cluster.kafkaVersion()).contains("3.7.x.kraft");
    assertThat(cluster.brokers()).hasValue(6);
    assertThat(cluster.brokerSize()).contains(BrokerSize.standard("m5.xlarge"));
    assertThat(cluster.tags()).containsEntry("team", "orders");
    assertThat(cluster.currentVersion()).isPresent();
    assertThat(cluster.raw().provisioned().clientAuthentication().sasl().iam().enabled()).isTrue();
    assertThat(msk.clusters().describe(cluster.arn()).arn()).isEqualTo(cluster.arn());
  }

  @Test
  void creation_isFoundAgainByItsArn() {
    OperationHandle<Cluster> creation = msk.clusters().create(spec("orders"));

    Cluster there = msk.clusters().creation(MskClusterArn.parse(creation.id())).await(SOON);

    assertThat(there.name()).isEqualTo("orders");
    assertThat(creation.completion(SOON).join().arn()).isEqualTo(there.arn());
  }

  @Test
  void list_readsEveryPage() {
    List<String> names = IntStream.range(0, 120).mapToObj(i -> "cluster-" + i).toList();
    names.forEach(name -> msk.clusters().create(spec(name)));

    assertThat(msk.clusters().list().map(Cluster::name)).containsExactlyInAnyOrderElementsOf(names);
    assertThat(msk.clusters().list().limit(1)).hasSize(1);
  }

  @Test
  void deletedCluster_isGone() {
    Cluster cluster = msk.clusters().create(spec("orders")).await(SOON);

    msk.clusters().delete(cluster.arn()).await(SOON);

    assertThat(msk.clusters().find("orders")).isEmpty();
  }

  @Test
  void unknownCluster_isNotFound_forEveryCall() {
    MskClusterArn arn = unknown();

    assertThatThrownBy(() -> msk.clusters().describe(arn)).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> msk.clusters().delete(arn)).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> msk.clusters().describe(arn))
        .hasMessageContaining("DescribeClusterV2: ")
        .hasMessageContaining("Check the ARN or name, the Region and the account.");
    // the one operation whose model has no such error
    assertThatThrownBy(() -> msk.bootstrap().brokers(arn))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("GetBootstrapBrokers: Cluster " + arn + " does not exist");
  }

  @Test
  void failedCreation_carriesTheServicesReason() {
    local.inject(Fault.fail("InsufficientCapacity", "no capacity in az1").on("CreateClusterV2"));

    OperationHandle<Cluster> creation = msk.clusters().create(spec("orders"));

    assertThatThrownBy(() -> creation.await(SOON))
        .isInstanceOfSatisfying(
            OperationFailedException.class,
            e -> assertThat(e.reason()).isEqualTo("InsufficientCapacity"))
        .hasMessageContaining("create cluster orders ended in FAILED: no capacity in az1");
    assertThatThrownBy(() -> msk.bootstrap().brokers(MskClusterArn.parse(creation.id())))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("You can't get bootstrap broker nodes for a cluster in FAILED state");
  }

  @Test
  void clusterDeletedDuringItsCreation_endsTheWait() {
    try (LocalMsk slow =
            LocalMsk.builder().dataPlane(DataPlane.NONE).time(EngineTime.manual()).start();
        Msk there = Locally.msk(slow).build()) {
      OperationHandle<Cluster> creation = there.clusters().create(spec("orders"));

      assertThatThrownBy(
              () ->
                  creation.await(
                      WaitPolicy.atMost(Duration.ofMillis(50))
                          .pollingEvery(Duration.ofMillis(10), Duration.ofMillis(10))))
          .isInstanceOf(WaitTimeoutException.class)
          .hasMessageContaining("still CREATING");
      slow.advance(Duration.ofHours(2));
      assertThat(creation.await(SOON).state()).isEqualTo(ClusterState.ACTIVE);
      there.clusters().delete(MskClusterArn.parse(creation.id()));
      assertThatThrownBy(() -> creation.await(SOON))
          .isInstanceOf(OperationFailedException.class)
          .hasMessageContaining("somebody deleted it meanwhile");
    }
  }

  @Test
  void unknownIdentity_isDenied() {
    try (Msk stranger =
        Locally.msk(local)
            .credentials(Locally.credentials(local.admin().withSecret("wrong")))
            .build()) {
      assertThatThrownBy(() -> stranger.clusters().describe(unknown()))
          .isInstanceOf(AccessDeniedException.class)
          .hasMessageContaining("Check the credentials")
          .hasMessageNotContaining("wrong");
    }
  }

  @Test
  void preflight_countsTheBrokersOfTheAccount_andAdvises() {
    msk.clusters().create(spec("orders")).await(SOON);
    try (Msk small =
        Locally.msk(local).limits(Limits.published().with("brokersPerAccount", 12)).build()) {
      assertThat(errors(small, spec("more"))).isEmpty();
      assertThat(errors(small, spec("more").toBuilder().brokers(9).build()))
          .containsExactly("cluster.brokers-account");
    }
    ClusterSpec old =
        ClusterSpec.provisioned("old", "2.8.1")
            .brokers(2, BrokerSize.standard("t3.small"))
            .subnets("subnet-a", "subnet-b")
            .build();
    assertThat(msk.clusters().preflight(old))
        .extracting(Finding::code)
        .containsExactly(
            "cluster.t3",
            "version.end-of-support",
            "cluster.version-old",
            "cluster.two-zones",
            "configuration.unclean");
  }

  private static List<String> errors(Msk msk, ClusterSpec spec) {
    return msk.clusters().preflight(spec).stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .map(Finding::code)
        .toList();
  }

  @Test
  void versionThatIsClosed_isRefusedBeforeTheCall_withTheOneThatReplacesIt() {
    ClusterSpec closed =
        ClusterSpec.provisioned("old", "2.4.1")
            .brokers(3, BrokerSize.standard("m5.large"))
            .subnets("subnet-a", "subnet-b", "subnet-c")
            .build();

    assertThatThrownBy(() -> msk.clusters().create(closed))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("kafkaVersion: 2.4.1 (expected: such as 2.4.1.1)");
  }

  @Test
  void createWhoseAnswerIsLost_isCarriedOutOnce_andFound() {
    local.inject(Fault.reset().on("CreateClusterV2").times(1));

    Cluster cluster = msk.clusters().create(spec("orders")).await(SOON);

    assertThat(cluster.name()).isEqualTo("orders");
    assertThat(msk.clusters().list()).hasSize(1);
  }
}
