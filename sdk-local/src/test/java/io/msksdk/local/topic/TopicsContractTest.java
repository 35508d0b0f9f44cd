package io.msksdk.local.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.BadRequestException;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafka.model.CreateTopicRequest;
import software.amazon.awssdk.services.kafka.model.DescribeTopicResponse;
import software.amazon.awssdk.services.kafka.model.KafkaException;
import software.amazon.awssdk.services.kafka.model.KafkaRequestException;
import software.amazon.awssdk.services.kafka.model.NotFoundException;
import software.amazon.awssdk.services.kafka.model.TopicExistsException;
import software.amazon.awssdk.services.kafka.model.TopicInfo;
import software.amazon.awssdk.services.kafka.model.TopicPartitionInfo;
import software.amazon.awssdk.services.kafka.model.TopicState;
import software.amazon.awssdk.services.kafka.model.UnknownTopicOrPartitionException;

class TopicsContractTest {
  private static TestEngine engine;
  private static KafkaClient kafka;
  private static String cluster;

  @BeforeAll
  static void start() {
    engine = TestEngine.withoutBrokers();
    kafka = engine.kafka();
    cluster = kafka.createClusterV2(TestClusters.iam("topics", 3)).clusterArn();
    TestClusters.await(kafka, cluster, ClusterState.ACTIVE);
  }

  @AfterAll
  static void stop() {
    kafka.close();
    engine.close();
  }

  @Test
  void topic_created_isDescribedWithAllItsSettings() {
    var created =
        kafka.createTopic(
            r -> topic(r, "described").configs(base64("{\"retention.ms\":\"60000\"}")));

    DescribeTopicResponse topic = describe("described");

    assertThat(created.status()).isEqualTo(TopicState.CREATING);
    assertThat(created.topicArn())
        .isEqualTo(cluster.replace(":cluster/", ":topic/") + "/described");
    assertThat(topic.topicArn()).isEqualTo(created.topicArn());
    assertThat(topic.partitionCount()).isEqualTo(6);
    assertThat(topic.replicationFactor()).isEqualTo(3);
    assertThat(topic.status()).isEqualTo(TopicState.ACTIVE);
    JsonNode configs = configs(topic);
    assertThat(configs.path("retention.ms").asText()).isEqualTo("60000");
    assertThat(configs.path("cleanup.policy").asText()).isEqualTo("delete");
  }

  @Test
  void topic_updated_hasTheNewSettingAndKeepsTheOthers() {
    kafka.createTopic(r -> topic(r, "updated").configs(base64("{\"segment.bytes\":1048576}")));

    var updated =
        kafka.updateTopic(
            r ->
                r.clusterArn(cluster)
                    .topicName("updated")
                    .configs(base64("{\"retention.ms\":\"1000\"}")));

    assertThat(updated.status()).isEqualTo(TopicState.UPDATING);
    JsonNode configs = configs(describe("updated"));
    assertThat(configs.path("retention.ms").asText()).isEqualTo("1000");
    assertThat(configs.path("segment.bytes").asText()).isEqualTo("1048576");
  }

  @Test
  void tieredStorage_disabledWithTheServicesName_isShownWithKafkas() {
    kafka.createTopic(
        r -> topic(r, "tiered").configs(base64("{\"remote.storage.enable\":\"true\"}")));

    kafka.updateTopic(
        r ->
            r.clusterArn(cluster)
                .topicName("tiered")
                .configs(
                    base64(
                        "{\"remote.log.msk.disable.policy\":\"Delete\","
                            + "\"remote.storage.enable\":\"false\"}")));

    JsonNode configs = configs(describe("tiered"));
    assertThat(configs.path("remote.storage.enable").asText()).isEqualTo("false");
    assertThat(configs.path("remote.log.delete.on.disable").asText()).isEqualTo("true");
    assertThat(configs.path("remote.log.copy.disable").asText()).isEqualTo("false");
    assertThat(configs.has("remote.log.msk.disable.policy")).isFalse();
  }

  @Test
  void partitions_afterGrowth_areListedInPages() {
    kafka.createTopic(r -> topic(r, "grown"));

    kafka.updateTopic(r -> r.clusterArn(cluster).topicName("grown").partitionCount(8));

    List<TopicPartitionInfo> partitions =
        kafka
            .describeTopicPartitionsPaginator(
                r -> r.clusterArn(cluster).topicName("grown").maxResults(3))
            .partitions()
            .stream()
            .toList();
    assertThat(partitions)
        .extracting(TopicPartitionInfo::partition)
        .containsExactlyElementsOf(IntStream.range(0, 8).boxed().toList());
    assertThat(partitions).allSatisfy(p -> assertThat(p.isr()).hasSize(3).contains(p.leader()));
  }

