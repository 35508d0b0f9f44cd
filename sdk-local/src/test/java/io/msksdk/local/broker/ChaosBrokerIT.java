package io.msksdk.local.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.ClusterOperationInfo;

/** Everything that happens to brokers, under a producer that must not lose anything by it. */
class ChaosBrokerIT {
  private static final String TOPIC = "orders";
  private static final int PARTITIONS = 6;
  private static final int BROKERS = 6;

  private static TestEngine engine;
  private static KafkaClient kafka;
  private static String arn;

  @BeforeAll
  static void start() {
    engine = TestEngine.start();
    kafka = engine.kafka();
    arn = TestClusters.create(kafka, TestClusters.open("chaos", 3));
  }

  @AfterAll
  static void stop() {
    kafka.close();
    engine.close();
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void acknowledgedRecords_throughEveryOperation_areReadBackOnceAndInOrder() throws Exception {
    Map<String, Object> client = new HashMap<>(Map.of("bootstrap.servers", bootstrap()));
    try (Admin admin = Admin.create(client)) {
      admin
          .createTopics(List.of(new NewTopic(TOPIC, Optional.of(PARTITIONS), Optional.empty())))
          .all()
          .get();
    }
    try (SteadyProducer producer = new SteadyProducer(client, TOPIC)) {
      operation(
          version ->
              kafka
                  .updateBrokerCount(
                      r ->
                          r.clusterArn(arn)
                              .currentVersion(version)
                              .targetNumberOfBrokerNodes(BROKERS))
                  .clusterOperationArn());
      spread(client);
      int grown = producer.count();
      operation(
          version ->
              kafka
                  .updateClusterConfiguration(
                      r ->
                          r.clusterArn(arn)
                              .currentVersion(version)
                              .configurationInfo(c -> c.arn(configuration()).revision(1L)))
                  .clusterOperationArn());
      int configured = producer.count();
      for (int id = 1; id <= BROKERS; id++) {
        String broker = Integer.toString(id);
        operation(
            version ->
                kafka.rebootBroker(r -> r.clusterArn(arn).brokerIds(broker)).clusterOperationArn());
      }
      int rebooted = producer.count();
      steer(2, "kill");
      steer(2, "start");
      int restarted = producer.count();
      producer.stop();

      assertThat(List.of(grown, configured, rebooted, restarted))
          .isSorted()
          .doesNotHaveDuplicates();
      assertThat(producer.failures()).isEmpty();
      assertThat(producer.readBack()).isEqualTo(producer.acknowledged());
    }
  }

  /** Moves the partitions so that the new brokers take part. */
  private static void spread(Map<String, Object> client)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, Optional<NewPartitionReassignment>> moves = new HashMap<>();
    for (int p = 0; p < PARTITIONS; p++) {
      int first = p;
      moves.put(
          new TopicPartition(TOPIC, p),
          Optional.of(
              new NewPartitionReassignment(
                  IntStream.range(0, 3).map(i -> (first + i) % BROKERS + 1).boxed().toList())));
    }
    try (Admin admin = Admin.create(client)) {
      admin.alterPartitionReassignments(moves).all().get();
      while (!admin.listPartitionReassignments().reassignments().get().isEmpty()) {
        Thread.onSpinWait();
      }
    }
  }

  private static void operation(UnaryOperator<String> start) {
    String version = kafka.describeClusterV2(r -> r.clusterArn(arn)).clusterInfo().currentVersion();
    ClusterOperationInfo ended = TestClusters.ended(kafka, start.apply(version));
    assertThat(ended.operationState()).endsWith("_COMPLETE");
  }

  private static String configuration() {
    return kafka
        .createConfiguration(
            r ->
                r.name("static")
                    .serverProperties(SdkBytes.fromUtf8String("auto.create.topics.enable = true")))
        .arn();
  }

  private static String bootstrap() {
    return kafka.getBootstrapBrokers(r -> r.clusterArn(arn)).bootstrapBrokerString();
  }

  private static void steer(int broker, String action) {
    var unused =
        engine.post(
            "/_local/clusters/" + TestEngine.encoded(arn) + "/brokers/" + broker + "/" + action,
            "{}");
  }
}
