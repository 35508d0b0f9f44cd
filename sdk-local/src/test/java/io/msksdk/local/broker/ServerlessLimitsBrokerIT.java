package io.msksdk.local.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.local.Polls;
import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreatePartitionsOptions;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DeleteTopicsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidRequestException;
import org.apache.kafka.common.errors.ThrottlingQuotaExceededException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.message.DeleteTopicsRequestData;
import org.apache.kafka.common.message.DescribeClusterRequestData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.DeleteTopicsRequest;
import org.apache.kafka.common.requests.DescribeClusterRequest;
import org.apache.kafka.common.requests.FetchRequest;
import org.apache.kafka.common.requests.FetchResponse;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.ClusterState;

/**
 * The quotas of a serverless cluster, each seen by a client. They are told apart by their size: the
 * cluster's throughput never makes anybody wait as long as a partition's does here.
 */
class ServerlessLimitsBrokerIT {
  private static final int MOST_CONNECTIONS = 40;
  private static final int CLUSTER_BYTES_PER_SECOND = 30_000;
  // 20 seconds more than the cluster takes at once, in which another client must ask
  private static final int TWENTY_SECONDS_TOO_MUCH = 900_000;
  private static final int PARTITION_BYTES_PER_SECOND = 200;
  private static final double LONGER_THAN_THE_CLUSTERS = 30_000;

  private static TestEngine engine;
  private static String brokers;
  private static IamClients serverless;

  @BeforeAll
  static void start() {
    // partitions made and deleted are counted by local time, rates by that of the clients
    engine =
        TestEngine.start(
            quotas(
                "serverlessConnections=" + MOST_CONNECTIONS,
                "serverlessConnectionAttemptsPerSecond=100000",
                "serverlessPartitionChangesPerFiveMinutes=24",
                "serverlessIngressBytesPerSecond=" + CLUSTER_BYTES_PER_SECOND,
                "serverlessEgressBytesPerSecond=" + CLUSTER_BYTES_PER_SECOND,
                "serverlessPartitionIngressBytesPerSecond=" + PARTITION_BYTES_PER_SECOND,
                "serverlessPartitionEgressBytesPerSecond=" + PARTITION_BYTES_PER_SECOND,
                "serverlessRequestsPerSecond=50",
                "serverlessMessageBytes=1000000",
                "serverlessCompactedPartitionKib=100",
                "serverlessConsumerGroups=1"));
    try (KafkaClient kafka = engine.kafka()) {
      String arn =
          kafka
              .createClusterV2(
                  r ->
                      r.clusterName("free")
                          .serverless(s -> s.vpcConfigs(v -> v.subnetIds("a", "b", "c"))))
              .clusterArn();
      advance("PT2H");
      TestClusters.await(kafka, arn, ClusterState.ACTIVE);
      brokers = kafka.getBootstrapBrokers(r -> r.clusterArn(arn)).bootstrapBrokerStringSaslIam();
    }
    // what only assigns itself partitions must not leave a group behind
    serverless = new IamClients(engine, brokers, "admin").with("enable.auto.commit", "false");
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  @Test
  void topic_beyondWhatIsAllowed_isRefused() throws Exception {
    try (Admin admin = serverless.admin()) {
      refused(
          admin, topic("a", 1, "segment.bytes", "1048576"), InvalidConfigurationException.class);
      refused(
          admin,
          topic("b", 1, "max.message.bytes", "8388609"),
          InvalidConfigurationException.class);
      refused(
          admin,
          topic("c", 1, "retention.bytes", "268435456001"),
          InvalidConfigurationException.class);
      refused(admin, topic("d", 2401, "retention.ms", "-1"), InvalidRequestException.class);
      refused(admin, topic("e", 121, "cleanup.policy", "compact"), InvalidRequestException.class);
      create(admin, topic("settings", 1, "max.message.bytes", "8388608"));

      ConfigResource settings = new ConfigResource(ConfigResource.Type.TOPIC, "settings");
      set(admin, settings, "retention.ms", "-1");
      assertThatThrownBy(() -> set(admin, settings, "cleanup.policy", "compact"))
          .hasCauseInstanceOf(InvalidConfigurationException.class);
      ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, "1");
      assertThatThrownBy(() -> set(admin, broker, "log.cleaner.threads", "2"))
          .hasCauseInstanceOf(InvalidRequestException.class);
    }
  }

