package io.msksdk.replication.failover;

import static io.msksdk.replication.failover.FailoverTest.all;
import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.admin.Msk;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.runbook.PreconditionException;
import io.msksdk.core.runbook.RunRecord;
import io.msksdk.core.runbook.RunStore;
import io.msksdk.core.runbook.StepRecord;
import io.msksdk.core.time.Time;
import io.msksdk.replication.Locally;
import io.msksdk.replication.MskReplication;
import io.msksdk.replication.replicator.OffsetSync;
import io.msksdk.replication.replicator.ReplicationSettings;
import io.msksdk.replication.replicator.Replicator;
import io.msksdk.replication.replicator.ReplicatorSpec;
import io.msksdk.replication.replicator.Replicators;
import io.msksdk.replication.replicator.StartingPosition;
import io.msksdk.replication.replicator.TopicNames;
import io.msksdk.testkit.LocalCluster;
import io.msksdk.testkit.LocalLogin;
import io.msksdk.testkit.LocalMsk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;

/** Failovers of live clients between two clusters with brokers, checked record by record. */
class RehearsalBrokerIT {
  // producers of these tests write every 4 ms
  private static final GateSettings GATES =
      GateSettings.rehearsal().stillFor(Duration.ofMillis(200), Duration.ofMillis(25));

  /** Groups that replicators give offsets; others go on by time. */
  private static final String REPLICATED = "-(billing|search)";

  private static final Duration LONGEST = Duration.ofSeconds(60);

  private static LocalMsk local;
  private static Msk msk;
  private static LocalCluster orders;
  private static LocalCluster standby;

  @BeforeAll
  static void start() {
    local = LocalMsk.start();
    msk = Locally.msk(local, Region.of(local.region())).build();
    orders = local.cluster("orders").create();
    standby = local.cluster("standby").create();
  }

  @AfterAll
  static void stop() {
    msk.close();
    local.close();
  }

  @AfterEach
  void clean() {
    Replicators replicators = MskReplication.on(msk).replicators();
    List<Replicator> left =
        replicators.list().map(listed -> replicators.describe(listed.arn())).toList();
    left.forEach(replicator -> replicators.delete(replicator.arn()).await(Locally.SOON));
  }

  private static List<String> topics(String test, int count) {
    List<String> topics = IntStream.range(0, count).mapToObj(i -> test + "-" + i).toList();
    for (String topic : topics) {
      var unused = orders.createTopic(topic, 2);
    }
    return topics;
  }

  private static FailoverPair pair(String test, TopicNames naming) {
    return pair(test, naming, "-.*");
  }

  private static FailoverPair pair(String test, TopicNames naming, String groups) {
    return FailoverPair.builder(site(orders, test), site(standby, test))
        .naming(naming)
        .topics(test + "-\\d+")
        .groups(test + groups)
        .build();
  }

  private static FailoverSite site(LocalCluster cluster, String test) {
    Map<String, Object> client = new HashMap<>(cluster.clientProperties());
    // a cluster that is dead is given up after five seconds, not after fifteen
    client.put("default.api.timeout.ms", 5000);
    client.put("request.timeout.ms", 3000);
    return FailoverSite.builder(
            MskClusterArn.parse(cluster.arn()),
            client,
            ReplicatorControl.of(MskReplication.on(msk).replicators(), order -> spec(order, test)))
        .build();
  }

  private static ReplicatorSpec.Builder spec(ReplicatorOrder order, String test) {
    ReplicatorSpec.Builder spec =
        ReplicatorSpec.between(order.name(), order.source(), order.target(), Locally.role(local))
            .sourceSubnets("subnet-a", "subnet-b")
            .sourceSecurityGroups("sg-source")
            .targetSubnets("subnet-a", "subnet-b")
            .targetSecurityGroups("sg-target")
            .settings(
                ReplicationSettings.everything()
                    .topics(test + "-.*", "(orders|standby)\\." + test + "-.*")
                    .groups(test + REPLICATED));
    return order.naming() == TopicNames.IDENTICAL ? spec.offsetSync(OffsetSync.ENHANCED) : spec;
  }

  private static void run(Failover failover, LiveApplication application) {
    FailoverOutcome outcome = outcome(failover, application);
    assertThat(outcome.record().finished()).isTrue();
  }

  private static FailoverOutcome outcome(Failover failover, LiveApplication application) {
    return failover.application(application).gates(GATES).plan().run(all(RunStore.memory()));
  }

  /** Clients run on the primary, and the secondary stands by. */
  private static void serve(FailoverPair pair, LiveApplication application, List<String> topics) {
    application.startProducers(pair.primary());
    application.startConsumers(
        pair.primary(), new Subscription(Subscription.Scope.OWN, topics, ""));
    await(() -> application.acknowledged().size() > 20);
    run(Failover.activePassive(pair).startingAt(StartingPosition.EARLIEST), application);
  }

