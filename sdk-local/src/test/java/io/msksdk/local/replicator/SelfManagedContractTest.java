package io.msksdk.local.replicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.local.Fixtures;
import io.msksdk.local.Polls;
import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.BadRequestException;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafka.model.CreateReplicatorRequest;
import software.amazon.awssdk.services.kafka.model.KafkaCluster;
import software.amazon.awssdk.services.kafka.model.KafkaClusterClientAuthentication;
import software.amazon.awssdk.services.kafka.model.ReplicationInfo;
import software.amazon.awssdk.services.kafka.model.ReplicatorState;

class SelfManagedContractTest {
  private static final String ID = "5L6g3nShT-eMCtK--X86sw";
  private static final String SECRET =
      "arn:aws:secretsmanager:us-east-1:111122223333:secret:copier-a1b2c3";

  private static TestEngine engine;
  private static KafkaClient kafka;
  private static String express;
  private static String standard;

  @BeforeAll
  static void start() {
    engine = TestEngine.withoutBrokers();
    kafka = engine.kafka();
    standard = kafka.createClusterV2(TestClusters.iam("standard", 3)).clusterArn();
    express =
        kafka
            .createClusterV2(
                TestClusters.iam("express", 3)
                    .copy(
                        c ->
                            c.provisioned(
                                c.build()
                                    .provisioned()
                                    .copy(
                                        p ->
                                            p.brokerNodeGroupInfo(
                                                g ->
                                                    g.instanceType("express.m7g.large")
                                                        .clientSubnets(
                                                            "subnet-1", "subnet-2", "subnet-3"))))))
            .clusterArn();
    TestClusters.await(kafka, standard, ClusterState.ACTIVE);
    TestClusters.await(kafka, express, ClusterState.ACTIVE);
  }

  @AfterAll
  static void stop() {
    kafka.close();
    engine.close();
  }

  private static KafkaCluster.Builder selfManaged() {
    return KafkaCluster.builder()
        .apacheKafkaCluster(
            c -> c.apacheKafkaClusterId(ID).bootstrapBrokerString("b-1.example.com:9096,b-2:9096"))
        .clientAuthentication(a -> a.saslScram(s -> s.mechanism("SHA512").secretArn(SECRET)))
        .encryptionInTransit(e -> e.encryptionType("TLS"))
        .vpcConfig(v -> v.subnetIds("subnet-1", "subnet-2").securityGroupIds("sg-1"));
  }

  private static CreateReplicatorRequest.Builder request(
      CreateReplicatorRequest.Builder request, KafkaCluster from, String to) {
    return request
        .replicatorName("from-outside")
        .serviceExecutionRoleArn("arn:aws:iam::111122223333:role/replicator")
        .kafkaClusters(from, Fixtures.side(to))
        .replicationInfoList(
            ReplicationInfo.builder()
                .sourceKafkaClusterId(ID)
                .targetKafkaClusterArn(to)
                .targetCompressionType("NONE")
                .topicReplication(t -> t.topicsToReplicate(".*"))
                .consumerGroupReplication(g -> g.consumerGroupsToReplicate(".*"))
                .build());
  }

  @Test
  void replicator_isDescribed_listed_changedAndDeleted() {
    KafkaCluster source = selfManaged().build();
    String arn = kafka.createReplicator(r -> request(r, source, express)).replicatorArn();
    var described =
        Polls.until(
            () -> kafka.describeReplicator(r -> r.replicatorArn(arn)),
            r -> r.replicatorState() == ReplicatorState.RUNNING);

    assertThat(described.kafkaClusters().get(0).apacheKafkaCluster())
        .isEqualTo(source.apacheKafkaCluster());
    assertThat(described.kafkaClusters().get(0).clientAuthentication())
        .isEqualTo(source.clientAuthentication());
    assertThat(described.kafkaClusters().get(0).encryptionInTransit())
        .isEqualTo(source.encryptionInTransit());
    assertThat(described.replicationInfoList().get(0).sourceKafkaClusterAlias()).isEqualTo(ID);
    assertThat(kafka.listReplicators(r -> {}).replicators().get(0).kafkaClustersSummary().get(0))
        .satisfies(c -> assertThat(c.apacheKafkaCluster()).isEqualTo(source.apacheKafkaCluster()));
    assertThatThrownBy(() -> update(arn, "another"))
        .isInstanceOfSatisfying(
            BadRequestException.class,
            e -> assertThat(e.invalidParameter()).isEqualTo("sourceKafkaClusterId"));
    update(arn, ID);
    Polls.until(
        () -> kafka.describeReplicator(r -> r.replicatorArn(arn)).replicatorState(),
        state -> state == ReplicatorState.RUNNING);
    kafka.deleteReplicator(r -> r.replicatorArn(arn));
    Polls.until(() -> kafka.listReplicators(r -> {}).replicators().size(), left -> left == 0);
  }

  private static void update(String arn, String id) {
    kafka.updateReplicationInfo(
        r ->
            r.replicatorArn(arn)
                .currentVersion(
                    kafka.describeReplicator(d -> d.replicatorArn(arn)).currentVersion())
                .sourceKafkaClusterId(id)
                .targetKafkaClusterArn(express)
                .consumerGroupReplication(
                    g ->
                        g.consumerGroupsToReplicate("b.*")
                            .consumerGroupsToExclude()
                            .detectAndCopyNewConsumerGroups(true)
                            .synchroniseConsumerGroupOffsets(true)));
  }

  /** One thing that is wrong with a source, and the member that is named. */
  private record Wrong(Consumer<KafkaCluster.Builder> change, String member) {}

