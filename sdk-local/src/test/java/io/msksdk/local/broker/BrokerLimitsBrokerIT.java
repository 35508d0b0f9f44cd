package io.msksdk.local.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.local.Polls;
import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidRequestException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.ClusterState;

class BrokerLimitsBrokerIT {
  private static TestEngine limited;
  private static IamClients serverless;

  @BeforeAll
  static void start() {
    limited =
        TestEngine.start(
            "--quota", "serverlessPartitionChangesPerFiveMinutes=10",
            "--quota", "serverlessPartitionIngressBytesPerSecond=2000",
            "--quota", "serverlessPartitionEgressBytesPerSecond=2000",
            "--quota", "serverlessConsumerGroups=1");
    try (KafkaClient kafka = limited.kafka()) {
      serverless = serverless(limited, kafka);
    }
  }

  @AfterAll
  static void stop() {
    limited.close();
  }

  @Test
  void login_beyondTheRate_isRefusedInTheWordsOfTheService() {
    try (TestEngine engine = TestEngine.start("--quota", "newConnectionsPerSecond=0");
        KafkaClient kafka = engine.kafka()) {
      IamClients admin = provisioned(engine, kafka);

      assertThatThrownBy(admin::describeCluster)
          .isInstanceOf(SaslAuthenticationException.class)
          .hasMessageContaining("Too many connects");
    }
  }