  @Test
  void partitions_madeAndDeletedTooFast_areRefused_untilFiveMinutesHavePassed() throws Exception {
    try (Admin admin = serverless.admin()) {
      create(admin, topic("orders", 13, "retention.ms", "-1"));

      refused(
          admin, topic("more", 12, "retention.ms", "-1"), ThrottlingQuotaExceededException.class);
      CreatePartitionsOptions growing = new CreatePartitionsOptions().retryOnQuotaViolation(false);
      assertThatThrownBy(
              () ->
                  admin
                      .createPartitions(Map.of("orders", NewPartitions.increaseTo(25)), growing)
                      .all()
                      .get())
          .hasCauseInstanceOf(ThrottlingQuotaExceededException.class);
      DeleteTopicsOptions deleting = new DeleteTopicsOptions().retryOnQuotaViolation(false);
      assertThatThrownBy(() -> admin.deleteTopics(List.of("orders"), deleting).all().get())
          .hasCauseInstanceOf(ThrottlingQuotaExceededException.class);

      advance("PT5M1S");
      assertThatCode(() -> admin.deleteTopics(List.of("orders"), deleting).all().get())
          .doesNotThrowAnyException();
      advance("PT5M1S");
    }
  }

  @Test
  void partition_writtenAndReadTooFast_isSlowedDown() throws Exception {
    try (Admin admin = serverless.admin()) {
      create(admin, topic("fast", 1, "retention.ms", "-1"));
    }

    try (Writer writer = new Writer();
        Reader reader = new Reader("fast", 0)) {
      assertThat(writer.write("fast", 0, 21_000)).isGreaterThan(LONGER_THAN_THE_CLUSTERS);
      assertThat(reader.throttledFor(LONGER_THAN_THE_CLUSTERS)).isTrue();
    }
  }

  @Test
  void cluster_writtenAndReadTooFastAtOneBroker_isSlowedDownAtAnother() throws Exception {
    try (Admin admin = serverless.admin()) {
      NewTopic spread = new NewTopic("spread", Map.of(0, List.of(1, 2, 3), 1, List.of(2, 3, 1)));
      create(admin, spread);
    }

    try (Writer one = new Writer();
        Writer other = new Writer()) {
      // both are connected before the cluster's 20 seconds begin
      double unused = other.write("spread", 1, 10);
      unused = one.write("spread", 0, TWENTY_SECONDS_TOO_MUCH);
      assertThat(other.write("spread", 1, 10)).isPositive();
    }
    try (Reader one = new Reader("spread", 0);
        Reader other = new Reader("spread", 1)) {
      other.read();
      one.read();
      assertThat(other.throttledFor(1)).isTrue();
    }
  }

  @Test
  void requests_tooManyInASecond_areSlowedDown() throws Exception {
    try (WireClient client = new WireClient(serverless)) {
      assertThat(
              client.throttled(
                  20_000,
                  () -> new DescribeClusterRequest.Builder(new DescribeClusterRequestData())))
          .isPositive();
    }
  }

  @Test
  void topicCalls_tooManyInASecond_areSlowedDown() throws Exception {
    try (WireClient client = new WireClient(serverless)) {
      assertThat(
              client.throttled(
                  200,
                  () ->
                      new DeleteTopicsRequest.Builder(
                          new DeleteTopicsRequestData()
                              .setTopicNames(List.of("absent"))
                              .setTimeoutMs(1000))))
          .isPositive();
    }
  }

