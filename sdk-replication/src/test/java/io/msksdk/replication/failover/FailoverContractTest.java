package io.msksdk.replication.failover;

import static io.msksdk.replication.failover.FailoverTest.all;
import static io.msksdk.replication.failover.FailoverTest.assertComplete;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.admin.Msk;
import io.msksdk.admin.cluster.Cluster;
import io.msksdk.core.arn.MskReplicatorArn;
import io.msksdk.core.operation.OperationHandle;
import io.msksdk.core.runbook.PreconditionException;
import io.msksdk.core.runbook.RunStore;
import io.msksdk.replication.DyingStore;
import io.msksdk.replication.Locally;
import io.msksdk.replication.MskReplication;
import io.msksdk.replication.replicator.Replicator;
import io.msksdk.replication.replicator.ReplicatorSpec;
import io.msksdk.replication.replicator.Replicators;
import io.msksdk.replication.replicator.StartingPosition;
import io.msksdk.replication.replicator.TopicNames;
import io.msksdk.testkit.DataPlane;
import io.msksdk.testkit.Fault;
import io.msksdk.testkit.LocalMsk;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/** The replicators and metrics of a local MSK in two Regions, without brokers. */
class FailoverContractTest {
  private static final GateSettings GATES =
      GateSettings.defaults().patience(Duration.ofMinutes(2), Duration.ofMinutes(5));
  private static final int MINUTES = 240;

  private static LocalMsk local;
  private static Msk primary;
  private static Msk standby;
  private static Cluster orders;
  private static Cluster other;
  private static CloudWatchClient primaryMetrics;
  private static CloudWatchClient standbyMetrics;
  private static HttpClient http;

  private static int worlds;

  @TempDir Path directory;
  private World world;

  @BeforeAll
  static void start() {
    local = LocalMsk.builder().dataPlane(DataPlane.NONE).start();
    http = HttpClient.newHttpClient();
    primary = Locally.msk(local, Locally.PRIMARY).build();
    standby = Locally.msk(local, Locally.STANDBY).build();
    orders = Locally.openedCluster(primary, "orders");
    other = Locally.openedCluster(standby, "standby");
    primaryMetrics = metrics(Locally.PRIMARY);
    standbyMetrics = metrics(Locally.STANDBY);
  }

  private static CloudWatchClient metrics(Region region) {
    return CloudWatchClient.builder()
        .region(region)
        .endpointOverride(local.endpoint())
        .credentialsProvider(Locally.credentials(local))
        .httpClientBuilder(Apache5HttpClient.builder())
        .build();
  }

  @AfterAll
  static void stop() {
    primaryMetrics.close();
    standbyMetrics.close();
    primary.close();
    standby.close();
    local.close();
  }

  @BeforeEach
  void serve() throws Exception {
    ReplicatorControl[] controls = {
      ReplicatorControl.of(MskReplication.on(primary).replicators(), FailoverContractTest::spec),
      ReplicatorControl.of(MskReplication.on(standby).replicators(), FailoverContractTest::spec)
    };
    world =
        new World(
            TopicNames.PREFIXED_WITH_SOURCE_CLUSTER_ALIAS, orders.arn(), other.arn(), controls);
    world.primarySite.readings(ReplicatorReadings.cloudWatch(primaryMetrics));
    world.secondarySite.readings(ReplicatorReadings.cloudWatch(standbyMetrics));
    // what another test has set is of another time
    world.time.advance(Duration.ofMinutes(4L * MINUTES).multipliedBy(worlds++));
    world.serving();
    healthy(Locally.STANDBY, "forward");
    healthy(Locally.PRIMARY, "standby-to-orders");
  }

  @AfterEach
  void clean() {
    for (Msk msk : List.of(primary, standby)) {
      Replicators replicators = MskReplication.on(msk).replicators();
      List<Replicator> left =
          replicators
              .list()
              .filter(listed -> !listed.reference())
              .map(listed -> replicators.describe(listed.arn()))
              .toList();
      left.forEach(replicator -> replicators.delete(replicator.arn()).await(Locally.SOON));
    }
  }

  private static ReplicatorSpec.Builder spec(ReplicatorOrder order) {
    boolean forward = order.source().equals(orders.arn());
    return Locally.across(local, order.name(), forward ? orders : other, forward ? other : orders);
  }

  private void healthy(Region region, String replicator) throws Exception {
    set(region, replicator, "MessageLag", "", 0);
    set(region, replicator, "ReplicatorThroughput", "", 1000);
    set(region, replicator, "ReplicatorFailure", "", 0);
    for (String alias : List.of("orders", "standby")) {
      set(region, replicator, "AuthError", alias, 0);
      set(region, replicator, "KafkaClusterPingSuccessCount", alias, 1);
    }
  }

  /** A point for each of the next minutes of the runbook's clock. */
  private void set(Region region, String replicator, String metric, String alias, double value)
      throws Exception {
    String dimensions =
        "\"ReplicatorName\":\"%s\"".formatted(replicator)
            + (alias.isEmpty() ? "" : ",\"ClusterAlias\":\"%s\"".formatted(alias));
    String values = String.join(",", Collections.nCopies(MINUTES, String.valueOf(value)));
    post(
        "/_local/metrics",
        """
        {"region":"%s","name":"%s","dimensions":{%s},"values":[%s],"timestamp":"%s"}\
        """
            .formatted(
                region.id(),
                metric,
                dimensions,
                values,
                world.time.now().plus(Duration.ofMinutes(MINUTES))));
  }

