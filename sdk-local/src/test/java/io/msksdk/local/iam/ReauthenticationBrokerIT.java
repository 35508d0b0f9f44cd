package io.msksdk.local.iam;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.local.TestEngine;
import io.msksdk.local.broker.RawLogin;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Clients that stay connected while their credentials change. */
class ReauthenticationBrokerIT {
  private static final String ROLE = "arn:aws:iam::111122223333:role/app";

  private static final ExecutorService threads = Executors.newFixedThreadPool(2);

  private static TestEngine engine;
  private static IamCluster cluster;

  @BeforeAll
  static void start() {
    engine = TestEngine.start();
    cluster = IamCluster.in(engine, "sessions");
    cluster.authorise("{\"sessionLength\":\"PT2S\"}");
    var unused =
        engine.post(
            "/_local/identities",
            """
            [{"role":"%s",
              "trust":{"Statement":{"Effect":"Allow","Action":"sts:AssumeRole",
                "Principal":{"AWS":"arn:aws:iam::111122223333:root"}}},
              "policies":[{"Statement":{"Effect":"Allow","Action":"kafka-cluster:*",
                "Resource":"*"}}]}]
            """
                .formatted(ROLE));
  }

  @AfterAll
  static void stop() {
    threads.shutdown();
    engine.close();
  }

  @Test
  void client_thatStays_provesItselfAgain() throws Exception {
    withEachMechanism(ReauthenticationBrokerIT::staysAndProvesItself);
  }

  @Test
  void session_rotatedTwiceUnderTheSameName_goesOn() throws Exception {
    withEachMechanism(ReauthenticationBrokerIT::rotatesUnderTheSameName);
  }

  @Test
  void session_rotatedUnderARandomName_isRefused() throws Exception {
    withEachMechanism(ReauthenticationBrokerIT::rotatesUnderARandomName);
  }

  private static void staysAndProvesItself(String mechanism) throws Exception {
    String topic = "stays-" + mechanism.toLowerCase(Locale.ROOT);
    cluster.createTopic(topic);
    long before = cluster.lastEvent();

    int sent = produceUntil(topic, caller(mechanism, "stays"), () -> logins("stays", before) >= 5);

    assertThat(cluster.admin().consume(topic, "all-of-" + topic, sent)).hasSize(sent);
    assertThat(engine.denials(session("stays"))).isEmpty();
  }

  private static void rotatesUnderTheSameName(String mechanism) throws Exception {
    String topic = "rotated-" + mechanism.toLowerCase(Locale.ROOT);
    String name = "stable-" + mechanism;
    cluster.createTopic(topic);
    AtomicReference<AwsCredentials> current = new AtomicReference<>(assume(name));
    KafkaCaller caller = caller(mechanism, current::get);
    long before = cluster.lastEvent();

    int sent =
        produceUntil(
            topic,
            caller,
            () -> {
              int logins = logins(name, before);
              if (logins >= 3) {
                current.set(assume(name));
              }
              return logins >= 6;
            });

    assertThat(cluster.admin().consume(topic, "all-of-" + topic, sent)).hasSize(sent);
    assertThat(engine.denials(session(name))).isEmpty();
  }

  private static void rotatesUnderARandomName(String mechanism) throws Exception {
    String topic = "random-" + mechanism.toLowerCase(Locale.ROOT);
    String second = "second-" + mechanism;
    cluster.createTopic(topic);
    String first = "first-" + mechanism;
    AwsCredentials later = assume(second);
    AtomicReference<AwsCredentials> current = new AtomicReference<>(assume(first));
    long before = cluster.lastEvent();

    int sent =
        produceUntil(
            topic,
            caller(mechanism, current::get).with("retries", "100"),
            () -> {
              if (logins(first, before) >= 2) {
                current.set(later);
              }
              return !engine.denials(session(second)).isEmpty();
            });

    assertThat(sent).isPositive();
    JsonNode denial = cluster.lastDenial(session(second));
    assertThat(denial.path("reason").asText())
        .startsWith("principal: " + session(second) + " (expected: " + session(first));
    assertThat(denial.path("remedy").isNull()).isTrue();
  }

  @Test
  void connection_provedAgainBySomebodyElse_isToldSo() throws Exception {
    AwsCredentials first = assume("opens");
    AwsCredentials second = assume("comes-later");

    try (RawLogin connection = new RawLogin(engine, cluster.brokers())) {
      assertThat(login(connection, first)).isEmpty();
      assertThat(login(connection, first)).isEmpty();
    }
    try (RawLogin connection = new RawLogin(engine, cluster.brokers())) {
      assertThat(login(connection, first)).isEmpty();
      assertThat(login(connection, second))
          .startsWith("Cannot change principals during re-authentication from IAM.")
          .contains(session("opens"), session("comes-later"));
      assertThat(cluster.lastDenial(session("comes-later")).path("reason").asText())
          .contains("who opened the connection");
    }
  }

  /** At the same time: most of a test is waiting for sessions to end. */
  private static void withEachMechanism(Scenario scenario) throws Exception {
    List<Future<?>> running = new ArrayList<>();
    for (String mechanism : List.of("AWS_MSK_IAM", "OAUTHBEARER")) {
      running.add(
          threads.submit(
              () -> {
                scenario.run(mechanism);
                return mechanism;
              }));
    }
    for (Future<?> each : running) {
      Object unused = each.get();
    }
  }

  private static String login(RawLogin connection, AwsCredentials credentials) throws Exception {
    String token = MskToken.encode(MskToken.url(credentials, Map.of(), Instant.now()));
    return connection.with(
        "OAUTHBEARER",
        "n,,\u0001auth=Bearer %s\u0001\u0001".formatted(token).getBytes(StandardCharsets.UTF_8));
  }

  private static int produceUntil(String topic, KafkaCaller caller, BooleanSupplier enough)
      throws Exception {
    int sent = 0;
    Instant limit = Instant.now().plus(Duration.ofSeconds(40));
    try (KafkaProducer<String, String> producer = caller.producer()) {
      while (!enough.getAsBoolean()) {
        assertThat(Instant.now()).isBefore(limit);
        for (int i = 0; i < 20; i++) {
          var unused = producer.send(new ProducerRecord<>(topic, "v" + sent++)).get();
        }
      }
    }
    return sent;
  }

  private static KafkaCaller caller(String mechanism, String sessionName) {
    AwsCredentials credentials = assume(sessionName);
    return caller(mechanism, () -> credentials);
  }

  private static KafkaCaller caller(String mechanism, Supplier<AwsCredentials> credentials) {
    return mechanism.equals("AWS_MSK_IAM")
        ? KafkaCaller.iam(engine, cluster.brokers(), credentials)
        : KafkaCaller.token(engine, cluster.brokers(), credentials);
  }

  private static int logins(String sessionName, long after) {
    return cluster.events("login", session(sessionName), after).size();
  }

  private static String session(String name) {
    return "arn:aws:sts::111122223333:assumed-role/app/" + name;
  }

  private static AwsCredentials assume(String sessionName) {
    try (StsClient sts =
        StsClient.builder()
            .endpointOverride(engine.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(KafkaCaller.ADMIN))
            .build()) {
      Credentials made =
          sts.assumeRole(r -> r.roleArn(ROLE).roleSessionName(sessionName)).credentials();
      return AwsSessionCredentials.create(
          made.accessKeyId(), made.secretAccessKey(), made.sessionToken());
    }
  }

  /** What is tried with each mechanism. */
  @FunctionalInterface
  private interface Scenario {
    void run(String mechanism) throws Exception;
  }
}