  @Test
  void fetch_thatAsksForTooMuch_isRefused_andTheLogSaysSo() throws Exception {
    try (WireClient client = new WireClient(serverless)) {
      assertThat(fetch(client, 57_671_681)).isEqualTo(Errors.INVALID_REQUEST);
      // second, for its answer may have a throttle time of another test's making
      assertThat(fetch(client, 57_671_680)).isEqualTo(Errors.NONE);
    }
    assertThat(engine.get("/_local/log").toString()).contains("fetch: 57671681 bytes");
  }

  @Test
  void message_thatIsTooLarge_isRefused() throws Exception {
    try (Admin admin = serverless.admin();
        Writer writer = new Writer()) {
      create(admin, topic("large", 1, "retention.ms", "-1"));

      assertThatThrownBy(() -> writer.write("large", 0, 1_010_000))
          .hasCauseInstanceOf(InvalidRequestException.class)
          .hasMessageContaining("at most 1000000");
    }
  }

  @Test
  void compactedPartition_beyondItsSize_isRefused() throws Exception {
    try (Admin admin = serverless.admin();
        Writer first = new Writer();
        Writer second = new Writer()) {
      create(admin, topic("compacted", 1, "cleanup.policy", "compact"));
      double unused = first.write("compacted", 0, 60_000);

      assertThatThrownBy(() -> second.write("compacted", 0, 60_000))
          .hasCauseInstanceOf(ThrottlingQuotaExceededException.class)
          .hasMessageContaining("PUT_QUOTA_EXCEEDED: compacted-0");
    }
  }

  @Test
  void group_oneTooMany_isRefused_untilTheOtherOneIsGone() throws Exception {
    try (Admin admin = serverless.admin()) {
      create(admin, topic("grouped", 1, "retention.ms", "-1"));
      Object unused =
          admin
              .alterConsumerGroupOffsets(
                  "only-commits",
                  Map.of(new TopicPartition("grouped", 0), new OffsetAndMetadata(0)))
              .all()
              .get();

      assertThatThrownBy(() -> join("members"))
          .isInstanceOf(KafkaException.class)
          .hasMessageContaining("join group");
      unused = admin.deleteConsumerGroups(List.of("only-commits")).all().get();

      assertThatCode(() -> join("members")).doesNotThrowAnyException();
      assertThatThrownBy(() -> join("others"))
          .isInstanceOf(KafkaException.class)
          .hasMessageContaining("join group");
    }
  }

  @Test
  void connections_tooManyToAllBrokersTogether_areClosed_untilOthersAre() throws Exception {
    String[] each = brokers.split(",", -1);
    List<RawLogin> open = new ArrayList<>();
    try {
      // connections of other tests may be closed only now, which makes room for some
      boolean full =
          Polls.until(
              () -> {
                fill(open, each);
                return !answersHasty();
              },
              noRoom -> noRoom);

      assertThat(full).isTrue();
      assertThat(open).hasSizeBetween(1, MOST_CONNECTIONS);
      assertThat(engine.get("/_local/log").toString()).contains("connection closed: connections: ");
    } finally {
      for (RawLogin connection : open) {
        connection.close();
      }
    }

    assertThat(serverless.brokers()).isEqualTo(each.length);
  }

