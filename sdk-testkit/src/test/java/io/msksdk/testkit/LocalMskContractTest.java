package io.msksdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The face against the engine it carries, without brokers. */
class LocalMskContractTest {

  @Test
  void fault_onOneOperation_isMetAsOftenAsSaidAndCanBeTakenAway() {
    try (LocalMsk local = LocalMsk.builder().dataPlane(DataPlane.NONE).start()) {
      LocalCluster cluster = local.cluster("faulty").create();
      local.inject(Fault.throttle().on("DescribeClusterV2").times(1));

      assertThatThrownBy(cluster::state)
          .isInstanceOfSatisfying(
              LocalMskException.class, e -> assertThat(e.code()).isEqualTo("local.refused"))
          .hasMessageContaining("429")
          .hasMessageContaining("TooManyRequestsException");
      assertThat(cluster.state()).isEqualTo("ACTIVE");

      local.inject(Fault.error(503));
      assertThatThrownBy(cluster::state).hasMessageContaining("503");
      local.clearFaults();
      assertThat(cluster.state()).isEqualTo("ACTIVE");
    }
  }

  @Test
  void creationAndDeletion_liveThroughThrottling() {
    try (LocalMsk local = LocalMsk.builder().dataPlane(DataPlane.NONE).start()) {
      local.inject(Fault.throttle().on("DescribeClusterV2").times(2));
      LocalCluster cluster = local.cluster("patient").create();
      assertThat(cluster.state()).isEqualTo("ACTIVE");

      local.inject(Fault.error(503).on("DescribeClusterV2").times(2));
      cluster.close();

      assertThatThrownBy(cluster::state).hasMessageContaining("404");
    }
  }

  @Test
  void cluster_putIntoAState_showsIt() {
    try (LocalMsk local = LocalMsk.builder().dataPlane(DataPlane.NONE).start()) {
      LocalCluster cluster = local.cluster("ill").create();

      cluster.enter("HEALING");

      assertThat(cluster.state()).isEqualTo("HEALING");
      assertThatThrownBy(() -> cluster.enter("TIRED"))
          .isInstanceOf(LocalMskException.class)
          .hasMessageContaining("state: TIRED");
    }
  }

  @Test
  void manualTime_movesOnlyWhenItIsMoved() {
    try (LocalMsk local =
        LocalMsk.builder().dataPlane(DataPlane.NONE).time(EngineTime.manual()).start()) {
      ClusterCalls calls = new ClusterCalls(local);
      String arn = calls.create("slow", 3, "3.9.x.kraft");
      String before = calls.state(arn);

      local.advance(Duration.ofHours(2));

      assertThat(before).isEqualTo("CREATING");
      assertThat(calls.awaitActive(arn)).isEqualTo("slow");
    }
  }

  @Test
  void sameName_twice_isRefusedInTheServicesWords() {
    try (LocalMsk local = LocalMsk.builder().dataPlane(DataPlane.NONE).start()) {
      LocalCluster first = local.cluster("twice").create();

      assertThatThrownBy(() -> local.cluster("twice").create())
          .isInstanceOf(LocalMskException.class)
          .hasMessageContaining("409")
          .hasMessageContaining("ConflictException");
      first.close();
      first.close();
      assertThat(local.cluster("twice").create().state()).isEqualTo("ACTIVE");
    }
  }

  @Test
  void cluster_thatTheTestDeletedItself_closesAllTheSame() {
    try (LocalMsk local = LocalMsk.builder().dataPlane(DataPlane.NONE).start()) {
      LocalCluster cluster = local.cluster("deleted").create();
      new ClusterCalls(local).delete(cluster.arn());

      cluster.close();

      assertThat(local.cluster("deleted").create().state()).isEqualTo("ACTIVE");
    }
  }

  @Test
  void identitiesFile_unreadable_isNamed(@TempDir Path temporary) throws IOException {
    Path file = Files.writeString(temporary.resolve("identities.json"), "{}");

    assertThatThrownBy(() -> LocalMsk.builder().dataPlane(DataPlane.NONE).identities(file).start())
        .isInstanceOfSatisfying(
            LocalMskException.class, e -> assertThat(e.code()).isEqualTo("local.start"))
        .hasMessageContaining(file.toString());
  }

  @Test
  void events_ofACall_sayWhoAndWhat() {
    try (LocalMsk local = LocalMsk.builder().dataPlane(DataPlane.NONE).start()) {
      local.cluster("seen").create();

      assertThat(local.events())
          .filteredOn(event -> event.kind().equals("call"))
          .first()
          .satisfies(
              event -> {
                assertThat(event.facts())
                    .containsKey("userAgent")
                    .containsEntry("operation", "CreateClusterV2")
                    .containsEntry("principal", local.admin().arn());
                assertThat(event.toString())
                    .startsWith(event.sequence() + " " + event.at() + " call: ")
                    .contains("operation=CreateClusterV2", "outcome=200")
                    .doesNotContain("userAgent");
              });
    }
  }

  @Test
  void faults_ofTheLifeCycle_areMet() {
    try (LocalMsk local = LocalMsk.builder().dataPlane(DataPlane.NONE).start()) {
      ClusterCalls calls = new ClusterCalls(local);
      local.inject(Fault.stuck().on("CreateClusterV2").times(1));
      String arn = calls.create("stuck", 3, "3.9.x.kraft");
      assertThat(calls.state(arn)).isEqualTo("CREATING");
      local.clearFaults();
      assertThat(calls.awaitActive(arn)).isEqualTo("stuck");

      LocalCluster cluster = local.existingCluster(arn);
      local.inject(Fault.staleRead().on("DescribeClusterV2").times(1));
      cluster.enter("HEALING");
      assertThat(cluster.state()).isEqualTo("ACTIVE");
      assertThat(cluster.state()).isEqualTo("HEALING");

      local.inject(Fault.skew(Duration.ofMinutes(-20)));
      assertThatThrownBy(cluster::state).hasMessageContaining("Signature not yet current");
      local.clearFaults();
      cluster.enter("ACTIVE");
      assertThat(cluster.state()).isEqualTo("ACTIVE");
      assertThat(Fault.wrongVersion()).hasToString("Fault{kind=wrong-version}");
    }
  }

  @Test
  void policyFor_ofWhatWasSeen_isADocument() {
    try (LocalMsk local = LocalMsk.builder().dataPlane(DataPlane.NONE).start()) {
      LocalCluster cluster = local.cluster("needed").create();
      assertThat(cluster.state()).isEqualTo("ACTIVE");
      long seen = local.events().size();

      assertThat(local.policyFor(local.admin()))
          .contains("kafka:CreateClusterV2", "kafka:DescribeClusterV2", cluster.arn())
          .contains("2012-10-17");
      assertThat(local.eventsAfter(seen)).isEmpty();
    }
  }
}