  static Stream<Wrong> source_thatIsWrong_isRefused() {
    return Stream.of(
        new Wrong(c -> c.amazonMskCluster(m -> m.mskClusterArn(standard)), "kafkaClusters[0]"),
        new Wrong(
            c -> c.apacheKafkaCluster(k -> k.apacheKafkaClusterId(ID).bootstrapBrokerString("b")),
            "kafkaClusters[0].apacheKafkaCluster.bootstrapBrokerString"),
        new Wrong(
            c ->
                c.apacheKafkaCluster(
                    k -> k.apacheKafkaClusterId("a b").bootstrapBrokerString("b:9")),
            "kafkaClusters[0].apacheKafkaCluster.apacheKafkaClusterId"),
        new Wrong(
            c -> c.clientAuthentication((KafkaClusterClientAuthentication) null),
            "kafkaClusters[0].clientAuthentication"),
        new Wrong(
            c ->
                c.clientAuthentication(a -> a.saslScram(s -> s.mechanism("MD5").secretArn(SECRET))),
            "kafkaClusters[0].clientAuthentication.saslScram.mechanism"),
        new Wrong(
            c ->
                c.clientAuthentication(a -> a.saslScram(s -> s.mechanism("SHA256").secretArn("x"))),
            "kafkaClusters[0].clientAuthentication.saslScram.secretArn"),
        new Wrong(
            c -> c.clientAuthentication(a -> a.mtls(m -> m.secretArn("x"))),
            "kafkaClusters[0].clientAuthentication.mTLS.secretArn"),
        new Wrong(
            c -> c.encryptionInTransit(e -> e.encryptionType("TLS").rootCaCertificate("x")),
            "kafkaClusters[0].encryptionInTransit.rootCaCertificate"),
        new Wrong(
            c -> c.vpcConfig(v -> v.subnetIds("subnet-1", "subnet-2")),
            "kafkaClusters[0].vpcConfig.securityGroupIds"));
  }

  @ParameterizedTest
  @MethodSource
  void source_thatIsWrong_isRefused(Wrong wrong) {
    KafkaCluster source = selfManaged().applyMutation(wrong.change()).build();

    assertThatThrownBy(() -> kafka.createReplicator(r -> request(r, source, express)))
        .isInstanceOfSatisfying(
            BadRequestException.class,
            e -> assertThat(e.invalidParameter()).isEqualTo(wrong.member()));
  }

  @Test
  void target_withoutExpressBrokers_isRefused() {
    assertThatThrownBy(
            () -> kafka.createReplicator(r -> request(r, selfManaged().build(), standard)))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("Express brokers");
  }

  @Test
  void target_thatIsSelfManaged_isDescribed() {
    String arn =
        kafka
            .createReplicator(
                r ->
                    r.replicatorName("back-outside")
                        .serviceExecutionRoleArn("arn:aws:iam::111122223333:role/replicator")
                        .kafkaClusters(Fixtures.side(express), byCertificate())
                        .replicationInfoList(back(express)))
            .replicatorArn();
    var described =
        Polls.until(
            () -> kafka.describeReplicator(r -> r.replicatorArn(arn)),
            r -> r.replicatorState() == ReplicatorState.RUNNING);

    assertThat(described.kafkaClusters().get(1).apacheKafkaCluster())
        .isEqualTo(byCertificate().apacheKafkaCluster());
    assertThat(described.kafkaClusters().get(1).clientAuthentication().mtls().secretArn())
        .isEqualTo(SECRET);
    assertThat(described.replicationInfoList().get(0).targetKafkaClusterAlias()).isEqualTo(ID);
    kafka.deleteReplicator(r -> r.replicatorArn(arn));
    Polls.until(() -> kafka.listReplicators(r -> {}).replicators().size(), left -> left == 0);
  }

  private static KafkaCluster byCertificate() {
    return selfManaged().clientAuthentication(a -> a.mtls(m -> m.secretArn(SECRET))).build();
  }

  private static ReplicationInfo back(String from) {
    return ReplicationInfo.builder()
        .sourceKafkaClusterArn(from)
        .targetKafkaClusterId(ID)
        .targetCompressionType("NONE")
        .topicReplication(t -> t.topicsToReplicate(".*"))
        .consumerGroupReplication(g -> g.consumerGroupsToReplicate(".*"))
        .build();
  }

  @Test
  void source_ofASelfManagedTarget_withoutExpressBrokers_isRefused() {
    assertThatThrownBy(
            () ->
                kafka.createReplicator(
                    r ->
                        r.replicatorName("back-outside")
                            .serviceExecutionRoleArn("arn:aws:iam::111122223333:role/replicator")
                            .kafkaClusters(Fixtures.side(standard), byCertificate())
                            .replicationInfoList(back(standard))))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("Express brokers");
  }

  @Test
  void clusters_thatAreBothSelfManaged_areRefused() {
    KafkaCluster other =
        selfManaged()
            .apacheKafkaCluster(
                k -> k.apacheKafkaClusterId("other").bootstrapBrokerString("b-1.example.com:9096"))
            .build();

    assertThatThrownBy(
            () ->
                kafka.createReplicator(
                    r ->
                        r.replicatorName("outside")
                            .serviceExecutionRoleArn("arn:aws:iam::111122223333:role/replicator")
                            .kafkaClusters(other, byCertificate())
                            .replicationInfoList(
                                back(express).toBuilder()
                                    .sourceKafkaClusterArn(null)
                                    .sourceKafkaClusterId("other")
                                    .build())))
        .isInstanceOfSatisfying(
            BadRequestException.class,
            e ->
                assertThat(e.invalidParameter())
                    .isEqualTo("kafkaClusters[0].apacheKafkaCluster.apacheKafkaClusterId"));
  }
}
