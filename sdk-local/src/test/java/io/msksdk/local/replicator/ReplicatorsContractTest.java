package io.msksdk.local.replicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.local.Polls;
import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import io.msksdk.local.topic.TestTopics;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.BadRequestException;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafka.model.ConflictException;
import software.amazon.awssdk.services.kafka.model.CreateClusterV2Request;
import software.amazon.awssdk.services.kafka.model.CreateReplicatorRequest;
import software.amazon.awssdk.services.kafka.model.DescribeReplicatorResponse;
import software.amazon.awssdk.services.kafka.model.KafkaCluster;
import software.amazon.awssdk.services.kafka.model.KafkaException;
import software.amazon.awssdk.services.kafka.model.NotFoundException;
import software.amazon.awssdk.services.kafka.model.ReplicationInfo;
import software.amazon.awssdk.services.kafka.model.ReplicationStartingPositionType;
import software.amazon.awssdk.services.kafka.model.ReplicatorState;
import software.amazon.awssdk.services.kafka.model.ReplicatorSummary;
import software.amazon.awssdk.services.kafka.model.TargetCompressionType;
import software.amazon.awssdk.services.kafka.model.UpdateReplicationInfoRequest;

class ReplicatorsContractTest {
  private static TestEngine engine;
  private static KafkaClient kafka;
  private static String source;
  private static String target;
  private static String small;
  private static String withoutIam;
  private static String old;

  @BeforeAll
  static void start() {
    engine = TestEngine.start("--data-plane", "none", "--time", "manual");
    kafka = engine.kafka();
    source = kafka.createClusterV2(TestClusters.iam("source", 3)).clusterArn();
    target = kafka.createClusterV2(TestClusters.iam("target", 3)).clusterArn();
    small = kafka.createClusterV2(TestClusters.iam("small", 2)).clusterArn();
    old = changed("old", "2.6.0", true);
    withoutIam = changed("without-iam", "3.6.0", false);
    advance("PT31M");
    TestClusters.await(kafka, source, ClusterState.ACTIVE);
    TestClusters.await(kafka, target, ClusterState.ACTIVE);
    TestClusters.await(kafka, small, ClusterState.ACTIVE);
    TestClusters.await(kafka, old, ClusterState.ACTIVE);
    TestClusters.await(kafka, withoutIam, ClusterState.ACTIVE);
  }

  @AfterAll
  static void stop() {
    kafka.close();
    engine.close();
  }

  @AfterEach
  void deleteAll() {
    advance("PT30M");
    for (ReplicatorSummary r : kafka.listReplicators(l -> {}).replicators()) {
      await(r.replicatorArn(), null);
      kafka.deleteReplicator(d -> d.replicatorArn(r.replicatorArn()));
    }
    advance("PT10M");
    var unused = Polls.until(() -> kafka.listReplicators(l -> {}).replicators(), List::isEmpty);
  }

  @Test
  void replicator_created_runsWithTheDocumentedDefaults() {
    var created = kafka.createReplicator(r -> replicator(r, "orders").tags(Map.of("team", "a")));
    assertThat(created.replicatorState()).isEqualTo(ReplicatorState.CREATING);
    assertThat(describe(created.replicatorArn()).replicatorState())
        .isEqualTo(ReplicatorState.CREATING);

    advance("PT30M");
    DescribeReplicatorResponse running = await(created.replicatorArn(), ReplicatorState.RUNNING);

    assertThat(created.replicatorArn())
        .matches("arn:aws:kafka:us-east-1:111122223333:replicator/orders/[0-9a-f-]{36}-1");
    assertThat(running.currentVersion()).matches("K[A-Z0-9]{13}");
    assertThat(running.isReplicatorReference()).isFalse();
    assertThat(running.replicatorResourceArn()).isEqualTo(created.replicatorArn());
    assertThat(running.tags()).containsEntry("team", "a");
    assertThat(running.kafkaClusters())
        .extracting(c -> c.amazonMskCluster().mskClusterArn())
        .containsExactly(source, target);
    var info = running.replicationInfoList().get(0);
    assertThat(info.sourceKafkaClusterAlias()).startsWith("source-");
    assertThat(info.targetCompressionType()).isEqualTo(TargetCompressionType.NONE);
    assertThat(info.topicReplication().startingPosition().type())
        .isEqualTo(ReplicationStartingPositionType.LATEST);
    assertThat(info.topicReplication().copyTopicConfigurations()).isTrue();
    assertThat(info.consumerGroupReplication().synchroniseConsumerGroupOffsets()).isTrue();
  }

