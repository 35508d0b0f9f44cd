package io.msksdk.local.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.local.TestCertificates;
import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.ClusterOperationInfo;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafka.model.CreateClusterV2Request;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** SCRAM users, client certificates, and the Kafka ACLs that govern both. */
class AclsBrokerIT {
  private static TestEngine engine;
  private static KafkaClient kafka;
  private static SecretsManagerClient secrets;
  private static String arn;
  private static String scram;
  private static String tls;
  private static IamClients iam;

  @BeforeAll
  static void start() {
    engine = TestEngine.start();
    kafka = engine.kafka();
    secrets = engine.secrets();
    CreateClusterV2Request cluster = TestClusters.iam("acls", 2);
    arn =
        kafka
            .createClusterV2(
                cluster.toBuilder()
                    .provisioned(
                        cluster
                            .provisioned()
                            .copy(
                                p ->
                                    p.clientAuthentication(
                                        c ->
                                            c.sasl(
                                                    s ->
                                                        s.iam(i -> i.enabled(true))
                                                            .scram(x -> x.enabled(true)))
                                                .tls(t -> t.enabled(true)))))
                    .build())
            .clusterArn();
    TestClusters.await(kafka, arn, ClusterState.ACTIVE);
    var at = kafka.getBootstrapBrokers(r -> r.clusterArn(arn));
    scram = at.bootstrapBrokerStringSaslScram();
    tls = at.bootstrapBrokerStringTls();
    iam = new IamClients(engine, at.bootstrapBrokerStringSaslIam(), "admin");
  }

  @AfterAll
  static void stop() {
    kafka.close();
    secrets.close();
    engine.close();
  }

  @Test
  void users_comeAndGoWithTheirSecrets_andFollowAnotherPassword() {
    String secret = secret("bob", "first");

    assertThatThrownBy(() -> login("bob", "first")).isInstanceOf(SaslAuthenticationException.class);
    associate(secret);
    int associated = login("bob", "first");
    var unused =
        secrets.putSecretValue(r -> r.secretId(secret).secretString(value("bob", "second")));

    assertThat(associated).isEqualTo(2);
    assertThat(login("bob", "second")).isEqualTo(2);
    assertThatThrownBy(() -> login("bob", "first")).isInstanceOf(SaslAuthenticationException.class);
    var taken =
        kafka.batchDisassociateScramSecret(r -> r.clusterArn(arn).secretArnList(List.of(secret)));
    assertThat(taken.unprocessedScramSecrets()).isEmpty();
    assertThatThrownBy(() -> login("bob", "second"))
        .isInstanceOf(SaslAuthenticationException.class);
  }

  @Test
  void users_ofDeletedSecrets_areGone() {
    String secret = secret("carol", "carol-secret");
    associate(secret);

    int associated = login("carol", "carol-secret");
    var unused = secrets.deleteSecret(r -> r.secretId(secret).forceDeleteWithoutRecovery(true));

    assertThat(associated).isEqualTo(2);
    assertThatThrownBy(() -> login("carol", "carol-secret"))
        .isInstanceOf(SaslAuthenticationException.class);
  }

  @Test
  void acls_governUsersAndCertificates_andNobodyElse() {
    TestCertificates.Signed app = TestCertificates.sign(engine, "CN=app,OU=orders,O=Example");
    Map<String, Object> appClient =
        LocalClients.certificate(engine, tls, app.keyPem(), app.chainPem());
    associate(secret("alice", "alice-secret"));
    Map<String, Object> alice = LocalClients.scram(engine, scram, "alice", "alice-secret");
    iam.createTopic("governed");

    // allow.everyone.if.no.acl.found is true by default
    produce(alice, "governed");
    produce(appClient, "governed");
    allow(alice, "User:alice", "governed");

    produce(alice, "governed");
    assertThatThrownBy(() -> produce(appClient, "governed"))
        .isInstanceOf(TopicAuthorizationException.class);
    allow(alice, "User:CN=app,OU=orders,O=Example", "governed");
    produce(appClient, "governed");
    iam.produce("governed", "an ACL says nothing of IAM identities");
  }

  @Test
  void certificate_ofAnotherAuthority_isRefused() {
    TestCertificates.Signed stranger = TestCertificates.selfSigned("CN=stranger");

    assertThatThrownBy(
            () ->
                LocalClients.brokers(
                    LocalClients.certificate(engine, tls, stranger.keyPem(), stranger.chainPem())))
        .isInstanceOf(SslAuthenticationException.class);
  }