  @Test
  void connectionsAtOnce_areLimitedAsDocumented_andTheLimitCanBeRaised() throws Exception {
    try (TestEngine engine = TestEngine.start();
        KafkaClient kafka = engine.kafka();
        Admin admin = provisioned(engine, kafka).admin()) {
      ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, "1");
      String name = "listener.name.client_iam.max.connections";

      assertThat(value(admin, broker, name)).isEqualTo("3000");
      set(admin, broker, name, "3500");
      awaitValue(admin, broker, name, "3500");
    }
  }

  @Test
  void serverlessTopic_beyondWhatIsAllowed_isRefused() throws Exception {
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
      create(admin, topic("orders", 6, "max.message.bytes", "8388608"));
      refused(admin, topic("f", 6, "retention.ms", "-1"), PolicyViolationException.class);
      assertThatThrownBy(
              () ->
                  admin
                      .createPartitions(Map.of("orders", NewPartitions.increaseTo(12)))
                      .all()
                      .get())
          .hasCauseInstanceOf(PolicyViolationException.class);
      assertThatThrownBy(() -> admin.deleteTopics(List.of("orders")).all().get())
          .hasCauseInstanceOf(PolicyViolationException.class);

      ConfigResource orders = new ConfigResource(ConfigResource.Type.TOPIC, "orders");
      set(admin, orders, "retention.ms", "-1");
      assertThatThrownBy(() -> set(admin, orders, "cleanup.policy", "compact"))
          .hasCauseInstanceOf(InvalidConfigurationException.class);
      assertThatThrownBy(
              () ->
                  set(
                      admin,
                      new ConfigResource(ConfigResource.Type.BROKER, "1"),
                      "log.cleaner.threads",
                      "2"))
          .hasCauseInstanceOf(InvalidRequestException.class);
    }
  }

  @Test
  void serverlessThroughput_beyondWhatIsAllowed_isSlowedDown() throws Exception {
    try (Admin admin = serverless.admin()) {
      create(admin, topic("fast", 1, "retention.ms", "-1"));
    }
    TopicPartition partition = new TopicPartition("fast", 0);
    try (var producer =
            new KafkaProducer<>(
                serverless.properties(), new ByteArraySerializer(), new ByteArraySerializer());
        var consumer =
            new KafkaConsumer<>(
                serverless.properties(),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
      // a little more than ten seconds allow: clients that are closed wait for it to be over
      Object sent = producer.send(new ProducerRecord<>("fast", new byte[21_000])).get();
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      Instant limit = Instant.now().plus(Duration.ofSeconds(30));
      while (!throttled(consumer.metrics(), "fetch-throttle-time-max")) {
        assertThat(Instant.now()).isBefore(limit);
        Object unused = consumer.poll(Duration.ofMillis(100));
      }

      assertThat(sent).isNotNull();
      assertThat(throttled(producer.metrics(), "produce-throttle-time-max")).isTrue();
    }
  }

  @Test
  void serverlessGroup_oneTooMany_isRefused_untilAnotherOneIsGone() throws Exception {
    try (Admin admin = serverless.admin()) {
      create(admin, topic("grouped", 1, "retention.ms", "-1"));
      serverless.produce("grouped", "a record");
      assertThat(serverless.consume("grouped", 1)).hasSize(1);

      assertThatThrownBy(() -> join("others")).isInstanceOf(KafkaException.class);
      Object unused = admin.deleteConsumerGroups(List.of("readers")).all().get();

      assertThatCode(() -> join("others")).doesNotThrowAnyException();
    }
  }

  @Test
  void serverlessFetch_thatAsksForTooMuch_isRefused_andTheLogSaysSo() throws Exception {
    try (Admin admin = serverless.admin()) {
      create(admin, topic("large", 1, "retention.ms", "-1"));
    }
    Map<String, Object> greedy = new HashMap<>(serverless.properties());
    greedy.put("fetch.max.bytes", "57671681");
    try (var consumer =
        new KafkaConsumer<>(greedy, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(new TopicPartition("large", 0)));
      consumer.seekToBeginning(consumer.assignment());

      JsonNode log =
          Polls.until(
              () -> {
                Object unused = consumer.poll(Duration.ofMillis(100));
                return limited.get("/_local/log");
              },
              lines -> lines.toString().contains("fetch: 57671681 bytes"));

      assertThat(log).isNotEmpty();
    }
  }

  private static void join(String group) {
    Map<String, Object> properties = new HashMap<>(serverless.properties());
    properties.put("group.id", group);
    try (var consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of("grouped"));
      Instant limit = Instant.now().plus(Duration.ofSeconds(30));
      while (consumer.assignment().isEmpty()) {
        assertThat(Instant.now()).isBefore(limit);
        Object unused = consumer.poll(Duration.ofMillis(100));
      }
    }
  }

  private static boolean throttled(Map<MetricName, ? extends Metric> metrics, String name) {
    return metrics.values().stream()
        .filter(metric -> metric.metricName().name().equals(name))
        .anyMatch(metric -> (double) metric.metricValue() > 0);
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
    Object unused = admin.createTopics(List.of(topic)).all().get();
  }

  private static void set(Admin admin, ConfigResource resource, String name, String value)
      throws Exception {
    Object unused =
        admin
            .incrementalAlterConfigs(
                Map.of(
                    resource,
                    List.of(
                        new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET))))
            .all()
            .get();
  }

  /** A broker hears of its new properties from the controller, after the answer. */
  private static void awaitValue(Admin admin, ConfigResource resource, String name, String expected)
      throws Exception {
    Instant limit = Instant.now().plus(Duration.ofSeconds(30));
    while (!value(admin, resource, name).equals(expected)) {
      assertThat(Instant.now()).isBefore(limit);
    }
  }

  private static String value(Admin admin, ConfigResource resource, String name) throws Exception {
    return admin.describeConfigs(List.of(resource)).all().get().get(resource).get(name).value();
  }

  private static IamClients provisioned(TestEngine engine, KafkaClient kafka) {
    return clients(
        engine, kafka, kafka.createClusterV2(TestClusters.iam("limited", 1)).clusterArn());
  }

  private static IamClients serverless(TestEngine engine, KafkaClient kafka) {
    return clients(
        engine,
        kafka,
        kafka
            .createClusterV2(
                r ->
                    r.clusterName("free")
                        .serverless(s -> s.vpcConfigs(v -> v.subnetIds("a", "b", "c"))))
            .clusterArn());
  }

  private static IamClients clients(TestEngine engine, KafkaClient kafka, String arn) {
    TestClusters.await(kafka, arn, ClusterState.ACTIVE);
    return new IamClients(
        engine,
        kafka.getBootstrapBrokers(r -> r.clusterArn(arn)).bootstrapBrokerStringSaslIam(),
        "admin");
  }
}