  @Test
  void replicator_updated_hasNewTopicsAndANewVersion() {
    String arn = running("updated");
    String version = describe(arn).currentVersion();

    var updated = kafka.updateReplicationInfo(r -> update(r, arn, version));

    assertThat(updated.replicatorState()).isEqualTo(ReplicatorState.UPDATING);
    assertThat(describe(arn).replicatorState()).isEqualTo(ReplicatorState.UPDATING);
    assertThat(describe(arn).currentVersion()).isNotEqualTo(version);
    assertThatThrownBy(
            () -> kafka.updateReplicationInfo(r -> update(r, arn, describe(arn).currentVersion())))
        .hasMessageContaining("UPDATING state");
    assertThatThrownBy(() -> kafka.deleteReplicator(r -> r.replicatorArn(arn)))
        .hasMessageContaining("UPDATING state");
    advance("PT30M");
    DescribeReplicatorResponse running = await(arn, ReplicatorState.RUNNING);
    assertThat(running.replicationInfoList().get(0).topicReplication().topicsToReplicate())
        .containsExactly("new-.*");
    assertThatThrownBy(() -> kafka.updateReplicationInfo(r -> update(r, arn, version)))
        .isInstanceOfSatisfying(
            BadRequestException.class,
            e -> assertThat(e.invalidParameter()).isEqualTo("currentVersion"));
  }

  @ParameterizedTest
  @MethodSource
  void update_thatIsWrong_isRefused(
      Consumer<UpdateReplicationInfoRequest.Builder> change, String invalidParameter) {
    String arn = running("wrong-update");
    String version = describe(arn).currentVersion();

    assertThatThrownBy(
            () -> kafka.updateReplicationInfo(r -> change.accept(update(r, arn, version))))
        .isInstanceOf(BadRequestException.class)
        .satisfies(e -> assertThat(TestTopics.invalidParameter(e)).isEqualTo(invalidParameter));
    assertThat(describe(arn).currentVersion()).isEqualTo(version);
  }

  static Stream<Arguments> update_thatIsWrong_isRefused() {
    return Stream.of(
        wrongUpdate(r -> r.currentVersion(null), "currentVersion"),
        wrongUpdate(r -> r.currentVersion("K1"), "currentVersion"),
        wrongUpdate(r -> r.sourceKafkaClusterArn(null), "sourceKafkaClusterArn"),
        wrongUpdate(r -> r.targetKafkaClusterArn(source), "targetKafkaClusterArn"),
        wrongUpdate(
            r -> r.topicReplication(t -> t.topicsToReplicate("a")),
            "topicReplication.copyAccessControlListsForTopics"),
        wrongUpdate(
            r -> r.consumerGroupReplication(g -> g.consumerGroupsToReplicate("a")),
            "consumerGroupReplication.detectAndCopyNewConsumerGroups"));
  }

  @Test
  void update_ofNothing_isRefused() {
    String arn = running("nothing");

    assertThatThrownBy(
            () ->
                kafka.updateReplicationInfo(
                    r ->
                        r.replicatorArn(arn)
                            .currentVersion(describe(arn).currentVersion())
                            .sourceKafkaClusterArn(source)
                            .targetKafkaClusterArn(target)))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("You must specify");
  }

  @Test
  void replicator_deleted_isGone() {
    String arn = running("deleted");
    assertThatThrownBy(() -> kafka.deleteReplicator(r -> r.replicatorArn(arn).currentVersion("K1")))
        .isInstanceOfSatisfying(
            BadRequestException.class,
            e -> assertThat(e.invalidParameter()).isEqualTo("currentVersion"));

    var deleted =
        kafka.deleteReplicator(
            r -> r.replicatorArn(arn).currentVersion(describe(arn).currentVersion()));

    assertThat(deleted.replicatorState()).isEqualTo(ReplicatorState.DELETING);
    assertThat(describe(arn).replicatorState()).isEqualTo(ReplicatorState.DELETING);
    advance("PT10M");
    assertThatThrownBy(() -> await(arn, ReplicatorState.CREATING))
        .isInstanceOfSatisfying(
            NotFoundException.class,
            e -> assertThat(e.invalidParameter()).isEqualTo("replicatorArn"));
  }

  @Test
  void replicator_thatIsToFail_saysWhyAndDoesNotRecover() {
    JsonNode unused =
        engine.post(
            "/_local/faults",
            """
            {"kind":"fail","operation":"CreateReplicator","times":1,
             "stateInfo":{"code":"AccessDenied","message":"the role may not read"}}
            """);
    String arn = kafka.createReplicator(r -> replicator(r, "failing")).replicatorArn();
    advance("PT30M");

    DescribeReplicatorResponse failed = await(arn, ReplicatorState.FAILED);

    assertThat(failed.stateInfo().code()).isEqualTo("AccessDenied");
    assertThat(failed.stateInfo().message()).isEqualTo("the role may not read");
    assertThatThrownBy(
            () -> kafka.updateReplicationInfo(r -> update(r, arn, failed.currentVersion())))
        .hasMessageContaining("FAILED state");
  }

