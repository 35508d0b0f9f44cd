package io.msksdk.local.replicate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.local.Fixtures;
import io.msksdk.local.TestCertificates;
import io.msksdk.local.TestEngine;
import io.msksdk.local.broker.LocalClients;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.KafkaCluster;
import software.amazon.awssdk.services.kafka.model.KafkaClusterClientAuthentication;
import software.amazon.awssdk.services.kafka.model.ReplicatorSummary;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** A cluster that stands for one MSK does not run: only its ways in with a login are used. */
class SelfManagedBrokerIT {
  private static final String ID = "5L6g3nShT-eMCtK--X86sw";

  private static TestEngine engine;
  private static KafkaClient kafka;
  private static SecretsManagerClient secrets;
  private static ReplicatorMetrics metrics;
  private static Side own;
  private static Side target;
  private static String authority;
  private static String copier;
  private static String rotated;

  @BeforeAll
  static void start() throws IOException {
    engine = TestEngine.start();
    kafka = engine.kafka();
    metrics = new ReplicatorMetrics(engine);
    secrets = engine.secrets();
    String asked = Side.ask(kafka, "own", "kafka.m7g.large");
    target = Side.of(kafka, Side.ask(kafka, "moved", "express.m7g.large"));
    own = Side.of(kafka, asked);
    authority = secret("authority", Map.of("certificate", Files.readString(engine.caFile())));
    copier = user("copier", "right");
    rotated = user("rotated", "first");
    Object unused =
        kafka.batchAssociateScramSecret(
            r -> r.clusterArn(own.arn()).secretArnList(copier, rotated));
  }

  @AfterEach
  void clean() {
    for (ReplicatorSummary left : kafka.listReplicators(r -> {}).replicators()) {
      new TestReplicator(engine, kafka, left.replicatorArn()).delete();
    }
    own.allowNothing();
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
    return secret("AmazonMSK_" + name + "_" + password, login(name, password));
  }

  private static Map<String, String> login(String name, String password) {
    return Map.of("username", name, "password", password);
  }

  private static String secret(String name, Map<String, String> value) {
    return secrets
        .createSecret(r -> r.name(name).kmsKeyId("key-1").secretString(json(value)))
        .arn();
  }

