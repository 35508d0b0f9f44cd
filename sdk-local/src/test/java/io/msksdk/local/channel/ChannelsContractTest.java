package io.msksdk.local.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import io.msksdk.local.topic.TestTopics;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.BadRequestException;
import software.amazon.awssdk.services.kafka.model.ChannelDestinationType;
import software.amazon.awssdk.services.kafka.model.ChannelInfo;
import software.amazon.awssdk.services.kafka.model.ChannelStatus;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafka.model.ConflictException;
import software.amazon.awssdk.services.kafka.model.CreateChannelRequest;
import software.amazon.awssdk.services.kafka.model.CreateClusterV2Request;
import software.amazon.awssdk.services.kafka.model.DescribeChannelResponse;
import software.amazon.awssdk.services.kafka.model.NotFoundException;

class ChannelsContractTest {
  private static final String ROLE = "arn:aws:iam::111122223333:role/channel";

  private static TestEngine engine;
  private static KafkaClient kafka;
  private static String cluster;
  private static String topic;
  private static int names;

  private String name;

  @BeforeAll
  static void start() {
    engine = TestEngine.start("--data-plane", "none", "--time", "manual");
    kafka = engine.kafka();
    cluster = create("express", "express.m7g.large");
    topic =
        kafka
            .createTopic(
                r ->
                    r.clusterArn(cluster)
                        .topicName("orders")
                        .partitionCount(1)
                        .replicationFactor(3))
            .topicArn();
    advance("PT1M");
  }

  @AfterAll
  static void stop() {
    kafka.close();
    engine.close();
  }

  @BeforeEach
  void newName() {
    name = "channel-" + names++;
  }

  @Test
  void channel_created_becomesActive() {
    var created = kafka.createChannel(r -> channel(r));

    DescribeChannelResponse creating = describe(created.channelArn());
    assertThat(created.clusterOperationArn()).contains(":cluster-operation/express/");
    assertThat(creating.status()).isEqualTo(ChannelStatus.CREATING);
    assertThat(creating.destinationType()).isEqualTo(ChannelDestinationType.S3);
    assertThat(creating.topicConfigurationList().get(0).topicArn()).isEqualTo(topic);
    advance("PT10M");
    assertThat(describe(created.channelArn()).status()).isEqualTo(ChannelStatus.ACTIVE);
  }

  @Test
  void channel_updatedAndDeleted_goesThroughItsStates() {
    String arn = kafka.createChannel(r -> channel(r)).channelArn();
    assertThatThrownBy(() -> freshness(arn, 60)).hasMessageContaining("CREATING state");
    assertThatThrownBy(() -> delete(arn)).hasMessageContaining("CREATING state");
    advance("PT10M");

    freshness(arn, 60);
    assertThat(describe(arn).status()).isEqualTo(ChannelStatus.UPDATING);
    advance("PT10M");
    assertThat(describe(arn).status()).isEqualTo(ChannelStatus.ACTIVE);
    assertThat(describe(arn).s3DestinationConfiguration().dataFreshnessInSeconds()).isEqualTo(60);

    delete(arn);
    assertThat(describe(arn).status()).isEqualTo(ChannelStatus.DELETING);
    advance("PT10M");
    assertThatThrownBy(() -> describe(arn)).isInstanceOf(NotFoundException.class);
  }

  @Test
  void channel_thatIsToFail_says_why() {
    JsonNode unused =
        engine.post(
            "/_local/faults",
            """
            {"kind":"fail","operation":"CreateChannel","times":1,
             "stateInfo":{"code":"AccessDenied","message":"the role may not write"}}
            """);

    String arn = kafka.createChannel(r -> channel(r)).channelArn();
    advance("PT10M");

    assertThat(describe(arn).status()).isEqualTo(ChannelStatus.FAILED);
    assertThat(describe(arn).stateInfo().message()).isEqualTo("the role may not write");
    delete(arn);
  }

  @Test
  void topic_ofAChannel_staysUntilTheChannelIsGone() {
    String read =
        kafka
            .createTopic(
                r -> r.clusterArn(cluster).topicName("read").partitionCount(1).replicationFactor(3))
            .topicArn();
    kafka.createChannel(r -> channel(r).topicConfigurationList(t -> t.topicArn(read)));
    advance("PT1M");

    assertThatThrownBy(() -> kafka.deleteTopic(r -> r.clusterArn(cluster).topicName("read")))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("associated Channel");
  }

  @Test
  void list_inPages_isComplete() {
    String other = create("paged", "express.m7g.large");
    String otherTopic =
        kafka
            .createTopic(
                r -> r.clusterArn(other).topicName("t").partitionCount(1).replicationFactor(3))
            .topicArn();
    List<String> arns =
        Stream.of("a", "b", "c")
            .map(
                n ->
                    kafka
                        .createChannel(
                            r ->
                                channel(r)
                                    .clusterArn(other)
                                    .channelName(n)
                                    .topicConfigurationList(t -> t.topicArn(otherTopic)))
                        .channelArn())
            .toList();

    var first = kafka.listChannels(r -> r.clusterArn(other).maxResults(2));
    var second = kafka.listChannels(r -> r.clusterArn(other).nextToken(first.nextToken()));

    assertThat(Stream.of(first, second).flatMap(page -> page.channels().stream()))
        .extracting(ChannelInfo::channelArn)
        .isEqualTo(arns);
    assertThat(second.nextToken()).isNull();
  }

