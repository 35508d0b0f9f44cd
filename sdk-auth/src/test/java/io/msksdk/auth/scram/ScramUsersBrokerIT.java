package io.msksdk.auth.scram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.msksdk.auth.TestSecrets;
import io.msksdk.auth.acl.BrokerPrincipal;
import io.msksdk.auth.acl.TopicAcls;
import io.msksdk.auth.client.AuthMode;
import io.msksdk.auth.client.BootstrapBrokers;
import io.msksdk.auth.client.KafkaAuth;
import io.msksdk.auth.client.NetworkPath;
import io.msksdk.auth.diagnosis.AccessContext;
import io.msksdk.auth.diagnosis.AccessDiagnosis;
import io.msksdk.auth.diagnosis.AccessFault;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.testkit.LocalCluster;
import io.msksdk.testkit.LocalMsk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Users from their secret to their last record, and what a refused one is told. */
class ScramUsersBrokerIT {
  private static final String KEY = "arn:aws:kms:us-east-1:111122223333:key/scram";
  private static final BrokerPrincipal BROKERS =
      BrokerPrincipal.of("b-1.users.67281x.c4.kafka.us-east-1.amazonaws.com:9096");

  private static LocalMsk local;
  private static LocalCluster cluster;
  private static MskClusterArn arn;
  private static KafkaClient kafka;
  private static SecretsManagerClient secrets;
  private static BootstrapBrokers brokers;

  private final String user = "alice-" + UUID.randomUUID();
  private final String topic = "orders-" + UUID.randomUUID();

