package io.msksdk.local.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.core.sigv4.SigV4Signer;
import io.msksdk.core.sigv4.SignableRequest;
import io.msksdk.core.sigv4.SigningCredentials;
import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.msk.auth.iam.internals.AWS4SignedPayloadGenerator;
import software.amazon.msk.auth.iam.internals.AuthenticationRequestParams;

class TamperedPayloadBrokerIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static TestEngine engine;
  private static String broker;

  @BeforeAll
  static void start() {
    engine = TestEngine.start();
    try (KafkaClient kafka = engine.kafka()) {
      String arn = kafka.createClusterV2(TestClusters.iam("tampered", 1)).clusterArn();
      TestClusters.await(kafka, arn, ClusterState.ACTIVE);
      broker = kafka.getBootstrapBrokers(r -> r.clusterArn(arn)).bootstrapBrokerStringSaslIam();
    }
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  @Test
  void payload_ofTheOfficialGenerator_isAccepted() throws Exception {
    assertThat(login(official())).contains("\"version\":\"2020_10_22\"", "request-id");
  }

  static Stream<Arguments> alterations() {
    return Stream.of(
        altered("host", p -> p.put("host", "b-1.other.kafka.us-east-1.amazonaws.com")),
        altered("host", p -> p.put("host", "127.0.0.2")),
        altered("SIGNATURE_MISMATCH", p -> p.put("host", "127.0.0.1")),
        altered("version", p -> p.put("version", "2021_01_01")),
        altered("action", p -> p.put("action", "kafka-cluster:*")),
        altered("expires", p -> p.put("x-amz-expires", "901")),
        altered("SIGNATURE_MISMATCH", p -> p.put("x-amz-expires", "899")),
        altered("WRONG_TOKEN", p -> p.put("x-amz-security-token", "t")),
        altered("INCOMPLETE", p -> p.remove("x-amz-signature")),
        altered("INCOMPLETE", p -> p.put("x-amz-algorithm", "none")),
        altered("region", p -> replace(p, "us-east-1", "eu-west-1")),
        altered("WRONG_SERVICE", p -> replace(p, "kafka-cluster", "s3")),
        altered("UNKNOWN_KEY", p -> replace(p, "AKIALOCALADMIN000000", "AKIANOBODY")));
  }

  private static Arguments altered(String reason, Consumer<ObjectNode> alteration) {
    return Arguments.of(reason, alteration);
  }

  private static void replace(ObjectNode payload, String from, String to) {
    String credential = payload.path("x-amz-credential").asText();
    payload.put("x-amz-credential", credential.replace(from, to));
  }

  @ParameterizedTest
  @MethodSource("alterations")
  void payload_altered_isRefused(String reason, Consumer<ObjectNode> alteration) throws Exception {
    ObjectNode payload = official();
    alteration.accept(payload);

    assertThat(login(payload)).matches("\\[[0-9a-f-]{36}]: Access denied");
    assertThat(lastReason()).startsWith(reason);
  }

  @Test
  void payload_expired_isRefusedAlthoughItsSignatureIsRight() throws Exception {
    assertThat(login(signedAt(Instant.now()))).contains("request-id");

    assertThat(login(signedAt(Instant.now().minus(Duration.ofSeconds(901)))))
        .endsWith("Access denied");
    assertThat(lastReason()).startsWith("EXPIRED");
  }

  @Test
  void payload_thatIsNoPayload_isRefused() throws Exception {
    try (RawLogin login = new RawLogin(engine, broker)) {
      assertThat(login.with("{".getBytes(StandardCharsets.UTF_8))).endsWith("Access denied");
    }
    try (RawLogin login = new RawLogin(engine, broker)) {
      assertThat(login.with("[]".getBytes(StandardCharsets.UTF_8))).endsWith("Access denied");
    }
  }

  private static ObjectNode official() throws Exception {
    byte[] payload =
        new AWS4SignedPayloadGenerator()
            .signedPayload(
                AuthenticationRequestParams.create(
                    "localhost",
                    AwsBasicCredentials.create(TestEngine.ADMIN_KEY, TestEngine.ADMIN_SECRET),
                    "test"));
    return (ObjectNode) JSON.readTree(payload);
  }

  private static ObjectNode signedAt(Instant instant) {
    SignableRequest request =
        SignableRequest.builder("GET", "/")
            .addHeader("host", "localhost")
            .addQueryParameter("Action", "kafka-cluster:Connect")
            .build();
    ObjectNode payload =
        JSON.createObjectNode()
            .put("version", "2020_10_22")
            .put("host", "localhost")
            .put("user-agent", "test")
            .put("action", "kafka-cluster:Connect");
    SigV4Signer.of("kafka-cluster", "us-east-1")
        .presign(
            request,
            SigningCredentials.of(TestEngine.ADMIN_KEY, TestEngine.ADMIN_SECRET),
            instant,
            Duration.ofSeconds(900))
        .forEach((name, value) -> payload.put(name.toLowerCase(Locale.ROOT), value));
    return payload;
  }

  private static String login(ObjectNode payload) throws Exception {
    try (RawLogin login = new RawLogin(engine, broker)) {
      return login.with(JSON.writeValueAsBytes(payload));
    }
  }

  private static String lastReason() {
    var denials = engine.get("/_local/denials");
    return denials.path(denials.size() - 1).path("reason").asText();
  }
}