  @Test
  void list_byPrefixInPages_isComplete() {
    for (String name : List.of("list-c", "list-a", "list-b", "other")) {
      kafka.createTopic(r -> topic(r, name));
    }

    assertThat(
            kafka
                .listTopicsPaginator(
                    r -> r.clusterArn(cluster).topicNameFilter("list-").maxResults(2))
                .topics())
        .extracting(TopicInfo::topicName)
        .containsExactly("list-a", "list-b", "list-c");
  }

  @Test
  void topic_deleted_isGone() {
    kafka.createTopic(r -> topic(r, "deleted"));

    var deleted = kafka.deleteTopic(r -> r.clusterArn(cluster).topicName("deleted"));

    assertThat(deleted.status()).isEqualTo(TopicState.DELETING);
    TestTopics.awaitGone(kafka, cluster, "deleted");
    assertThatThrownBy(() -> describe("deleted"))
        .isInstanceOfSatisfying(
            NotFoundException.class, e -> assertThat(e.invalidParameter()).isEqualTo("topicName"));
  }

  @Test
  void states_inManualTime_lastUntilItsTimeHasPassed() {
    try (TestEngine manual = TestEngine.start("--data-plane", "none", "--time", "manual");
        KafkaClient client = manual.kafka()) {
      String arn = client.createClusterV2(TestClusters.iam("states", 1)).clusterArn();
      assertThatThrownBy(() -> client.listTopics(r -> r.clusterArn(arn)))
          .isInstanceOf(BadRequestException.class)
          .hasMessageContaining("CREATING state");
      advance(manual, "PT31M");
      client.createTopic(
          r -> r.clusterArn(arn).topicName("t").partitionCount(1).replicationFactor(1));

      assertThat(state(client, arn)).isEqualTo(TopicState.CREATING);
      assertThatThrownBy(
              () -> client.updateTopic(r -> r.clusterArn(arn).topicName("t").partitionCount(2)))
          .isInstanceOf(BadRequestException.class)
          .hasMessageContaining("CREATING state");
      advance(manual, "PT10S");
      assertThat(state(client, arn)).isEqualTo(TopicState.ACTIVE);
      client.updateTopic(r -> r.clusterArn(arn).topicName("t").partitionCount(2));
      assertThat(state(client, arn)).isEqualTo(TopicState.UPDATING);
      advance(manual, "PT10S");
      client.deleteTopic(r -> r.clusterArn(arn).topicName("t"));
      assertThat(state(client, arn)).isEqualTo(TopicState.DELETING);
      advance(manual, "PT10S");
      assertThatThrownBy(() -> state(client, arn)).isInstanceOf(NotFoundException.class);
    }
  }

  @ParameterizedTest
  @MethodSource
  void creation_thatIsWrong_isRefused(
      Consumer<CreateTopicRequest.Builder> change,
      Class<? extends KafkaException> type,
      String invalidParameter,
      String message) {
    assertThatThrownBy(() -> kafka.createTopic(r -> change.accept(topic(r, "wrong"))))
        .isInstanceOfSatisfying(
            type, e -> assertThat(e.awsErrorDetails().errorMessage()).contains(message))
        .satisfies(e -> assertThat(TestTopics.invalidParameter(e)).isEqualTo(invalidParameter));
  }

  static Stream<Arguments> creation_thatIsWrong_isRefused() {
    Class<?> bad = BadRequestException.class;
    Class<?> request = KafkaRequestException.class;
    return Stream.of(
        wrong(r -> r.topicName(null), bad, "topicName", "required parameter topicName"),
        wrong(r -> r.topicName("a b"), bad, "topicName", "a b"),
        wrong(r -> r.topicName("__consumer_offsets"), bad, "topicName", "internal topic"),
        wrong(r -> r.partitionCount(null), bad, "partitionCount", "required"),
        wrong(r -> r.partitionCount(0), bad, "partitionCount", "at least 1"),
        wrong(r -> r.replicationFactor(null), bad, "replicationFactor", "required"),
        wrong(r -> r.replicationFactor(0), bad, "replicationFactor", "at least 1"),
        wrong(r -> r.replicationFactor(4), request, null, "only 3 broker(s)"),
        wrong(r -> r.configs("{}"), bad, "configs", "Base64"),
        wrong(r -> r.configs(base64("[]")), bad, "configs", "JSON object"),
        wrong(r -> r.configs(base64("{\"a.b\":\"1\"}")), request, null, "Unknown topic config"),
        wrong(r -> r.configs(base64("{\"retention.ms\":\"x\"}")), request, null, "Invalid value"));
  }