  private static void post(String path, String body) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(local.endpoint() + path))
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
  }

  private FailoverPlan planned() {
    return Failover.planned(world.pair()).application(world).gates(GATES).time(world.time).plan();
  }

  @Test
  void plannedFailover_thenFailback_endWithTheReplicatorsTheyBeganWith() {
    FailoverOutcome outcome = planned().run(all(RunStore.memory()));

    assertThat(outcome.toString())
        .contains("MessageLag [0]", "KafkaClusterPingSuccessCount [1, 1]");
    Replicator reverse =
        MskReplication.on(primary).replicators().find("standby-to-orders").orElseThrow();
    assertThat(reverse.startingPosition()).isEqualTo(StartingPosition.EARLIEST);

    FailoverOutcome back =
        Failover.failback(world.pair())
            .application(world)
            .gates(GATES)
            .time(world.time)
            .plan()
            .run(all(RunStore.memory()));

    assertThat(back.record().finished()).isTrue();
    assertComplete(world);
    assertThat(MskReplication.on(primary).replicators().find("standby-to-orders")).isEmpty();
    assertThat(MskReplication.on(standby).replicators().find("forward")).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "precheck/ping, KafkaClusterPingSuccessCount, orders, 0, 1",
    "precheck/auth, AuthError, standby, 2, 0",
    "precheck/failures, ReplicatorFailure, '', 1, 0",
    "precheck/lag-near-0, MessageLag, '', 5000, 0"
  })
  void metricOutOfBounds_holdsItsGate_whichNamesIt(
      String gate, String metric, String alias, double bad, double good) throws Exception {
    var unused = held(gate, metric, alias, bad - good);
  }

  private RunStore held(String gate, String metric, String alias, double more) throws Exception {
    // values of one minute are summed: a time at which nothing else is set
    world.time.advance(Duration.ofMinutes(MINUTES + 1));
    healthy(Locally.STANDBY, "forward");
    set(Locally.STANDBY, "forward", metric, alias, more);
    RunStore store = RunStore.file(directory.resolve("run.json"));

    assertThatThrownBy(() -> planned().run(all(store)))
        .isInstanceOf(PreconditionException.class)
        .hasMessageStartingWith(gate + ": " + metric)
        .hasMessageContaining("3 data points in a row");
    assertThat(store.load().orElseThrow().finished()).isFalse();
    return store;
  }

  @Test
  void lagThatEnds_letsTheRunGoOnThatItHeld() throws Exception {
    RunStore store = held("drain-replicator/lag-0", "MessageLag", "", 7);

    world.time.advance(Duration.ofMinutes(MINUTES));
    healthy(Locally.STANDBY, "forward");
    healthy(Locally.PRIMARY, "standby-to-orders");
    FailoverOutcome outcome =
        Failover.resume(world.pair(), world, store).plan(GATES, world.time).run(all(store));

    assertThat(outcome.record().finished()).isTrue();
  }

  @Test
  void missingDataPoint_neverCountsAsZero() {
    world.time.advance(Duration.ofMinutes(MINUTES));

    assertThatThrownBy(() -> planned().run(all(RunStore.memory())))
        .hasMessageStartingWith("precheck/ping: no data point since");
  }

  /** A sample of the matrix below; the one without HTTP is complete in {@link FailoverTest}. */
  @ParameterizedTest
  @CsvSource({"2, false", "17, true"})
  void processKilled_isTakenUpFromItsFile(int save, boolean saved) {
    takenUpAfter(save, saved);
  }

  @Test
  @Tag("full")
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void processKilledBeforeAndAfterEveryStep_isTakenUpFromItsFile() throws Exception {
    int saves = savesOfAWholeRun();
    assertThat(saves).isGreaterThan(17);
    for (int save = 2; save < saves; save++) {
      for (boolean saved : new boolean[] {false, true}) {
        clean();
        serve();
        takenUpAfter(save, saved);
      }
    }
  }

  private void takenUpAfter(int save, boolean saved) {
    RunStore file = RunStore.file(directory.resolve("run-" + save + saved + ".json"));
    FailoverPlan plan = planned();
    DyingStore dying = new DyingStore(file, save, saved);
    assertThatThrownBy(() -> plan.run(all(dying))).isInstanceOf(DyingStore.Killed.class);

    FailoverOutcome outcome =
        Failover.resume(world.pair(), world, file).plan(GATES, world.time).run(all(file));

    assertThat(outcome.record().finished()).isTrue();
    assertComplete(world);
    assertThat(world.consumed).doesNotHaveDuplicates();
    assertThat(MskReplication.on(primary).replicators().list().filter(l -> !l.reference()))
        .hasSize(1);
  }

  private int savesOfAWholeRun() {
    DyingStore counting = new DyingStore(RunStore.memory(), 0, true);
    planned().run(all(counting));
    return counting.count();
  }

  @Test
  void replicatorThatIsBeingDeleted_isDeletedAgainWithoutAnError() {
    Replicators replicators = MskReplication.on(standby).replicators();
    ReplicatorControl control = ReplicatorControl.of(replicators, FailoverContractTest::spec);
    ReplicatorView forward = control.find(orders.arn(), other.arn()).orElseThrow();
    local.inject(Fault.stuck().on("DeleteReplicator"));
    OperationHandle<Void> deletion = replicators.delete(MskReplicatorArn.parse(forward.arn()));

    control.delete(forward);

    assertThat(control.find(orders.arn(), other.arn()).orElseThrow().state()).isEqualTo("DELETING");
    local.clearFaults();
    deletion.await(Locally.SOON);
    assertThat(control.find(orders.arn(), other.arn())).isEmpty();
  }
}
