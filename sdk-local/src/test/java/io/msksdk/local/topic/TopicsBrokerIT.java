package io.msksdk.local.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import io.msksdk.local.broker.IamClients;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafka.model.DescribeTopicResponse;
import software.amazon.awssdk.services.kafka.model.KafkaRequestException;
import software.amazon.awssdk.services.kafka.model.TopicExistsException;
import software.amazon.awssdk.services.kafka.model.TopicInfo;
import software.amazon.awssdk.services.kafka.model.TopicState;
import software.amazon.awssdk.services.kafka.model.UnknownTopicOrPartitionException;

class TopicsBrokerIT {
  private static TestEngine engine;
  private static KafkaClient kafka;
  private static String cluster;
  private static IamClients clients;

  @BeforeAll
  static void start() {
    engine = TestEngine.start();
    kafka = engine.kafka();
    cluster = kafka.createClusterV2(TestClusters.iam("topics", 2)).clusterArn();
    TestClusters.await(kafka, cluster, ClusterState.ACTIVE);
    String brokers =
        kafka.getBootstrapBrokers(r -> r.clusterArn(cluster)).bootstrapBrokerStringSaslIam();
    clients = new IamClients(engine, brokers, "admin");
  }

  @AfterAll
  static void stop() {
    kafka.close();
    engine.close();
  }

  @Test
  void topic_throughTheServiceApi_isOnTheBrokers() {
    create("orders", 3);

    clients.produce("orders", "1");
    assertThat(clients.consume("orders", 1)).containsExactly("1");

    kafka.updateTopic(r -> r.clusterArn(cluster).topicName("orders").partitionCount(5));
    kafka.updateTopic(
        r ->
            r.clusterArn(cluster)
                .topicName("orders")
                .configs(base64("{\"retention.ms\":\"60000\"}")));
    DescribeTopicResponse topic =
        kafka.describeTopic(r -> r.clusterArn(cluster).topicName("orders"));
    assertThat(topic.partitionCount()).isEqualTo(5);
    assertThat(topic.replicationFactor()).isEqualTo(2);
    assertThat(topic.status()).isEqualTo(TopicState.ACTIVE);
    assertThat(new String(Base64.getDecoder().decode(topic.configs()), StandardCharsets.UTF_8))
        .contains("\"retention.ms\":\"60000\"", "\"cleanup.policy\":\"delete\"");
    assertThat(
            kafka
                .describeTopicPartitions(r -> r.clusterArn(cluster).topicName("orders"))
                .partitions())
        .hasSize(5)
        .allSatisfy(p -> assertThat(p.replicas()).containsExactlyInAnyOrder(1, 2));

    kafka.deleteTopic(r -> r.clusterArn(cluster).topicName("orders"));
    TestTopics.awaitGone(kafka, cluster, "orders");
    assertThat(names()).doesNotContain("orders");
  }

  @Test
  void topic_ofAKafkaClient_isListed() {
    clients.createTopic("from-client");

    assertThat(names()).contains("from-client").noneMatch(name -> name.startsWith("__"));
  }

  @Test
  void refusals_ofTheBrokers_areTheServices() {
    create("refused", 1);

    assertThatThrownBy(() -> create("refused", 1)).isInstanceOf(TopicExistsException.class);
    assertThatThrownBy(
            () ->
                kafka.updateTopic(
                    r ->
                        r.clusterArn(cluster)
                            .topicName("refused")
                            .configs(base64("{\"retention.ms\":\"x\"}"))))
        .isInstanceOf(KafkaRequestException.class)
        .hasMessageContaining("retention.ms");
    assertThatThrownBy(
            () ->
                kafka.updateTopic(
                    r -> r.clusterArn(cluster).topicName("refused").partitionCount(1)))
        .isInstanceOf(KafkaRequestException.class);
    assertThatThrownBy(() -> kafka.deleteTopic(r -> r.clusterArn(cluster).topicName("none")))
        .isInstanceOf(UnknownTopicOrPartitionException.class);
  }

  private static void create(String name, int partitions) {
    kafka.createTopic(
        r -> r.clusterArn(cluster).topicName(name).partitionCount(partitions).replicationFactor(2));
  }

  private static List<String> names() {
    return kafka.listTopics(r -> r.clusterArn(cluster)).topics().stream()
        .map(TopicInfo::topicName)
        .toList();
  }

  private static String base64(String json) {
    return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
