package io.msksdk.local.replicate;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.local.Fixtures;
import io.msksdk.local.TestEngine;
import io.msksdk.local.broker.LocalClients;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.KafkaCluster;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** A cluster that stands for one MSK does not run: only its SASL/SCRAM listener is used. */
class SelfManagedSourceBrokerIT {
  private static final String ID = "5L6g3nShT-eMCtK--X86sw";

  private static TestEngine engine;
  private static KafkaClient kafka;
  private static SecretsManagerClient secrets;
  private static ReplicatorMetrics metrics;
  private static Side own;
  private static Side target;
  private static String authority;

  @BeforeAll
  static void start() throws IOException {
    engine = TestEngine.start();
    kafka = engine.kafka();
    metrics = new ReplicatorMetrics(engine);
    secrets =
        SecretsManagerClient.builder()
            .endpointOverride(engine.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(TestEngine.ADMIN_KEY, TestEngine.ADMIN_SECRET)))
            .build();
    String asked = Side.ask(kafka, "own", "kafka.m7g.large");
    target = Side.of(kafka, Side.ask(kafka, "moved", "express.m7g.large"));
    own = Side.of(kafka, asked);
    authority = secret("authority", Map.of("certificate", Files.readString(engine.caFile())));
    String user = user("copier", "right");
    Object unused =
        kafka.batchAssociateScramSecret(r -> r.clusterArn(own.arn()).secretArnList(user));
  }

  @AfterAll
  static void stop() {
    own.close();
    target.close();
    metrics.close();
    secrets.close();
    kafka.close();
    engine.close();
  }

  private static String user(String name, String password) {
    return secret(
        "AmazonMSK_" + name + "_" + password, Map.of("username", name, "password", password));
  }

  private static String secret(String name, Map<String, String> value) {
    StringBuilder json = new StringBuilder("{");
    value.forEach(
        (member, text) ->
            json.append(json.length() == 1 ? "" : ",")
                .append("\"%s\":\"%s\"".formatted(member, text.replace("\n", "\\n"))));
    return secrets.createSecret(r -> r.name(name).kmsKeyId("key-1").secretString(json + "}")).arn();
  }

  private static KafkaCluster selfManaged(String secretArn) {
    return KafkaCluster.builder()
        .apacheKafkaCluster(
            c -> c.apacheKafkaClusterId(ID).bootstrapBrokerString(own.scramBrokers()))
        .clientAuthentication(a -> a.saslScram(s -> s.mechanism("SHA512").secretArn(secretArn)))
        .encryptionInTransit(e -> e.encryptionType("TLS").rootCaCertificate(authority))
        .vpcConfig(v -> v.subnetIds("subnet-1", "subnet-2").securityGroupIds("sg-1"))
        .build();
  }

  private static TestReplicator create(String name, String secretArn, String... topics) {
    return TestReplicator.create(
        engine,
        kafka,
        name,
        selfManaged(secretArn),
        Fixtures.side(target.arn()),
        TestReplicator.ROLE,
        info ->
            info.topicReplication(
                info.build()
                    .topicReplication()
                    .copy(
                        // ACLs for the copier alone would shut this test out of the copies
                        t -> t.topicsToReplicate(topics).copyAccessControlListsForTopics(false))));
  }

  @Test
  void recordsAndGroups_comeAcross_andATopicWithoutTheRightStaysBehind() {
    own.topic("open");
    own.topic("closed", 3, Map.of());
    own.produce("open", 0, 10);
    own.produce("closed", 0, 10);
    own.commit("billing", "open", 10);
    // where there is one ACL, those who have none are not let in any more
    own.allow("User:ANONYMOUS", AclOperation.ALL, ResourceType.CLUSTER, "kafka-cluster");
    own.allow("User:copier", AclOperation.READ, ResourceType.TOPIC, "open");
    own.allow("User:copier", AclOperation.DESCRIBE, ResourceType.TOPIC, "closed");
    own.allow("User:copier", AclOperation.DESCRIBE, ResourceType.CLUSTER, "kafka-cluster");
    String user =
        secrets.listSecrets(r -> {}).secretList().stream()
            .filter(s -> s.name().equals("AmazonMSK_copier_right"))
            .findFirst()
            .orElseThrow()
            .arn();

    TestReplicator replicator = create("from-outside", user, "open", "closed");

    assertThat(replicator.state()).isEqualTo("RUNNING");
    assertThat(replicator.prefix()).isEqualTo(ID + ".");
    assertThat(target.read(ID + ".open", 10))
        .extracting(ConsumerRecord::value)
        .isEqualTo(Side.values(0, 10));
    assertThat(target.topics()).doesNotContain(ID + ".closed");
    assertThat(metrics.now("ReplicatorFailure", replicator)).isEqualTo(1);
    assertThat(metrics.now("AuthError", replicator, "ClusterAlias", ID)).isZero();
    assertThat(
            kafka.listReplicators(r -> {}).replicators().get(0).kafkaClustersSummary().stream()
                .map(c -> c.apacheKafkaCluster() == null ? "" : c.apacheKafkaCluster().toString()))
        .anyMatch(shown -> shown.contains(ID));

    own.allow("User:copier", AclOperation.READ, ResourceType.TOPIC, "closed");
    own.allow("User:copier", AclOperation.READ, ResourceType.GROUP, "billing");
    assertThat(target.read(ID + ".closed", 10)).hasSize(10);
    assertThat(target.partitions(ID + ".closed")).isEqualTo(3);
    assertThat(Side.await(() -> target.committed("billing", ID + ".open"), at -> at >= 10))
        .isEqualTo(10);
    // an application's own client of the same user gets in beside the engine's
    assertThat(
            LocalClients.brokers(LocalClients.scram(engine, own.scramBrokers(), "copier", "right")))
        .isEqualTo(1);
    replicator.delete();
  }

  @Test
  void passwordThatIsWrong_makesItFail_andNamesTheLogin() {
    TestReplicator replicator = create("refused", user("copier", "wrong"), "open");

    assertThat(replicator.state()).isEqualTo("FAILED");
    assertThat(replicator.described().stateInfo().code()).isEqualTo("AuthenticationFailed");
    assertThat(replicator.described().stateInfo().message())
        .contains("does not take the login", "AmazonMSK_copier_wrong");
    replicator.delete();
  }

  @Test
  void secretWithoutAPassword_makesItFail_andNamesTheMember() {
    TestReplicator replicator = create("empty", secret("empty", Map.of("username", "x")), "open");

    assertThat(Set.of(replicator.state())).containsExactly("FAILED");
    assertThat(replicator.described().stateInfo().code()).isEqualTo("InvalidSecret");
    assertThat(replicator.described().stateInfo().message()).contains("has no password");
    replicator.delete();
  }
}
