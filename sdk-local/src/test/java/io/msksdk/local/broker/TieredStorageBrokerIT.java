package io.msksdk.local.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.local.Polls;
import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.StorageMode;

/** A cluster that is given tiered storage, and topics that use it. */
class TieredStorageBrokerIT {
  private static final String ENABLE = "remote.storage.enable";
  private static final int RECORDS = 40;
  private static final int RECORD_BYTES = 100_000;
  // ten records fill a segment, and the newest segment stays open
  private static final long OPEN_SEGMENT = 30;

  private static TestEngine engine;
  private static KafkaClient kafka;
  private static OpenCluster cluster;
  private static Admin admin;

  @BeforeAll
  static void start() {
    engine = TestEngine.start("--quota", "tieredSegmentBytesMin=1048576");
    kafka = engine.kafka();
    cluster = OpenCluster.create(engine, kafka, "tiered", 2);
    admin = Admin.create(Map.of("bootstrap.servers", cluster.plaintext()));
    refused(
        () -> create("early", Map.of(ENABLE, "true")), "Tiered Storage functionality is disabled");
    String version = cluster.described().currentVersion();
    String operation =
        kafka
            .updateStorage(
                r ->
                    r.clusterArn(cluster.arn())
                        .currentVersion(version)
                        .storageMode(StorageMode.TIERED))
            .clusterOperationArn();
    assertThat(TestClusters.ended(kafka, operation).operationState()).isEqualTo("UPDATE_COMPLETE");
  }

  @AfterAll
  static void stop() {
    admin.close();
    kafka.close();
    engine.close();
  }

  @Test
  void closedSegments_moveToTheTier_andAreReadFromThere() throws Exception {
    tiered("history");

    write("history");

    long local = awaitOnlyInTier("history");
    assertThat(offset("history", OffsetSpec.earliest())).isZero();
    assertThat(offset("history", OffsetSpec.latestTiered())).isGreaterThanOrEqualTo(local - 1);
    assertThat(read("history")).isEqualTo(LongStream.range(0, RECORDS).boxed().toList());
    int leader = leader("history");
    JsonNode stopped = cluster.steer("/brokers/" + leader + "/stop", "{}");
    assertThat(read("history")).hasSize(RECORDS);
    JsonNode started = cluster.steer("/brokers/" + leader + "/start", "{}");
    assertThat(List.of(stopped, started)).allMatch(JsonNode::isEmpty);
  }

  @Test
  void tier_ofATopic_isDisabledForGood_inTheWordsOfTheService() throws Exception {
    tiered("once");
    write("once");
    long local = awaitOnlyInTier("once");

    refused(() -> alter("once", Map.of(ENABLE, "false")), ENABLE);
    alter("once", Map.of("remote.log.msk.disable.policy", "Delete", ENABLE, "false"));

    assertThat(Polls.until(() -> offset("once", OffsetSpec.earliest()), first -> first >= local))
        .isGreaterThanOrEqualTo(local);
    refused(() -> alter("once", Map.of(ENABLE, "true")), "never disabled");
  }

  @Test
  void deletedTopic_leavesNothingInTheTier() throws Exception {
    tiered("short");
    write("short");
    long unused = awaitOnlyInTier("short");
    long before = segmentsInTier();

    Object deleted = admin.deleteTopics(List.of("short")).all().get();

    assertThat(Polls.until(TieredStorageBrokerIT::segmentsInTier, now -> now <= before - 3))
        .isLessThan(before);
    assertThat(deleted).isNull();
  }

  @Test
  void topic_thatBreaksARule_isRefused() {
    refused(
        () -> create("compacted", Map.of(ENABLE, "true", "cleanup.policy", "compact")),
        "cleanup.policy=delete");
    refused(
        () -> create("brief", Map.of(ENABLE, "true", "retention.ms", "1000")),
        "retention.ms: 1000 (expected: at least 259200000");
    refused(
        () -> create("hasty", Map.of(ENABLE, "true", "segment.ms", "1000")),
        "segment.ms: 1000 (expected: at least 600000");
    refused(
        () ->
            create(
                "late",
                Map.of(ENABLE, "true", "retention.ms", "259200000", "local.retention.ms", "-3")),
        "local.retention.ms");
  }

  private static void refused(Step step, String because) {
    assertThatThrownBy(step::run)
        .hasCauseInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining(because);
  }

  private static void tiered(String topic) throws Exception {
    create(
        topic,
        Map.of(
            ENABLE,
            "true",
            "segment.bytes",
            "1048576",
            "local.retention.bytes",
            "1",
            "retention.ms",
            "259200000"));
  }

  private static void create(String topic, Map<String, String> settings) throws Exception {
    Object unused =
        admin
            .createTopics(List.of(new NewTopic(topic, 1, (short) 2).configs(settings)))
            .all()
            .get();
  }

  private static void alter(String topic, Map<String, String> settings) throws Exception {
    List<AlterConfigOp> changes = new ArrayList<>();
    settings.forEach(
        (name, value) ->
            changes.add(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET)));
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Object unused = admin.incrementalAlterConfigs(Map.of(resource, changes)).all().get();
  }

  private static void write(String topic) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            LocalClients.plaintext(cluster.plaintext()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int i = 0; i < RECORDS; i++) {
        Object unused = producer.send(new ProducerRecord<>(topic, new byte[RECORD_BYTES])).get();
      }
    }
  }

  /**
   * Waits until no closed segment is on a broker any more, and returns the first record that is.
   */
  private static long awaitOnlyInTier(String topic) {
    return Polls.until(
        () -> offset(topic, OffsetSpec.earliestLocal()), first -> first >= OPEN_SEGMENT);
  }

  private static List<Long> read(String topic) {
    Map<String, Object> properties = new HashMap<>(LocalClients.plaintext(cluster.plaintext()));
    properties.put("auto.offset.reset", "none");
    List<Long> offsets = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(new TopicPartition(topic, 0)));
      consumer.seek(new TopicPartition(topic, 0), 0);
      while (offsets.size() < RECORDS) {
        consumer.poll(Duration.ofSeconds(1)).forEach(record -> offsets.add(record.offset()));
      }
    }
    return offsets;
  }

  private static long offset(String topic, OffsetSpec spec) {
    TopicPartition partition = new TopicPartition(topic, 0);
    return LocalClients.get(
            admin
                .listOffsets(Map.of(partition, spec))
                .partitionResult(partition)
                .toCompletionStage()
                .toCompletableFuture())
        .offset();
  }

  private static int leader(String topic) throws Exception {
    return admin
        .describeTopics(List.of(topic))
        .allTopicNames()
        .get()
        .get(topic)
        .partitions()
        .get(0)
        .leader()
        .id();
  }

  /** Segments come and go while they are counted: each has a directory of its own. */
  private static long segmentsInTier() {
    try (Stream<Path> clusters = Files.list(engine.caFile().getParent())) {
      return clusters
          .map(cluster -> cluster.resolve("tier").toFile().list())
          .filter(Objects::nonNull)
          .mapToLong(segments -> segments.length)
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the brokers may refuse. */
  @FunctionalInterface
  private interface Step {
    void run() throws Exception;
  }
}
