package io.msksdk.auth.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.msksdk.auth.AwsSettings;
import io.msksdk.testkit.Denial;
import io.msksdk.testkit.LocalCluster;
import io.msksdk.testkit.LocalIdentity;
import io.msksdk.testkit.LocalMsk;
import io.msksdk.testkit.LocalMskTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

@LocalMskTest
class IamBrokerIT {
  private static final int RECORDS = 25;

  private final LocalMsk local;
  private final LocalCluster cluster;
  private final String topic = "orders-" + UUID.randomUUID();
  private final String otherTopic = "bills-" + UUID.randomUUID();

  IamBrokerIT(LocalMsk local, LocalCluster cluster) {
    this.local = local;
    this.cluster = cluster;
  }

  @BeforeEach
  void createTopics() throws Exception {
    try (Admin admin = Admin.create(connect(provider(local.admin())).admin())) {
      admin
          .createTopics(
              List.of(new NewTopic(topic, 1, (short) 1), new NewTopic(otherTopic, 1, (short) 1)))
          .all()
          .get(30, TimeUnit.SECONDS);
    }
  }

  @Test
  void kafkaClients_ofThisRun_areOfTheVersionTheBuildPromised() {
    assertThat(AppInfoParser.getVersion()).isEqualTo(System.getProperty("kafka.tested.version"));
  }

  @Test
  void records_writtenOverIam_areReadBackWithoutAnyAwsSetting() throws Exception {
    AwsSettings.assertNoneInSight();
    LocalIdentity app = local.identity("round-trip", IamAccess.toTopic(cluster, topic));
    ClientProperties properties = connect(provider(app));

    try (KafkaProducer<String, String> producer = producer(properties)) {
      for (int i = 0; i < RECORDS; i++) {
        producer.send(new ProducerRecord<>(topic, "order " + i));
      }
    }

    assertThat(read(properties)).hasSize(RECORDS).startsWith("order 0").contains("order 24");
  }

  @Test
  void twoAccounts_inOneJvmAtTheSameTime_areEachSeenAsThemselves() throws Exception {
    LocalIdentity one = local.identity("writes-orders", IamAccess.toTopic(cluster, topic));
    LocalIdentity two = local.identity("writes-bills", IamAccess.toTopic(cluster, otherTopic));

    try (KafkaProducer<String, String> orders = producer(connect(provider(one)));
        KafkaProducer<String, String> bills = producer(connect(provider(two)))) {
      write(orders, topic);
      write(bills, otherTopic);

      assertThat(failure(() -> write(orders, otherTopic)))
          .isInstanceOf(TopicAuthorizationException.class);
      assertThat(failure(() -> write(bills, topic)))
          .isInstanceOf(TopicAuthorizationException.class);
      write(orders, topic);
      write(bills, otherTopic);
    }

    assertThat(local.denials(one))
        .isNotEmpty()
        .allSatisfy(denial -> assertThat(denial.principal()).isEqualTo(one.arn()))
        .extracting(Denial::resource)
        .allMatch(resource -> resource.endsWith("/" + otherTopic));
    assertThat(local.denials(two))
        .isNotEmpty()
        .allSatisfy(denial -> assertThat(denial.principal()).isEqualTo(two.arn()))
        .extracting(Denial::resource)
        .allMatch(resource -> resource.endsWith("/" + topic));
  }

  @Test
  void wrongSecret_isRefusedInMsksWords() {
    LocalIdentity admin = local.admin().withSecret("not-the-secret");

    Throwable refusal = failure(() -> describe(connect(provider(admin))));

    assertThat(refusal)
        .isInstanceOf(SaslAuthenticationException.class)
        .hasMessageMatching("(?s).*\\[[0-9a-f-]{36}]: Access denied.*")
        .hasMessageNotContaining("not-the-secret");
  }

  @Test
  void wrongSecret_besideAnOpenClientOfTheSameUser_isRefused() throws Exception {
    ClientProperties right = connect(provider(local.admin()));

    try (Admin open = Admin.create(right.admin())) {
      open.describeCluster().nodes().get(30, TimeUnit.SECONDS);
      Throwable refusal =
          failure(() -> describe(connect(provider(local.admin().withSecret("not-the-secret")))));

      assertThat(refusal).isInstanceOf(SaslAuthenticationException.class);
      open.describeCluster().nodes().get(30, TimeUnit.SECONDS);
    }
  }

  @Test
  void credentialsThatChange_betweenConnections_areAskedForAgain() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    AtomicReference<LocalIdentity> current = new AtomicReference<>();
    AwsCredentialsProvider rotating =
        () -> {
          asked.incrementAndGet();
          return credentials(current.get());
        };
    ClientProperties properties = connect(rotating);

    current.set(local.identity("rotated-from", IamAccess.toTopic(cluster, topic)));
    try (KafkaProducer<String, String> before = producer(properties)) {
      write(before, topic);
    }
    int askedBefore = asked.get();
    current.set(local.identity("rotated-to", IamAccess.toTopic(cluster, otherTopic)));

    try (KafkaProducer<String, String> after = producer(properties)) {
      write(after, otherTopic);
      assertThat(failure(() -> write(after, topic)))
          .isInstanceOf(TopicAuthorizationException.class);
    }
    assertThat(askedBefore).isPositive();
    assertThat(asked.get()).isGreaterThan(askedBefore);
  }

  @Test
  void providerThatThrows_isNamedByTheClientsOwnFailure() {
    AwsCredentialsProvider failing =
        () -> {
          throw new IllegalStateException("a-secret-in-a-message");
        };

    Throwable refusal = failure(() -> describe(connect(failing)));

    assertThat(refusal)
        .isInstanceOf(SaslAuthenticationException.class)
        .hasMessageContaining(failing.getClass().getName())
        .hasMessageNotContaining("a-secret-in-a-message")
        .hasRootCauseInstanceOf(IllegalStateException.class);
  }

  private ClientProperties connect(AwsCredentialsProvider provider) {
    BootstrapBrokers brokers =
        BootstrapBrokers.parse(AuthMode.IAM, NetworkPath.PRIVATE, cluster.bootstrapBrokers());
    return KafkaAuth.iam(provider)
        .region(local.region())
        .trust(local.caPem())
        .on(brokers, NetworkPath.PRIVATE);
  }

  private List<String> read(ClientProperties properties) {
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

  private static KafkaProducer<String, String> producer(ClientProperties properties) {
    return new KafkaProducer<>(
        properties.producer(), new StringSerializer(), new StringSerializer());
  }

  private static void write(KafkaProducer<String, String> producer, String topic) throws Exception {
    producer.send(new ProducerRecord<>(topic, "a record")).get(30, TimeUnit.SECONDS);
  }

  private static void describe(ClientProperties properties) throws Exception {
    try (Admin admin = Admin.create(properties.admin())) {
      admin.describeCluster().nodes().get(30, TimeUnit.SECONDS);
    }
  }

  private static Throwable failure(Call call) {
    return catchThrowableOfType(ExecutionException.class, call::run).getCause();
  }

  private static AwsCredentialsProvider provider(LocalIdentity identity) {
    return StaticCredentialsProvider.create(credentials(identity));
  }

  private static AwsBasicCredentials credentials(LocalIdentity identity) {
    return AwsBasicCredentials.create(identity.accessKey(), identity.secretKey());
  }

  private interface Call {
    void run() throws Exception;
  }
}
