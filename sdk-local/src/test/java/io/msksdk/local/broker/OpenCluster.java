package io.msksdk.local.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.Cluster;
import software.amazon.awssdk.services.kafka.model.CreateClusterV2Request;

/** A cluster that asks nobody who they are, and what tests do to its brokers. */
public final class OpenCluster {
  private final TestEngine engine;
  private final KafkaClient kafka;
  private final String arn;

  private OpenCluster(TestEngine engine, KafkaClient kafka, String arn) {
    this.engine = engine;
    this.kafka = kafka;
    this.arn = arn;
  }

  public static OpenCluster create(TestEngine engine, KafkaClient kafka, String name, int brokers) {
    CreateClusterV2Request open = TestClusters.open(name, brokers);
    String arn =
        TestClusters.create(
            kafka,
            open.toBuilder()
                .provisioned(
                    open.provisioned()
                        .copy(
                            p ->
                                p.enhancedMonitoring("PER_TOPIC_PER_BROKER")
                                    .openMonitoring(
                                        o ->
                                            o.prometheus(
                                                x ->
                                                    x.jmxExporter(j -> j.enabledInBroker(true))
                                                        .nodeExporter(
                                                            n -> n.enabledInBroker(true))))))
                .build());
    return new OpenCluster(engine, kafka, arn);
  }

  public String arn() {
    return arn;
  }

  public Cluster described() {
    return kafka.describeClusterV2(r -> r.clusterArn(arn)).clusterInfo();
  }

  public String plaintext() {
    return kafka.getBootstrapBrokers(r -> r.clusterArn(arn)).bootstrapBrokerString();
  }

  public String tls() {
    return kafka.getBootstrapBrokers(r -> r.clusterArn(arn)).bootstrapBrokerStringTls();
  }

  public JsonNode steer(String path, String body) {
    return engine.post("/_local/clusters/" + TestEngine.encoded(arn) + path, body);
  }

  public JsonNode ask(String path) {
    return engine.get("/_local/clusters/" + TestEngine.encoded(arn) + path);
  }

  /** Makes a topic of one partition with one replica, on a broker of the test's choice. */
  public void topicOn(int broker, String name) throws Exception {
    topicOn(List.of(broker), name);
  }

  /** Makes a topic of one partition with replicas on these brokers, the first one leading. */
  public void topicOn(List<Integer> brokers, String name) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", plaintext()))) {
      Object unused =
          admin.createTopics(List.of(new NewTopic(name, Map.of(0, brokers)))).all().get();
    }
    JsonNode followed = steer("/catch-up", "{}");
    assertThat(followed).isEmpty();
  }

  /** Leaves a group behind at an offset of the only partition of a topic. */
  public void commit(String group, String topic, long offset) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", plaintext()))) {
      Object unused =
          admin
              .alterConsumerGroupOffsets(
                  group, Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(offset)))
              .all()
              .get();
    }
  }

  /** Writes without retries, so that the first thing a broker says is what the test sees. */
  public void produce(String topic, int records, Map<String, String> settings) throws Exception {
    Map<String, Object> properties = new HashMap<>();
    properties.put("bootstrap.servers", plaintext());
    properties.put("enable.idempotence", "false");
    properties.put("retries", "0");
    properties.put("linger.ms", "0");
    properties.putAll(settings);
    try (var producer =
        new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
      for (int i = 0; i < records; i++) {
        Object unused = producer.send(new ProducerRecord<>(topic, "record " + i)).get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