  private static String json(Map<String, String> value) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    value.forEach(json::put);
    return json.toString();
  }

  private static KafkaCluster byPassword(String secretArn) {
    return selfManaged(
        own.scramBrokers(), a -> a.saslScram(s -> s.mechanism("SHA512").secretArn(secretArn)));
  }

  private static KafkaCluster byCertificate(String secretArn) {
    return selfManaged(own.tlsBrokers(), a -> a.mtls(m -> m.secretArn(secretArn)));
  }

  private static KafkaCluster selfManaged(
      String brokers, Consumer<KafkaClusterClientAuthentication.Builder> login) {
    return KafkaCluster.builder()
        .apacheKafkaCluster(c -> c.apacheKafkaClusterId(ID).bootstrapBrokerString(brokers))
        .clientAuthentication(login)
        .encryptionInTransit(e -> e.encryptionType("TLS").rootCaCertificate(authority))
        .vpcConfig(v -> v.subnetIds("subnet-1", "subnet-2").securityGroupIds("sg-1"))
        .build();
  }

  private static TestReplicator create(String name, String secretArn, String... topics) {
    return create(name, byPassword(secretArn), Fixtures.side(target.arn()), topics);
  }

  private static TestReplicator create(
      String name, KafkaCluster from, KafkaCluster to, String... topics) {
    return TestReplicator.create(
        engine,
        kafka,
        name,
        from,
        to,
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

    TestReplicator replicator = create("from-outside", copier, "open", "closed");

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
  }

  @Test
  void loginThatIsRefusedLater_isAnAuthError_untilItIsTakenAgain() {
    own.topic("steady");
    own.produce("steady", 0, 2);
    TestReplicator replicator = create("rotating", rotated, "steady");
    assertThat(target.read(ID + ".steady", 2)).hasSize(2);
    assertThat(metrics.now("AuthError", replicator, "ClusterAlias", ID)).isZero();

    password(rotated, "second");
    reconnect();

    assertThat(metrics.await("AuthError", replicator, "ClusterAlias", ID, errors -> errors > 0))
        .isEqualTo(1);
    assertThat(metrics.now("KafkaClusterPingSuccessCount", replicator, "ClusterAlias", ID))
        .isZero();
    assertThat(replicator.state()).isEqualTo("RUNNING");

    password(rotated, "first");
    own.produce("steady", 2, 5);
    assertThat(target.read(ID + ".steady", 5)).hasSizeGreaterThanOrEqualTo(5);
    assertThat(metrics.await("AuthError", replicator, "ClusterAlias", ID, errors -> errors == 0))
        .isZero();
  }

  private static void password(String secret, String password) {
    Object unused =
        secrets.putSecretValue(
            r -> r.secretId(secret).secretString(json(login("rotated", password))));
  }

  /** Whoever is logged in stays so until the connection ends. */
  private static void reconnect() {
    for (String action : List.of("stop", "start")) {
      Object unused =
          engine.post(
              "/_local/clusters/" + TestEngine.encoded(own.arn()) + "/brokers/1/" + action, "{}");
    }
  }

  @Test
  void recordsAndGroups_goBack_withACertificate() {
    TestCertificates.Signed signed = TestCertificates.sign(engine, "CN=copier,O=Example");
    String certificate =
        secret(
            "certificate", Map.of("certificate", signed.chainPem(), "privateKey", signed.keyPem()));
    target.topic("returned");
    target.topic("guarded");
    target.produce("returned", 0, 10);
    target.produce("guarded", 0, 2);
    target.commit("billing", "returned", 10);
    own.topic(prefix() + "guarded");
    own.allow("User:ANONYMOUS", AclOperation.ALL, ResourceType.TOPIC, prefix() + "guarded");

    TestReplicator replicator =
        create(
            "back", Fixtures.side(target.arn()), byCertificate(certificate), "returned", "guarded");

    assertThat(replicator.state()).isEqualTo("RUNNING");
    assertThat(replicator.prefix()).isEqualTo(prefix());
    assertThat(own.read(prefix() + "returned", 10)).hasSize(10);
    assertThat(Side.await(() -> own.committed("billing", prefix() + "returned"), at -> at >= 10))
        .isEqualTo(10);
    assertThat(own.read(prefix() + "guarded", 0)).isEmpty();
    assertThat(metrics.now("ReplicatorFailure", replicator)).isEqualTo(1);
    assertThat(metrics.now("AuthError", replicator, "ClusterAlias", ID)).isZero();

    own.allow(
        "User:CN=copier,O=Example", AclOperation.ALL, ResourceType.TOPIC, prefix() + "guarded");
    assertThat(own.read(prefix() + "guarded", 2)).hasSize(2);
  }

  /** What the copies of the cluster of MSK begin with. */
  private static String prefix() {
    String[] parts = target.arn().split("/", 3);
    return parts[1] + "-" + parts[2].substring(0, 8) + ".";
  }

  @Test
  void certificateWithoutItsKey_makesItFail_andNamesTheMember() {
    String secret = secret("keyless", Map.of("certificate", "x"));

    TestReplicator replicator =
        create("keyless", byCertificate(secret), Fixtures.side(target.arn()), "open");

    assertThat(replicator.state()).isEqualTo("FAILED");
    assertThat(replicator.described().stateInfo().message()).contains("has no privateKey");
  }

  @Test
  void passwordThatIsWrong_makesItFail_andNamesTheLogin() {
    TestReplicator replicator = create("refused", user("copier", "wrong"), "open");

    assertThat(replicator.state()).isEqualTo("FAILED");
    assertThat(replicator.described().stateInfo().code()).isEqualTo("AuthenticationFailed");
    assertThat(replicator.described().stateInfo().message())
        .contains("does not take the login", "AmazonMSK_copier_wrong");
  }

  @Test
  void secretWithoutAPassword_makesItFail_andNamesTheMember() {
    TestReplicator replicator = create("empty", secret("empty", Map.of("username", "x")), "open");

    assertThat(Set.of(replicator.state())).containsExactly("FAILED");
    assertThat(replicator.described().stateInfo().code()).isEqualTo("InvalidSecret");
    assertThat(replicator.described().stateInfo().message()).contains("has no password");
  }
}