  @Test
  void list_byPrefixInPages_isComplete() {
    List<String> arns =
        Stream.of("page-a", "page-b", "page-c")
            .map(name -> kafka.createReplicator(r -> replicator(r, name)).replicatorArn())
            .toList();
    kafka.createReplicator(r -> replicator(r, "other"));

    assertThat(
            kafka
                .listReplicatorsPaginator(r -> r.replicatorNameFilter("page-").maxResults(2))
                .replicators())
        .extracting(ReplicatorSummary::replicatorArn)
        .containsExactlyElementsOf(arns);
  }

  @Test
  void replicator_beyondTheQuota_isRefused() {
    for (int i = 0; i < 15; i++) {
      String name = "quota-" + i;
      kafka.createReplicator(r -> replicator(r, name));
    }

    assertThatThrownBy(() -> kafka.createReplicator(r -> replicator(r, "quota-15")))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("maximum number of replicators")
        .hasMessageContaining("15");
  }

  @Test
  void replicator_ofAClusterInCreation_isRefused() {
    String creating = kafka.createClusterV2(TestClusters.iam("creating", 3)).clusterArn();

    assertThatThrownBy(
            () ->
                kafka.createReplicator(
                    r -> from(() -> creating).accept(replicator(r, "too-early"))))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("CREATING state");
  }

  @Test
  void name_thatIsTaken_isAConflict() {
    kafka.createReplicator(r -> replicator(r, "twice"));

    assertThatThrownBy(() -> kafka.createReplicator(r -> replicator(r, "twice")))
        .isInstanceOfSatisfying(
            ConflictException.class,
            e -> assertThat(e.invalidParameter()).isEqualTo("replicatorName"));
  }

  @ParameterizedTest
  @MethodSource
  void creation_thatIsWrong_isRefused(
      Consumer<CreateReplicatorRequest.Builder> change,
      Class<? extends KafkaException> type,
      String invalidParameter) {
    assertThatThrownBy(() -> kafka.createReplicator(r -> change.accept(replicator(r, "wrong"))))
        .isInstanceOf(type)
        .satisfies(e -> assertThat(TestTopics.invalidParameter(e)).isEqualTo(invalidParameter));
  }

  static Stream<Arguments> creation_thatIsWrong_isRefused() {
    String info = "replicationInfoList[0].";
    String sourceArn = "kafkaClusters[0].amazonMskCluster.mskClusterArn";
    return Stream.of(
        wrong(r -> r.replicatorName(null), "replicatorName"),
        wrong(r -> r.replicatorName("-a"), "replicatorName"),
        wrong(r -> r.description("x".repeat(1025)), "description"),
        wrong(r -> r.serviceExecutionRoleArn(null), "serviceExecutionRoleArn"),
        wrong(r -> r.serviceExecutionRoleArn("role"), "serviceExecutionRoleArn"),
        wrong(r -> r.kafkaClusters(List.of()), "kafkaClusters"),
        wrong(r -> r.kafkaClusters(cluster(source)), "kafkaClusters"),
        wrong(
            r -> r.kafkaClusters(KafkaCluster.builder().build(), cluster(target)),
            "kafkaClusters[0].amazonMskCluster"),
        wrong(
            r -> r.kafkaClusters(subnets("subnet-1"), cluster(target)),
            "kafkaClusters[0].vpcConfig.subnetIds"),
        wrong(
            r -> r.kafkaClusters(withoutGroups(), cluster(target)),
            "kafkaClusters[0].vpcConfig.securityGroupIds"),
        wrong(r -> r.replicationInfoList(List.of()), "replicationInfoList"),
        wrong(r -> r.replicationInfoList(info(source, small)), info + "targetKafkaClusterArn"),
        wrong(
            r -> r.replicationInfoList(b -> b.sourceKafkaClusterArn(source)),
            info + "targetCompressionType"),
        wrong(
            r -> r.replicationInfoList(infoOf(b -> b.targetCompressionType("BZIP2"))),
            info + "targetCompressionType"),
        wrong(
            r -> r.replicationInfoList(infoOf(b -> b.topicReplication(t -> {}))),
            info + "topicReplication.topicsToReplicate"),
        wrong(
            r ->
                r.replicationInfoList(
                    infoOf(b -> b.topicReplication(t -> t.topicsToReplicate("[")))),
            info + "topicReplication.topicsToReplicate[0]"),
        wrong(
            r ->
                r.replicationInfoList(
                    infoOf(b -> b.topicReplication(t -> t.topicsToReplicate("x".repeat(250))))),
            info + "topicReplication.topicsToReplicate[0]"),
        wrong(
            r -> r.replicationInfoList(infoOf(b -> b.consumerGroupReplication(g -> {}))),
            info + "consumerGroupReplication.consumerGroupsToReplicate"),
        wrong(from(() -> small), sourceArn),
        wrong(from(() -> old), sourceArn),
        wrong(from(() -> withoutIam), sourceArn),
        wrong(
            from(() -> target.replace("us-east-1", "eu-west-1")),
            NotFoundException.class,
            sourceArn),
        wrong(from(() -> target.replace("111122223333", "444455556666")), sourceArn),
        wrong(from(() -> target), "kafkaClusters[0].amazonMskCluster.mskClusterArn"));
  }