  private static void await(BooleanSupplier condition) {
    Time time = Time.system();
    long deadline = time.nanos() + LONGEST.toNanos();
    while (!condition.getAsBoolean() && time.nanos() < deadline) {
      try {
        time.sleep(Duration.ofMillis(20));
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
    assertThat(condition.getAsBoolean()).as("within %s", LONGEST).isTrue();
  }

  private static LiveApplication application(String test, List<String> topics) {
    List<String> groups = List.of(test + "-billing", test + "-search");
    return new LiveApplication(
        List.of(orders, standby), topics, Map.of("orders", groups, "standby", groups));
  }

  private static void assertNothingLost(
      LiveApplication application, FailoverSite last, String test) {
    application.stopProducers(last);
    for (String group : List.of(test + "-billing", test + "-search")) {
      await(() -> application.missing(group).isEmpty());
    }
  }

  @Test
  void plannedFailoverOfAKilledProcess_andFailback_prefixedAndOrdered_loseNothing_andKeepTheOrder(
      @TempDir Path directory) throws Exception {
    List<String> topics = topics("one", 3);
    FailoverPair pair = pair("one", TopicNames.PREFIXED_WITH_SOURCE_CLUSTER_ALIAS);
    Path file = directory.resolve("run.json");
    try (LiveApplication application = application("one", topics)) {
      serve(pair, application, topics);
      application.stopProducers(pair.primary());
      int exit = KilledFailover.run(directory, settings("one", file, "drain-replicator"));
      assertThat(exit).isEqualTo(KilledFailover.KILLED);
      RunStore store = RunStore.file(file);
      assertThat(store.load().orElseThrow().finished()).isFalse();

      FailoverOutcome over = Failover.resume(pair, application, store).plan(GATES).run(all(store));
      FailoverOutcome back = outcome(Failover.failback(pair).ordered(), application);

      assertNothingLost(application, pair.primary(), "one");
      long bound = reread(over) + reread(back);
      for (String group : List.of("one-billing", "one-search")) {
        assertThat(application.repeated(group)).isLessThanOrEqualTo(bound);
        assertThat(application.order(group).values())
            .allSatisfy(numbers -> assertThat(numbers).isSorted());
      }
      assertThat(over.pause()).isPresent();
    }
  }

  @Test
  void plannedFailoverAndFailback_underIdenticalNames_loseNothing() {
    List<String> topics = topics("two", 3);
    FailoverPair pair = pair("two", TopicNames.IDENTICAL);
    try (LiveApplication application = application("two", topics)) {
      serve(pair, application, topics);

      FailoverOutcome over = outcome(Failover.planned(pair), application);
      FailoverOutcome back = outcome(Failover.failback(pair), application);

      assertNothingLost(application, pair.primary(), "two");
      for (String group : List.of("two-billing", "two-search")) {
        assertThat(application.repeated(group)).isLessThanOrEqualTo(reread(over) + reread(back));
        assertThat(application.order(group).values())
            .allSatisfy(numbers -> assertThat(numbers).isSorted());
      }
    }
  }

  /** What the readiness of the groups announced, as the record keeps it. */
  private static long reread(FailoverOutcome outcome) {
    return outcome.record().steps().stream()
        .filter(step -> step.id().equals("groups-ready"))
        .flatMap(step -> step.evidence().stream())
        .mapToLong(line -> Long.parseLong(line.replaceAll(".*, (\\d+) records read again.*", "$1")))
        .sum();
  }

  @Test
  void sourceKilledInTheMiddle_losesNoMoreThanTheReportSays_andGroupsWithoutOffsetGoOnByTime() {
    List<String> topics = topics("three", 3);
    TopicNames naming = TopicNames.PREFIXED_WITH_SOURCE_CLUSTER_ALIAS;
    FailoverPair pair = pair("three", naming);
    SnapshotStore snapshots = SnapshotStore.memory(10);
    List<String> groups = List.of("three-billing", "three-search", "three-late");
    try (LiveApplication application =
            new LiveApplication(
                List.of(orders, standby), topics, Map.of("orders", groups, "standby", groups));
        SnapshotRecorder recorder =
            SnapshotRecorder.every(Duration.ofMillis(300), pair, snapshots)) {
      serve(pair("three", naming, REPLICATED), application, topics);
      await(() -> committed(snapshots, "three-late") > 400);
      assertThat(recorder.problem()).isEmpty();

      orders.broker(1).kill();
      LossReport report = LossReport.of(pair, snapshots, Time.system().now());
      Set<String> acknowledged = application.acknowledged();
      FailoverPlan plan =
          Failover.unplanned(pair)
              .offsetsByTime(Duration.ZERO, snapshots)
              .application(application)
              .gates(GATES.eventWithin(Duration.ZERO))
              .plan();
      RunStore store = RunStore.memory();
      try {
        plan.run(all(store));
      } catch (PreconditionException held) {
        assertThat(held).hasMessageContaining("event-over/recovered");
      }
      await(() -> application.read("three-billing").size() > acknowledged.size());
      Set<String> lost = new HashSet<>(acknowledged);
      application.read("three-billing").forEach(lost::remove);
      assertThat((long) lost.size()).isGreaterThanOrEqualTo(report.known());
      await(() -> lost.containsAll(unread(application, "three-late", acknowledged)));
      long again = announced(store.load().orElseThrow());
      assertThat(application.repeated("three-late")).isLessThanOrEqualTo(again);
      // from the beginning it would be all of them
      assertThat(again).isLessThan(acknowledged.size() - 200L);

      orders.broker(1).start();
      FailoverOutcome outcome =
          Failover.resume(pair, application, store)
              .snapshots(snapshots)
              .plan(GATES)
              .run(all(store));
      assertThat(outcome.record().finished()).isTrue();
      run(Failover.failback(pair).offsetsByTime(Duration.ofMillis(50)), application);

      // what was lost was on the primary all the time
      assertNothingLost(application, pair.primary(), "three");
      await(() -> application.missing("three-late").isEmpty());
    }
  }

  /** How much a group had read when one of the snapshots was taken. */
  private static long committed(SnapshotStore snapshots, String group) {
    return snapshots.newest().stream()
        .mapToLong(
            taken ->
                taken.groups().stream()
                    .filter(position -> position.group().equals(group))
                    .mapToLong(ReplicationSnapshot.GroupPosition::offset)
                    .sum())
        .max()
        .orElse(0);
  }

  private static Set<String> unread(
      LiveApplication application, String group, Set<String> records) {
    Set<String> unread = new HashSet<>(records);
    application.read(group).forEach(unread::remove);
    return unread;
  }

  /** How much groups without an offset may read again, as the record says. */
  private static long announced(RunRecord record) {
    return record.steps().stream()
        .filter(step -> step.id().equals("fill-offsets"))
        .map(StepRecord::token)
        .mapToLong(text -> Long.parseLong(text.replaceAll(".*at most (\\d+) records.*", "$1")))
        .sum();
  }

  private static Map<String, String> settings(String test, Path record, String step) {
    Map<String, String> settings = new HashMap<>();
    settings.put("region", local.region());
    settings.put("endpoint", local.endpoint().toString());
    settings.put("accessKey", local.admin().accessKey());
    settings.put("secretKey", local.admin().secretKey());
    settings.put("topics", test + "-\\d+");
    settings.put("groups", test + "-.*");
    settings.put("record", record.toString());
    settings.put("step", step);
    for (LocalCluster cluster : List.of(orders, standby)) {
      settings.put(cluster.name() + ".arn", cluster.arn());
      cluster
          .textProperties(LocalLogin.iam(local.admin()))
          .forEach((name, value) -> settings.put(cluster.name() + ".client." + name, value));
    }
    return settings;
  }

  @Test
  void activeActive_underIdenticalNames_bothSidesReadEverything() {
    List<String> topics = topics("four", 2);
    FailoverPair pair = pair("four", TopicNames.IDENTICAL);
    try (LiveApplication application =
        new LiveApplication(
            List.of(orders, standby),
            topics,
            Map.of("orders", List.of("four-here"), "standby", List.of("four-there")))) {
      run(Failover.activeActive(pair), application);
      await(() -> application.acknowledged().size() > 300);

      application.stopProducers(pair.primary());
      application.stopProducers(pair.secondary());

      for (String group : List.of("four-here", "four-there")) {
        await(() -> application.missing(group).isEmpty());
        // both clusters hold every record once: none comes home a second time
        assertThat(application.repeated(group)).isZero();
        assertThat(application.orderByOrigin(group).values())
            .allSatisfy(numbers -> assertThat(numbers).isSorted());
      }
    }
  }

  @Test
  void recordBeforeTheMarkerOfATransaction_isTheLast_andAnOpenOneIsSeen() throws Exception {
    String topic = topics("tail", 1).get(0);
    TopicPartition partition = new TopicPartition(topic, 0);
    Map<String, Object> properties = new HashMap<>(orders.clientProperties());
    properties.put("transactional.id", "tail");
    try (ClusterView view = KafkaClusterView.open(new HashMap<>(orders.clientProperties()));
        var producer =
            new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      var first = producer.send(new ProducerRecord<>(topic, 0, "k", "v"));
      producer.commitTransaction();
      assertThat(first.get().offset()).isZero();
      await(() -> view.committedEnds(List.of(topic)).get(partition) == 2);

      assertThat(view.tips(Set.of(partition), 1).get(partition))
          .singleElement()
          .extracting(Tip::offset)
          .isEqualTo(0L);

      producer.beginTransaction();
      var second = producer.send(new ProducerRecord<>(topic, 0, "k", "w"));
      assertThat(second.get().offset()).isEqualTo(2);
      await(() -> view.ends(List.of(topic)).get(partition) == 3);
      assertThat(view.committedEnds(List.of(topic))).containsEntry(partition, 2L);
      producer.abortTransaction();
    }
  }
}