  @BeforeAll
  static void start() {
    local = LocalMsk.start();
    StaticCredentialsProvider admin =
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create(local.admin().accessKey(), local.admin().secretKey()));
    Region region = Region.of(local.region());
    kafka =
        KafkaClient.builder()
            .endpointOverride(local.endpoint())
            .region(region)
            .credentialsProvider(admin)
            .httpClientBuilder(Apache5HttpClient.builder())
            .build();
    secrets =
        SecretsManagerClient.builder()
            .endpointOverride(local.endpoint())
            .region(region)
            .credentialsProvider(admin)
            .httpClientBuilder(Apache5HttpClient.builder())
            .build();
    cluster = local.existingCluster(create());
    arn = MskClusterArn.parse(cluster.arn());
    var answer = kafka.getBootstrapBrokers(r -> r.clusterArn(cluster.arn()));
    brokers =
        BootstrapBrokers.builder()
            .servers(AuthMode.IAM, NetworkPath.PRIVATE, answer.bootstrapBrokerStringSaslIam())
            .servers(AuthMode.SCRAM, NetworkPath.PRIVATE, answer.bootstrapBrokerStringSaslScram())
            .build();
  }

  private static String create() {
    return kafka
        .createClusterV2(
            r ->
                r.clusterName("users")
                    .provisioned(
                        p ->
                            p.kafkaVersion("3.9.x.kraft")
                                .numberOfBrokerNodes(1)
                                .brokerNodeGroupInfo(
                                    g ->
                                        g.instanceType("kafka.m7g.large").clientSubnets("subnet-a"))
                                .clientAuthentication(
                                    a ->
                                        a.sasl(
                                            s ->
                                                s.iam(i -> i.enabled(true))
                                                    .scram(c -> c.enabled(true))))))
        .clusterArn();
  }

  @AfterAll
  static void stop() {
    kafka.close();
    secrets.close();
    local.close();
  }

  private static ScramUsers users() {
    return ScramUsers.of(secrets, kafka);
  }

  private ScramSecret save(String password) {
    try (ScramUser alice = ScramUser.of(user, password.toCharArray(), KEY)) {
      return users().save(alice);
    }
  }

  private Map<String, Object> scram(String password) {
    Map<String, Object> settings =
        new HashMap<>(
            KafkaAuth.scram(user, password.toCharArray())
                .trust(local.caPem())
                .on(brokers, NetworkPath.PRIVATE)
                .producer());
    settings.put("default.api.timeout.ms", 10_000);
    settings.put("request.timeout.ms", 5_000);
    return settings;
  }

  private AccessContext.Builder context(Map<String, Object> settings) {
    return AccessContext.builder(settings).cluster(arn).brokers(brokers).kafka(kafka);
  }

  private void createTopic(Admin admin) throws Exception {
    admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get(30, TimeUnit.SECONDS);
  }

  private static void describe(Map<String, Object> settings) throws Exception {
    try (Admin admin = Admin.create(settings)) {
      admin.describeCluster().nodes().get(30, TimeUnit.SECONDS);
    }
  }

  private Throwable writing(Map<String, Object> settings) {
    return catchThrowable(
        () -> {
          try (KafkaProducer<String, String> producer =
              new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "a record")).get(30, TimeUnit.SECONDS);
          }
        });
  }

  @Test
  void user_whoseSecretIsNotAssociated_andThenIs_andThenHasAnotherPassword() {
    Map<String, Object> first = scram(TestSecrets.SECRET);
    ScramSecret secret = save(TestSecrets.SECRET);

    AccessDiagnosis before =
        AccessDiagnosis.of(
            catchThrowable(() -> describe(first)),
            context(first).scramSecret(secret.arn()).build());
    assertThat(before.cause()).isEqualTo(AccessFault.SCRAM_SECRET_NOT_ASSOCIATED);
    assertThat(before.evidence().get(0)).contains(secret.name());

    assertThat(users().associate(arn, List.of(secret))).allMatch(ScramResult::succeeded);
    assertThat(catchThrowable(() -> describe(first))).isNull();

    assertThat(save("second-" + TestSecrets.SECRET)).isEqualTo(secret);
    AccessDiagnosis after =
        AccessDiagnosis.of(
            catchThrowable(() -> describe(first)),
            context(first).scramSecret(secret.arn()).build());
    assertThat(after.cause()).isEqualTo(AccessFault.WRONG_SECRET);
    assertThat(after.toString()).doesNotContain(TestSecrets.MARK);
    assertThat(catchThrowable(() -> describe(scram("second-" + TestSecrets.SECRET)))).isNull();
  }

  @Test
  void userWithoutAnAcl_onATopicThatHasSome_isToldWhichOneIsMissing() throws Exception {
    assertThat(users().associate(arn, List.of(save(TestSecrets.SECRET))))
        .allMatch(ScramResult::succeeded);
    try (Admin admin = Admin.create(cluster.clientProperties())) {
      createTopic(admin);
      TopicAcls acls = TopicAcls.of(admin, BROKERS);
      acls.grantRead("User:" + user, topic, "readers");

      AccessDiagnosis diagnosis =
          AccessDiagnosis.of(
              writing(scram(TestSecrets.SECRET)), context(scram(TestSecrets.SECRET)).build());

      assertThat(diagnosis.cause()).isEqualTo(AccessFault.MISSING_ACL);
      assertThat(diagnosis.action()).contains("WRITE TOPIC");
      assertThat(diagnosis.resources()).containsExactly(topic);

      acls.grantWrite("User:" + user, topic);
      assertThat(writing(scram(TestSecrets.SECRET))).isNull();
    }
  }

  @Test
  void iamClient_onThePortOfScram_isToldThePortOfIam() {
    Map<String, Object> wrong = new HashMap<>(cluster.clientProperties());
    wrong.put("bootstrap.servers", brokers.servers(AuthMode.SCRAM, NetworkPath.PRIVATE).get(0));
    wrong.put("default.api.timeout.ms", 5_000);
    wrong.put("request.timeout.ms", 3_000);

    AccessDiagnosis diagnosis =
        AccessDiagnosis.of(catchThrowable(() -> describe(wrong)), context(wrong).build());

    assertThat(diagnosis.cause()).isEqualTo(AccessFault.WRONG_PORT);
    assertThat(diagnosis.remedy())
        .contains(brokers.servers(AuthMode.IAM, NetworkPath.PRIVATE).get(0));
  }

  @Test
  void revokedUser_losesItsAclsFirst_andThenItsLogins() throws Exception {
    ScramSecret secret = save(TestSecrets.SECRET);
    assertThat(users().associate(arn, List.of(secret))).allMatch(ScramResult::succeeded);
    try (Admin admin = Admin.create(cluster.clientProperties())) {
      createTopic(admin);
      TopicAcls.of(admin, BROKERS).grantWrite("User:" + user, topic);

      ScramRevocation done = users().revoke(arn, user, secret, admin);

      assertThat(done.aclsRemoved()).isEqualTo(1);
      assertThat(done.openTopics()).doesNotContain(topic);
      assertThat(done.secret().outcome()).isEqualTo(ScramResult.Outcome.DONE);
    }
    Map<String, Object> settings = scram(TestSecrets.SECRET);
    AccessDiagnosis diagnosis =
        AccessDiagnosis.of(
            catchThrowable(() -> describe(settings)),
            context(settings).scramSecret(secret.arn()).build());
    assertThat(diagnosis.cause()).isEqualTo(AccessFault.SCRAM_SECRET_NOT_ASSOCIATED);
  }
}