  private static Arguments wrong(Consumer<CreateReplicatorRequest.Builder> change, String member) {
    return wrong(change, BadRequestException.class, member);
  }

  private static Arguments wrong(
      Consumer<CreateReplicatorRequest.Builder> change, Class<?> type, String member) {
    return Arguments.of(change, type, member);
  }

  private static Arguments wrongUpdate(
      Consumer<UpdateReplicationInfoRequest.Builder> change, String member) {
    return Arguments.of(change, member);
  }

  private static Consumer<CreateReplicatorRequest.Builder> from(Supplier<String> arn) {
    return r ->
        r.kafkaClusters(cluster(arn.get()), cluster(target))
            .replicationInfoList(info(arn.get(), target));
  }

  private static CreateReplicatorRequest.Builder replicator(
      CreateReplicatorRequest.Builder r, String name) {
    return r.replicatorName(name)
        .serviceExecutionRoleArn("arn:aws:iam::111122223333:role/replicator")
        .kafkaClusters(cluster(source), cluster(target))
        .replicationInfoList(info(source, target));
  }

  private static ReplicationInfo info(String from, String to) {
    return ReplicationInfo.builder()
        .sourceKafkaClusterArn(from)
        .targetKafkaClusterArn(to)
        .targetCompressionType(TargetCompressionType.NONE)
        .topicReplication(t -> t.topicsToReplicate(".*"))
        .consumerGroupReplication(g -> g.consumerGroupsToReplicate(".*"))
        .build();
  }

  private static ReplicationInfo infoOf(Consumer<ReplicationInfo.Builder> change) {
    ReplicationInfo.Builder info = info(source, target).toBuilder();
    change.accept(info);
    return info.build();
  }

  private static KafkaCluster cluster(String arn) {
    return KafkaCluster.builder()
        .amazonMskCluster(c -> c.mskClusterArn(arn))
        .vpcConfig(v -> v.subnetIds("subnet-1", "subnet-2").securityGroupIds("sg-1"))
        .build();
  }

  private static KafkaCluster subnets(String... subnets) {
    return cluster(source).toBuilder()
        .vpcConfig(v -> v.subnetIds(subnets).securityGroupIds("sg-1"))
        .build();
  }

  private static KafkaCluster withoutGroups() {
    return cluster(source).toBuilder().vpcConfig(v -> v.subnetIds("subnet-1", "subnet-2")).build();
  }

  private static UpdateReplicationInfoRequest.Builder update(
      UpdateReplicationInfoRequest.Builder r, String arn, String version) {
    return r.replicatorArn(arn)
        .currentVersion(version)
        .sourceKafkaClusterArn(source)
        .targetKafkaClusterArn(target)
        .topicReplication(
            t ->
                t.topicsToReplicate("new-.*")
                    .topicsToExclude("x")
                    .copyAccessControlListsForTopics(false)
                    .copyTopicConfigurations(true)
                    .detectAndCopyNewTopics(true));
  }

  private static String running(String name) {
    String arn = kafka.createReplicator(r -> replicator(r, name)).replicatorArn();
    advance("PT30M");
    DescribeReplicatorResponse unused = await(arn, ReplicatorState.RUNNING);
    return arn;
  }

  private static DescribeReplicatorResponse describe(String arn) {
    return kafka.describeReplicator(r -> r.replicatorArn(arn));
  }

  /** Polls for a state, or for any in which nothing moves. */
  private static DescribeReplicatorResponse await(String arn, @Nullable ReplicatorState state) {
    return Polls.until(
        () -> describe(arn),
        replicator -> {
          ReplicatorState now = replicator.replicatorState();
          return now == state
              || (state == null
                  && (now == ReplicatorState.RUNNING || now == ReplicatorState.FAILED));
        });
  }

  private static String changed(String name, String version, boolean iam) {
    CreateClusterV2Request request = TestClusters.iam(name, 3);
    return kafka
        .createClusterV2(
            request.toBuilder()
                .provisioned(
                    request.provisioned().toBuilder()
                        .kafkaVersion(version)
                        .clientAuthentication(c -> c.sasl(s -> s.iam(i -> i.enabled(iam))))
                        .build())
                .build())
        .clusterArn();
  }

  private static void advance(String duration) {
    JsonNode unused = engine.post("/_local/clock", "{\"advance\":\"" + duration + "\"}");
  }
}