  /** Opens connections, each to another broker, until one is closed at once. */
  private static void fill(List<RawLogin> open, String[] brokers) {
    while (open.size() <= MOST_CONNECTIONS) {
      try {
        RawLogin connection = new RawLogin(engine, brokers[open.size() % brokers.length]);
        try {
          connection.greet();
          open.add(connection);
        } catch (IOException e) {
          connection.close();
          return;
        }
      } catch (IOException | GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Whether a client that does not try for long gets an answer. */
  private static boolean answersHasty() {
    Map<String, Object> properties = new HashMap<>(serverless.properties());
    properties.put("default.api.timeout.ms", "500");
    properties.put("request.timeout.ms", "500");
    try (Admin hasty = Admin.create(properties)) {
      Object unused = hasty.describeCluster().nodes().get();
      return true;
    } catch (ExecutionException e) {
      assertThat(e).hasCauseInstanceOf(TimeoutException.class);
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Errors fetch(WireClient client, int bytes) throws IOException {
    FetchRequest.Builder request =
        FetchRequest.Builder.forConsumer(ApiKeys.FETCH.latestVersion(), 0, 0, Map.of())
            .setMaxBytes(bytes);
    return ((FetchResponse) client.ask(request)).error();
  }

  private static void join(String group) {
    Map<String, Object> properties = new HashMap<>(serverless.properties());
    properties.put("group.id", group);
    try (var consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of("grouped"));
      Object unused =
          Polls.until(
              () -> {
                Object records = consumer.poll(Duration.ofMillis(100));
                return consumer.assignment();
              },
              assignment -> !assignment.isEmpty());
    }
  }

  private static void refused(Admin admin, NewTopic topic, Class<? extends Throwable> because) {
    assertThatThrownBy(() -> create(admin, topic))
        .as(topic.name())
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(because);
  }

  private static NewTopic topic(String name, int partitions, String property, String value) {
    return new NewTopic(name, partitions, (short) 3).configs(Map.of(property, value));
  }

  private static void create(Admin admin, NewTopic topic) throws Exception {
    Object unused =
        admin
            .createTopics(List.of(topic), new CreateTopicsOptions().retryOnQuotaViolation(false))
            .all()
            .get();
  }

  private static void set(Admin admin, ConfigResource resource, String name, String value)
      throws Exception {
    AlterConfigOp change =
        new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    Object unused = admin.incrementalAlterConfigs(Map.of(resource, List.of(change))).all().get();
  }

  private static void advance(String duration) {
    JsonNode unused = engine.post("/_local/clock", "{\"advance\":\"" + duration + "\"}");
  }

  private static String[] quotas(String... quotas) {
    List<String> arguments = new ArrayList<>(List.of("--time", "manual"));
    for (String quota : quotas) {
      arguments.add("--quota");
      arguments.add(quota);
    }
    return arguments.toArray(String[]::new);
  }

  private static double longest(Map<MetricName, ? extends Metric> metrics, String name) {
    return metrics.values().stream()
        .filter(metric -> metric.metricName().name().equals(name))
        .mapToDouble(metric -> (double) metric.metricValue())
        .filter(value -> value > 0)
        .max()
        .orElse(0);
  }

  /** A producer that does not wait for the end of its throttle time when it is closed. */
  private static final class Writer implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;

    Writer() {
      Map<String, Object> properties = new HashMap<>(serverless.properties());
      properties.put("enable.idempotence", "false");
      properties.put("retries", "0");
      producer =
          new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Writes a record, and returns the longest throttle time it was told so far. */
    double write(String topic, int partition, int bytes) throws Exception {
      Object unused =
          producer.send(new ProducerRecord<>(topic, partition, new byte[1], new byte[bytes])).get();
      return longest(producer.metrics(), "produce-throttle-time-max");
    }

    @Override
    public void close() {
      producer.close(Duration.ZERO);
    }
  }

  /** A consumer that does not wait for the end of its throttle time when it is closed. */
  private static final class Reader implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            serverless.properties(), new ByteArrayDeserializer(), new ByteArrayDeserializer());

    Reader(String topic, int partition) {
      consumer.assign(List.of(new TopicPartition(topic, partition)));
      consumer.seekToBeginning(consumer.assignment());
    }

    void read() {
      int unused =
          Polls.until(() -> consumer.poll(Duration.ofMillis(100)).count(), count -> count > 0);
    }

    /** Goes on until it is told a throttle time that long. */
    boolean throttledFor(double millis) {
      return Polls.until(
          () -> {
            Object unused = consumer.poll(Duration.ofMillis(100));
            return longest(consumer.metrics(), "fetch-throttle-time-max") >= millis;
          },
          throttled -> throttled);
    }

    @Override
    public void close() {
      consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
  }
}