  @Test
  void name_thatIsTaken_isAConflict() {
    kafka.createChannel(r -> channel(r));

    assertThatThrownBy(() -> kafka.createChannel(r -> channel(r)))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("A resource with this name already exists");
  }

  @Test
  void channel_ofAClusterOfStandardBrokers_isRefused() {
    String standard = create("standard", "kafka.m7g.large");

    assertThatThrownBy(() -> kafka.createChannel(r -> channel(r).clusterArn(standard)))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("only on clusters with Express instance types");
  }

  @Test
  void update_ofTheOtherDestination_isRefused() {
    String arn = kafka.createChannel(r -> channel(r)).channelArn();
    advance("PT10M");

    assertThatThrownBy(
            () ->
                kafka.updateChannel(
                    r ->
                        r.clusterArn(cluster)
                            .channelArn(arn)
                            .icebergDestinationUpdate(u -> u.dataFreshnessInSeconds(60))))
        .hasMessageContaining("destination is S3");
    assertThatThrownBy(() -> kafka.updateChannel(r -> r.clusterArn(cluster).channelArn(arn)))
        .hasMessageContaining("exactly one of");
  }

  @ParameterizedTest
  @MethodSource
  void creation_thatIsWrong_isRefused(
      Consumer<CreateChannelRequest.Builder> change, String invalidParameter) {
    assertThatThrownBy(() -> kafka.createChannel(r -> change.accept(channel(r))))
        .isInstanceOf(BadRequestException.class)
        .satisfies(e -> assertThat(TestTopics.invalidParameter(e)).isEqualTo(invalidParameter));
  }

  static Stream<Arguments> creation_thatIsWrong_isRefused() {
    String s3 = "s3DestinationConfiguration";
    return Stream.of(
        wrong(r -> r.channelName(null), "channelName"),
        wrong(r -> r.channelName("a_b"), "channelName"),
        wrong(r -> r.topicConfigurationList(List.of()), "topicConfigurationList"),
        wrong(
            r -> r.topicConfigurationList(t -> t.topicArn(null)),
            "topicConfigurationList[0].topicArn"),
        wrong(
            r -> r.topicConfigurationList(t -> t.topicArn(cluster + "/none")),
            "topicConfigurationList[0].topicArn"),
        wrong(
            r -> r.s3DestinationConfiguration(c -> c.storage(s -> s.bucketArn("b"))),
            s3 + ".serviceExecutionRoleArn"),
        wrong(
            r -> r.s3DestinationConfiguration(c -> c.serviceExecutionRoleArn(ROLE)),
            s3 + ".storage.bucketArn"));
  }

  private static Arguments wrong(Consumer<CreateChannelRequest.Builder> change, String member) {
    return Arguments.of(change, member);
  }

  private CreateChannelRequest.Builder channel(CreateChannelRequest.Builder r) {
    return r.clusterArn(cluster)
        .channelName(name)
        .topicConfigurationList(t -> t.topicArn(topic))
        .s3DestinationConfiguration(
            s3 ->
                s3.serviceExecutionRoleArn(ROLE).storage(s -> s.bucketArn("arn:aws:s3:::orders")));
  }

  private static void freshness(String arn, int seconds) {
    kafka.updateChannel(
        r ->
            r.clusterArn(cluster)
                .channelArn(arn)
                .s3DestinationUpdate(u -> u.dataFreshnessInSeconds(seconds)));
  }

  private static void delete(String arn) {
    kafka.deleteChannel(r -> r.clusterArn(cluster).channelArn(arn));
  }

  private static DescribeChannelResponse describe(String arn) {
    return kafka.describeChannel(r -> r.clusterArn(cluster).channelArn(arn));
  }

  private static String create(String name, String type) {
    CreateClusterV2Request iam = TestClusters.iam(name, 3);
    String arn =
        kafka
            .createClusterV2(
                iam.toBuilder()
                    .provisioned(
                        iam.provisioned().toBuilder()
                            .brokerNodeGroupInfo(
                                iam.provisioned().brokerNodeGroupInfo().toBuilder()
                                    .instanceType(type)
                                    .build())
                            .build())
                    .build())
            .clusterArn();
    advance("PT31M");
    TestClusters.await(kafka, arn, ClusterState.ACTIVE);
    return arn;
  }

  private static void advance(String duration) {
    JsonNode unused = engine.post("/_local/clock", "{\"advance\":\"" + duration + "\"}");
  }
}
