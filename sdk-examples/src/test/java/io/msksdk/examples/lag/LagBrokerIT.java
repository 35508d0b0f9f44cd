package io.msksdk.examples.lag;

import static io.msksdk.auth.client.NetworkPath.PRIVATE;
import static io.msksdk.core.operation.WaitPolicy.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.admin.lag.GroupLag;
import io.msksdk.admin.lag.LagListener;
import io.msksdk.admin.lag.LagMonitor;
import io.msksdk.admin.lag.LagSnapshot;
import io.msksdk.admin.lag.source.GroupType;
import io.msksdk.auth.client.AuthMode;
import io.msksdk.auth.client.BootstrapBrokers;
import io.msksdk.auth.client.ClientProperties;
import io.msksdk.auth.client.KafkaAuth;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.testkit.LocalCluster;
import io.msksdk.testkit.LocalMsk;
import io.msksdk.testkit.LocalMskTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** A lag check in a test, a watcher as an application has one, and one that processes share. */
@LocalMskTest
class LagBrokerIT {
  private static final WaitPolicy SOON =
      atMost(Duration.ofMinutes(1)).pollingEvery(Duration.ofMillis(50), Duration.ofMillis(200));
  private static final int RIDERS = 12;
  private static final TopicPartition ORDERS = new TopicPartition("orders", 0);

  @Test
  void billing_worksOffItsOrders(LocalMsk local, LocalCluster cluster) throws Exception {
    cluster.createTopic("orders", 1).writeValues("a", "b", "c");
    try (Admin admin = Admin.create(cluster.clientProperties());
        LagMonitor monitor = LagMonitor.over(admin).groups("billing").open()) {
      commit(admin, "billing", 3); // in your test: the application under test

      GroupLag billing =
          monitor.awaitCaughtUp("billing", Set.of("orders"), atMost(Duration.ofSeconds(30)));

      assertThat(billing.lag()).hasValue(0);
      assertThat(billing.partitions()).allSatisfy(p -> assertThat(p.risk().lost()).isZero());
    }
  }

  @Test
  void watcher_tellsWhenAGroupGoesBack(
      LocalMsk local, LocalCluster cluster, @TempDir Path directory) throws Exception {
    cluster.createTopic("parcels", 1).writeValues(values(300));
    LinkedBlockingQueue<String> pager = new LinkedBlockingQueue<>();
    try (Admin admin = Admin.create(cluster.clientProperties())) {
      commitTo(admin, "shipping", new TopicPartition("parcels", 0), 300);
      try (LagAlerts alerts =
          new LagAlerts(
              properties(local, cluster), "shipping", Duration.ofMillis(200), pager::add)) {
        while (!alerts.latest().contains("shipping")) {
          Thread.onSpinWait();
        }
        commitTo(admin, "shipping", new TopicPartition("parcels", 0), 50);

        assertThat(pager.poll(30, TimeUnit.SECONDS)).contains("shipping: OK -> REWIND");
        alerts.report(directory.resolve("lag.html"));
        assertThat(directory.resolve("lag.html")).content().contains("shipping", "REWIND");
      }
    }
  }

  @Test
  void streamsApplication_showsWhoReadsWhat(
      LocalMsk local, LocalCluster cluster, @TempDir Path state) {
    cluster.createTopic("readings", 2).writeValues("a", "b", "c");
    StreamsBuilder topology = new StreamsBuilder();
    topology.stream("readings", Consumed.with(Serdes.String(), Serdes.String()))
        .foreach((meter, reading) -> {});
    Properties settings = new Properties();
    settings.putAll(cluster.clientProperties());
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "metering");
    settings.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "streams");
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    settings.put("auto.offset.reset", "earliest");
    try (KafkaStreams streams = new KafkaStreams(topology.build(), settings);
        LagMonitor monitor =
            LagMonitor.of(properties(local, cluster)).types(GroupType.STREAMS).open()) {
      streams.start();

      GroupLag metering = monitor.awaitCaughtUp("metering", Set.of("readings"), SOON);

      assertThat(metering.type()).isEqualTo(GroupType.STREAMS);
      assertThat(metering.members()).hasSize(1);
      assertThat(metering.partitions())
          .hasSize(2)
          .allSatisfy(partition -> assertThat(partition.member()).isPresent());
      assertThat(monitor.last().orElseThrow().groups()).hasSize(1);
    }
  }

  @Test
  void watchesOfSeveralProcesses_shareTheGroups_andTheOneLeftTakesAll(
      LocalMsk local, LocalCluster cluster) throws Exception {
    cluster.createTopic("rides", 1).writeValues("a", "b");
    try (Admin admin = Admin.create(cluster.clientProperties())) {
      for (int i = 0; i < RIDERS; i++) {
        commitTo(admin, "riders-" + i, new TopicPartition("rides", 0), 1);
      }
    }
    LinkedBlockingQueue<Seen> rounds = new LinkedBlockingQueue<>();
    Map<String, Set<String>> shown = new HashMap<>();
    try (SharedLagWatch left = watch("left", local, cluster, rounds)) {
      try (SharedLagWatch right = watch("right", local, cluster, rounds)) {
        until(rounds, shown, () -> shown.size() == 2 && parted(shown.values()));
        assertThat(shown.get("left")).doesNotContainAnyElementsOf(shown.get("right"));
      }
      until(rounds, shown, () -> shown.get("left").size() == RIDERS);
    }
  }

  /** Takes what rounds showed until it is enough; the time limit of the test ends what never is. */
  private static void until(
      BlockingQueue<Seen> rounds, Map<String, Set<String>> shown, BooleanSupplier enough)
      throws InterruptedException {
    while (!enough.getAsBoolean()) {
      Seen seen = rounds.take();
      shown.put(seen.watch(), seen.groups());
    }
  }

  private static boolean parted(Collection<Set<String>> parts) {
    return parts.stream().noneMatch(Set::isEmpty)
        && parts.stream().mapToInt(Set::size).sum() == RIDERS;
  }

  private static SharedLagWatch watch(
      String name, LocalMsk local, LocalCluster cluster, Queue<Seen> rounds) {
    return new SharedLagWatch(
        properties(local, cluster),
        "riders-*",
        Duration.ofMillis(200),
        new LagListener() {
          @Override
          public void round(LagSnapshot snapshot) {
            Set<String> groups =
                snapshot.groups().stream().map(GroupLag::group).collect(Collectors.toSet());
            rounds.add(new Seen(name, groups));
          }
        });
  }

  private record Seen(String watch, Set<String> groups) {}

  private static String[] values(int count) {
    return IntStream.range(0, count).mapToObj(String::valueOf).toArray(String[]::new);
  }

  private static ClientProperties properties(LocalMsk local, LocalCluster cluster) {
    BootstrapBrokers brokers =
        BootstrapBrokers.builder()
            .region(local.region())
            .servers(AuthMode.IAM, PRIVATE, cluster.bootstrapBrokers())
            .build();
    return KafkaAuth.iam(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(local.admin().accessKey(), local.admin().secretKey())))
        .trust(local.caPem())
        .on(brokers, PRIVATE);
  }

  private static void commit(Admin admin, String group, long offset) throws Exception {
    commitTo(admin, group, ORDERS, offset);
  }

  private static void commitTo(Admin admin, String group, TopicPartition partition, long offset)
      throws Exception {
    admin
        .alterConsumerGroupOffsets(group, Map.of(partition, new OffsetAndMetadata(offset)))
        .all()
        .get();
  }
}
