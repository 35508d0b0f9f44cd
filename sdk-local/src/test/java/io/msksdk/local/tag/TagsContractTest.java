package io.msksdk.local.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.local.Fixtures;
import io.msksdk.local.Refused;
import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kafka.KafkaClient;

class TagsContractTest {
  private static final String UNKNOWN =
      "arn:aws:kafka:us-east-1:111122223333:cluster/none/00000000-0000-0000-0000-000000000000-1";

  private static TestEngine engine;
  private static KafkaClient kafka;
  private static String cluster;
  private static Fixtures fixtures;

  @BeforeAll
  static void start() {
    engine = TestEngine.withoutBrokers();
    kafka = engine.kafka();
    fixtures = new Fixtures(engine);
    cluster = kafka.createClusterV2(TestClusters.iam("tagged", 1)).clusterArn();
  }

  @AfterAll
  static void stop() {
    fixtures.close();
    kafka.close();
    engine.close();
  }

  private static Map<String, String> tags(String arn) {
    return kafka.listTagsForResource(r -> r.resourceArn(arn)).tags();
  }

  private static Map<String, String> many(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .boxed()
        .collect(Collectors.toMap(i -> "k" + i, i -> "v"));
  }

  static Stream<String> kinds() {
    Fixtures.Resources resources = fixtures.resources();
    return Stream.of(
        resources.named("connection"),
        resources.named("replicator"),
        resources.named("channel"),
        kafka.createClusterV2(TestClusters.iam("kind", 1)).clusterArn(),
        kafka
            .createConfiguration(
                r -> r.name("kind").serverProperties(SdkBytes.fromUtf8String("num.partitions=1")))
            .arn());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void tags_ofEveryKind_canBeAddedReplacedAndRemoved(String arn) {
    var tagged = kafka.tagResource(r -> r.resourceArn(arn).tags(Map.of("a", "1", "B b", "")));
    var again = kafka.tagResource(r -> r.resourceArn(arn).tags(Map.of("a", "2", "A", "x@y")));
    var untagged = kafka.untagResource(r -> r.resourceArn(arn).tagKeys("B b", "unknown"));

    assertThat(tags(arn)).containsOnly(Map.entry("a", "2"), Map.entry("A", "x@y"));
    assertThat(Stream.of(tagged, again, untagged)).doesNotContainNull();
  }

  @Test
  void resource_unknownOrMalformed_isRefusedInEveryOperation() {
    Refused.notFound(() -> tags(UNKNOWN), "resourceArn");
    Refused.notFound(
        () -> kafka.tagResource(r -> r.resourceArn(UNKNOWN).tags(Map.of("a", "1"))), "resourceArn");
    Refused.notFound(
        () -> kafka.untagResource(r -> r.resourceArn(UNKNOWN).tagKeys("a")), "resourceArn");
    Refused.badRequest(() -> tags("orders"), "resourceArn", "The resource ARN orders isn't valid");
  }

  @Test
  void call_withoutARequiredMember_namesIt() {
    Refused.missing(() -> kafka.tagResource(r -> r.resourceArn(cluster)), "tags");
    Refused.missing(() -> kafka.untagResource(r -> r.resourceArn(cluster)), "tagKeys");
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of("", "x", "1 to 128"),
        Arguments.of("k".repeat(129), "x", "1 to 128"),
        Arguments.of("k", "v".repeat(256), "0 to 255"),
        Arguments.of("aws:owner", "x", "reserved"),
        Arguments.of("a*b", "x", "The tag key a*b isn't valid"),
        Arguments.of("k", "a;b", "The value of tag k isn't valid"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void tag_againstARule_isRefused(String key, String value, String message) {
    Refused.badRequest(
        () -> kafka.tagResource(r -> r.resourceArn(cluster).tags(Map.of(key, value))),
        "tags",
        message);
    Refused.badRequest(
        () ->
            kafka.createClusterV2(
                TestClusters.iam("never", 1).toBuilder().tags(Map.of(key, value)).build()),
        "tags",
        message);
  }

  @Test
  void tag_atTheLimits_isAccepted() {
    String arn = kafka.createClusterV2(TestClusters.iam("limits", 1)).clusterArn();
    Map<String, String> longest = new TreeMap<>(many(1, 49));
    longest.put("é".repeat(128), "v".repeat(255));

    var unused = kafka.tagResource(r -> r.resourceArn(arn).tags(longest));
    var replaced = kafka.tagResource(r -> r.resourceArn(arn).tags(Map.of("k1", "new")));

    assertThat(replaced).isNotNull();
    assertThat(tags(arn)).hasSize(50).containsEntry("k1", "new");
    Refused.badRequest(
        () -> kafka.tagResource(r -> r.resourceArn(arn).tags(many(50, 50))), "tags", "at most 50");
    assertThat(tags(arn)).hasSize(50).doesNotContainKey("k50");
  }

  @Test
  void tag_reserved_cannotBeRemoved() {
    Refused.badRequest(
        () -> kafka.untagResource(r -> r.resourceArn(cluster).tagKeys("aws:stack")),
        "tagKeys",
        "aws:");
  }

  @Test
  void tags_ofANetworkResource_areInItsDescription() {
    Fixtures.Resources resources = fixtures.resources();
    String connection = resources.named("connection");
    String replicator = resources.named("replicator");
    String channel = resources.named("channel");

    for (String arn : List.of(connection, replicator, channel)) {
      kafka.tagResource(r -> r.resourceArn(arn).tags(Map.of("team", "orders")));
    }

    assertThat(kafka.describeVpcConnection(r -> r.arn(connection)).tags())
        .containsEntry("team", "orders");
    assertThat(kafka.describeReplicator(r -> r.replicatorArn(replicator)).tags())
        .containsEntry("team", "orders");
    assertThat(
            kafka
                .describeChannel(r -> r.clusterArn(resources.named("express")).channelArn(channel))
                .tags())
        .containsEntry("team", "orders");
  }

  @Test
  void tags_ofANetworkResource_decideAboutCalls() {
    String connection = fixtures.resources().named("connection");
    kafka.tagResource(r -> r.resourceArn(connection).tags(Map.of("team", "orders")));
    engine.user(
        "AKIAORDERS",
        "orders-secret",
        "orders",
        """
        [{"Effect":"Allow","Action":"kafka:*","Resource":"*",
          "Condition":{"StringEquals":{"aws:ResourceTag/team":"orders"}}}]
        """);

    try (KafkaClient orders = engine.kafka("AKIAORDERS", "orders-secret", Region.US_EAST_1)) {
      assertThat(orders.describeVpcConnection(r -> r.arn(connection)).vpcConnectionArn())
          .isEqualTo(connection);
      kafka.untagResource(r -> r.resourceArn(connection).tagKeys("team"));
      assertThatThrownBy(() -> orders.describeVpcConnection(r -> r.arn(connection)))
          .hasMessageContaining("is not authorized to perform: kafka:DescribeVpcConnection");
    }
  }
}
