package io.msksdk.auth.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.msksdk.auth.LocalControl;
import io.msksdk.auth.TestSecrets;
import io.msksdk.auth.iam.IamMechanism;
import io.msksdk.auth.password.PasswordLogin;
import io.msksdk.core.time.ManualTime;
import io.msksdk.testkit.LocalMsk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Every mode creates a topic, produces and consumes. */
class ModesBrokerIT {
  private static final int RECORDS = 10;

  private static LocalMsk local;
  private static OpenCluster cluster;

  @BeforeAll
  static void start() {
    local = LocalMsk.start();
    cluster = OpenCluster.everyWay(local, "modes");
  }

  @AfterAll
  static void stop() {
    cluster.close();
    local.close();
  }

  @Test
  void iam_withTheOfficialMechanism_writesAndReads() throws Exception {
    writesAndReads(KafkaAuth.iam(admin()).trust(local.caPem()));
  }

  @Test
  void iam_withOurOwnMechanism_writesAndReads() throws Exception {
    writesAndReads(KafkaAuth.iam(admin()).mechanism(IamMechanism.OWN).trust(local.caPem()));
  }

  @Test
  void iam_withAToken_writesAndReads() throws Exception {
    writesAndReads(KafkaAuth.iamToken(admin()).trust(local.caPem()));
  }

  @Test
  void iam_withATokenOfAWrongSecret_isRefused() {
    AwsCredentialsProvider wrong =
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create(local.admin().accessKey(), TestSecrets.SECRET));

    assertThatThrownBy(
            () -> createTopic(properties(KafkaAuth.iamToken(wrong).trust(local.caPem())), "never"))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(SaslAuthenticationException.class);
  }

  @Test
  void iam_withOurOwnMechanismAndAWrongSecret_isRefusedInMsksWords() {
    AwsCredentialsProvider wrong =
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create(local.admin().accessKey(), TestSecrets.SECRET));
    KafkaAuth auth = KafkaAuth.iam(wrong).mechanism(IamMechanism.OWN).trust(local.caPem());

    assertThatThrownBy(() -> createTopic(properties(auth), "never"))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(SaslAuthenticationException.class)
        .hasMessageMatching("(?s).*\\[[0-9a-f-]{36}]: Access denied.*");
  }

  @Test
  void scram_withASecretOfSecretsManager_writesAndReads() throws Exception {
    String secret = cluster.scramUser("alice", TestSecrets.SECRET);

    writesAndReads(KafkaAuth.scram(cluster.secrets(), secret).trust(local.caPem()));
  }

  @Test
  void scram_whoseSecretWasRotated_writesAndReadsWithTheSameProperties() throws Exception {
    String secret = cluster.scramUser("dora", TestSecrets.SECRET);
    ManualTime time = ManualTime.startingAt(Instant.EPOCH);
    KafkaAuth auth =
        ScramAuth.of(PasswordLogin.ofSecret(cluster.secrets(), secret, time)).trust(local.caPem());
    writesAndReads(auth);

    cluster.rotate(secret, "dora", "rotated-of-no-account");
    time.advance(Duration.ofSeconds(30));

    writesAndReads(auth);
  }

  @Test
  void scram_asText_writesAndReads() throws Exception {
    String password = "quote\"d\\-of-no-account";
    var unused = cluster.scramUser("bob", password.replace("\\", "\\\\").replace("\"", "\\\""));
    KafkaAuth auth = KafkaAuth.scram("bob", password.toCharArray()).trust(local.caPem());
    TextProperties text = properties(auth).text();

    createTopic(new HashMap<>(text.admin()), "text-" + UUID.randomUUID());
  }

  @Test
  void scram_withAWrongPassword_isRefused() {
    var unused = cluster.scramUser("carol", TestSecrets.SECRET);
    KafkaAuth auth =
        KafkaAuth.scram("carol", "wrong-of-no-account".toCharArray()).trust(local.caPem());

    assertThatThrownBy(() -> createTopic(properties(auth), "never"))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(SaslAuthenticationException.class);
  }

  @Test
  void mtls_withACertificateOfTheClustersAuthority_writesAndReads(@TempDir Path folder)
      throws Exception {
    TestIdentity identity = TestIdentity.create();
    Path chain = Files.writeString(folder.resolve("client.pem"), signed(identity));
    Path key = Files.writeString(folder.resolve("client.key"), identity.key());
    ClientCertificate certificate = ClientCertificate.files(chain, key);

    try (OpenCluster mutual = OpenCluster.mutualTls(local, "mutual")) {
      writesAndReads(KafkaAuth.mtls(certificate).trust(local.caPem()), mutual);

      KafkaAuth nobody = KafkaAuth.tls().trust(local.caPem());
      assertThatThrownBy(() -> createTopic(properties(nobody, mutual), "never"))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(SslAuthenticationException.class);
    }
  }

  @Test
  void tls_withoutACertificate_writesAndReads() throws Exception {
    writesAndReads(KafkaAuth.tls().trust(local.caPem()));
  }

  @Test
  void plaintext_writesAndReads() throws Exception {
    writesAndReads(KafkaAuth.plaintext());
  }

  private static void writesAndReads(KafkaAuth auth) throws Exception {
    writesAndReads(auth, cluster);
  }

  private static void writesAndReads(KafkaAuth auth, OpenCluster cluster) throws Exception {
    ClientProperties properties = properties(auth, cluster);
    String topic = "orders-" + UUID.randomUUID();
    createTopic(properties, topic);
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            properties.durableProducer().producer(),
            new StringSerializer(),
            new StringSerializer())) {
      for (int i = 0; i < RECORDS; i++) {
        producer.send(new ProducerRecord<>(topic, "order " + i)).get(30, TimeUnit.SECONDS);
      }
    }
    assertThat(read(properties, topic)).hasSize(RECORDS).startsWith("order 0");
  }

  private static String signed(TestIdentity identity) throws Exception {
    JsonMapper json = JsonMapper.builder().build();
    String request = json.writeValueAsString(Map.of("csr", identity.signingRequest()));
    String answer = new LocalControl(local).post("/_local/ca/sign", request);
    return json.readTree(answer).path("chain").asText();
  }

  private static ClientProperties properties(KafkaAuth auth) {
    return properties(auth, cluster);
  }

  private static ClientProperties properties(KafkaAuth auth, OpenCluster cluster) {
    return auth.on(cluster.brokers(), NetworkPath.PRIVATE);
  }

  private static void createTopic(ClientProperties properties, String topic) throws Exception {
    createTopic(properties.admin(), topic);
  }

  private static void createTopic(Map<String, Object> settings, String topic) throws Exception {
    try (Admin admin = Admin.create(settings)) {
      admin
          .createTopics(List.of(new NewTopic(topic, 1, (short) 2)))
          .all()
          .get(30, TimeUnit.SECONDS);
    }
  }

  private static List<String> read(ClientProperties properties, String topic) {
    Map<String, Object> settings = new HashMap<>(properties.consumer("readers-of-" + topic));
    settings.put("auto.offset.reset", "earliest");
    List<String> read = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(topic));
      // ended by the time limit of the test when records stay out
      while (read.size() < RECORDS) {
        consumer.poll(Duration.ofSeconds(1)).forEach(record -> read.add(record.value()));
      }
    }
    return read;
  }

  private static AwsCredentialsProvider admin() {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(local.admin().accessKey(), local.admin().secretKey()));
  }
}