  @Test
  void creation_ofMorePartitionsThanKafkaTakes_isRefused_andLeavesNothing() {
    assertThatThrownBy(
            () -> kafka.createTopic(r -> topic(r, "huge").partitionCount(Integer.MAX_VALUE)))
        .isInstanceOf(KafkaRequestException.class)
        .hasMessageContaining("Excessively large number of partitions");

    kafka.createTopic(r -> topic(r, "huge"));
    assertThatThrownBy(
            () ->
                kafka.updateTopic(
                    r -> r.clusterArn(cluster).topicName("huge").partitionCount(20_000)))
        .isInstanceOf(KafkaRequestException.class);
    assertThat(describe("huge").partitionCount()).isEqualTo(6);
  }

  @Test
  void creation_ofATopicThatIsThere_isAConflict() {
    kafka.createTopic(r -> topic(r, "twice"));

    assertThatThrownBy(() -> kafka.createTopic(r -> topic(r, "twice")))
        .isInstanceOfSatisfying(
            TopicExistsException.class, e -> assertThat(e.statusCode()).isEqualTo(409));
    assertThat(describe("twice").status()).isEqualTo(TopicState.ACTIVE);
  }

  @Test
  void update_ofBothOrNeither_isRefused() {
    kafka.createTopic(r -> topic(r, "both"));

    assertThatThrownBy(() -> kafka.updateTopic(r -> r.clusterArn(cluster).topicName("both")))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("You must specify either configs or partitionCount to update.");
    assertThatThrownBy(
            () ->
                kafka.updateTopic(
                    r ->
                        r.clusterArn(cluster)
                            .topicName("both")
                            .partitionCount(9)
                            .configs(base64("{}"))))
        .hasMessageContaining("You must specify either configs or partitionCount to update.");
  }

  @Test
  void update_toFewerPartitions_isRefused() {
    kafka.createTopic(r -> topic(r, "shrunk"));

    assertThatThrownBy(
            () ->
                kafka.updateTopic(r -> r.clusterArn(cluster).topicName("shrunk").partitionCount(5)))
        .isInstanceOf(KafkaRequestException.class)
        .hasMessageContaining("5 would not be an increase");
    assertThat(describe("shrunk").status()).isEqualTo(TopicState.ACTIVE);
  }

  @Test
  void changes_ofAnUnknownTopic_areNotFound() {
    assertThatThrownBy(() -> kafka.deleteTopic(r -> r.clusterArn(cluster).topicName("none")))
        .isInstanceOfSatisfying(
            UnknownTopicOrPartitionException.class, e -> assertThat(e.statusCode()).isEqualTo(404));
    assertThatThrownBy(
            () -> kafka.updateTopic(r -> r.clusterArn(cluster).topicName("none").partitionCount(2)))
        .isInstanceOf(UnknownTopicOrPartitionException.class);
    assertThatThrownBy(
            () -> kafka.describeTopicPartitions(r -> r.clusterArn(cluster).topicName("none")))
        .isInstanceOf(NotFoundException.class);
  }

  private static Arguments wrong(
      Consumer<CreateTopicRequest.Builder> change, Class<?> type, String member, String message) {
    return Arguments.of(change, type, member, message);
  }

  private static CreateTopicRequest.Builder topic(CreateTopicRequest.Builder r, String name) {
    return r.clusterArn(cluster).topicName(name).partitionCount(6).replicationFactor(3);
  }

  private static DescribeTopicResponse describe(String name) {
    return kafka.describeTopic(r -> r.clusterArn(cluster).topicName(name));
  }

  private static TopicState state(KafkaClient client, String arn) {
    return client.describeTopic(r -> r.clusterArn(arn).topicName("t")).status();
  }

  private static void advance(TestEngine engine, String duration) {
    JsonNode unused = engine.post("/_local/clock", "{\"advance\":\"" + duration + "\"}");
  }

  private static String base64(String json) {
    return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode configs(DescribeTopicResponse topic) {
    byte[] json = Base64.getDecoder().decode(topic.configs());
    return TestEngine.json(new String(json, StandardCharsets.UTF_8));
  }
}