  @Test
  void nobody_isAllowed_whereTheConfigurationSaysSo_untilAnAclDoes() {
    String strict = strictCluster();
    associate(strict, secret("dave", "dave-secret"));
    String brokers =
        kafka.getBootstrapBrokers(r -> r.clusterArn(strict)).bootstrapBrokerStringSaslScram();
    IamClients admin =
        new IamClients(
            engine,
            kafka.getBootstrapBrokers(r -> r.clusterArn(strict)).bootstrapBrokerStringSaslIam(),
            "admin");
    admin.createTopic("closed");
    Map<String, Object> dave = LocalClients.scram(engine, brokers, "dave", "dave-secret");

    assertThatThrownBy(() -> produce(dave, "closed"))
        .isInstanceOf(TopicAuthorizationException.class);
    assertThatThrownBy(() -> LocalClients.createTopic(dave, "own"))
        .hasMessageContaining("Authorization failed");
    ClusterOperationInfo opened =
        TestClusters.ended(
            kafka,
            kafka
                .updateClusterConfiguration(
                    r ->
                        r.clusterArn(strict)
                            .currentVersion(
                                kafka
                                    .describeClusterV2(d -> d.clusterArn(strict))
                                    .clusterInfo()
                                    .currentVersion())
                            .configurationInfo(
                                i ->
                                    i.arn(configuration("open", "log.retention.hours = 24"))
                                        .revision(1L)))
                .clusterOperationArn());

    assertThat(opened.operationState()).isEqualTo("UPDATE_COMPLETE");
    produce(dave, "closed");
    LocalClients.createTopic(dave, "own");
  }

  private static String strictCluster() {
    String configuration = configuration("strict", "allow.everyone.if.no.acl.found = false");
    CreateClusterV2Request cluster = TestClusters.iam("strict", 1);
    String created =
        kafka
            .createClusterV2(
                cluster.toBuilder()
                    .provisioned(
                        cluster
                            .provisioned()
                            .copy(
                                p ->
                                    p.configurationInfo(i -> i.arn(configuration).revision(1L))
                                        .clientAuthentication(
                                            c ->
                                                c.sasl(
                                                    s ->
                                                        s.iam(i -> i.enabled(true))
                                                            .scram(x -> x.enabled(true))))))
                    .build())
            .clusterArn();
    TestClusters.await(kafka, created, ClusterState.ACTIVE);
    return created;
  }

  private static String configuration(String name, String properties) {
    return kafka
        .createConfiguration(
            r ->
                r.name(name)
                    .kafkaVersions("3.9.x.kraft")
                    .serverProperties(SdkBytes.fromUtf8String(properties)))
        .arn();
  }

  private static String secret(String user, String password) {
    return secrets
        .createSecret(
            r ->
                r.name("AmazonMSK_" + user)
                    .kmsKeyId("arn:aws:kms:us-east-1:111122223333:key/1")
                    .secretString(value(user, password)))
        .arn();
  }

  private static String value(String user, String password) {
    return "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(user, password);
  }

  private static void associate(String secret) {
    associate(arn, secret);
  }

  private static void associate(String cluster, String secret) {
    var associated =
        kafka.batchAssociateScramSecret(r -> r.clusterArn(cluster).secretArnList(List.of(secret)));
    assertThat(associated.unprocessedScramSecrets()).isEmpty();
  }

  private static int login(String user, String password) {
    return LocalClients.brokers(LocalClients.scram(engine, scram, user, password));
  }

  /** Adds an ACL and waits until every broker knows it. */
  private static void allow(Map<String, Object> as, String principal, String topic) {
    AclBinding binding =
        new AclBinding(
            new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
            new AccessControlEntry(principal, "*", AclOperation.ALL, AclPermissionType.ALLOW));
    try (Admin admin = Admin.create(as)) {
      LocalClients.get(
          admin.createAcls(List.of(binding)).all().toCompletionStage().toCompletableFuture());
    }
    var followed = engine.post("/_local/clusters/" + TestEngine.encoded(arn) + "/catch-up", "{}");
    assertThat(followed).isEmpty();
  }

  private static void produce(Map<String, Object> as, String topic) {
    try (var producer = new KafkaProducer<>(as, new StringSerializer(), new StringSerializer())) {
      var unused = LocalClients.get(producer.send(new ProducerRecord<>(topic, "v")));
    }
  }
}
