package io.msksdk.local.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.local.TestEngine;
import io.msksdk.local.broker.RawLogin;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TokensBrokerIT {
  private static final String DENIED = "\\[[0-9a-f-]{36}]: Access denied";

  private static TestEngine engine;
  private static IamCluster cluster;

  @BeforeAll
  static void start() {
    engine = TestEngine.start();
    cluster = IamCluster.in(engine, "tokens");
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  @Test
  void token_ofTheOfficialLibrary_producesAndConsumes() {
    cluster.createTopic("official");

    KafkaCaller.officialToken(engine, cluster.brokers(), "admin").produce("official", "a");

    assertThat(
            KafkaCaller.officialToken(engine, cluster.brokers(), "admin")
                .consume("official", "readers", 1))
        .containsExactly("a");
    assertThat(cluster.events("login", TestEngine.userArn("local-admin"), 0))
        .anySatisfy(
            event ->
                assertThat(event.path("facts").path("mechanism").asText())
                    .isEqualTo("OAUTHBEARER"));
  }

  @Test
  void token_ofTheOfficialLibraryWithAWrongSecret_isRefusedWithAnIdAndAReason() {
    assertThatThrownBy(
            () ->
                KafkaCaller.officialToken(engine, cluster.brokers(), "wrong-secret")
                    .admin(a -> a.describeCluster().nodes()))
        .isInstanceOf(SaslAuthenticationException.class)
        .hasMessageMatching(DENIED);
    assertThat(cluster.lastDenial(TestEngine.userArn("local-admin")).path("reason").asText())
        .startsWith("SIGNATURE_MISMATCH");
  }

  @Test
  void token_ofASession_needsTheRightsOfItsRole() {
    String session = "arn:aws:sts::111122223333:assumed-role/app/s1";
    var unused =
        engine.post(
            "/_local/identities",
            """
            [{"accessKeyId":"ASIAROLESESSION00000","secretAccessKey":"session-secret",
              "sessionToken":"session-token/with+signs==","arn":"%s"}]
            """
                .formatted(session));

    assertThatThrownBy(
            () ->
                KafkaCaller.officialToken(engine, cluster.brokers(), "role-session")
                    .admin(a -> a.describeCluster().nodes()))
        .hasMessageMatching(DENIED);
    assertThat(cluster.lastDenial(session).path("reason").asText())
        .startsWith("no statement allows kafka-cluster:Connect");
  }

  @Test
  void token_ofAnotherLanguage_isAccepted() throws Exception {
    String url = MskToken.url(KafkaCaller.ADMIN, Map.of(), Instant.now());

    assertThat(login(MskToken.encode(url))).isEmpty();
  }

  static Stream<Arguments> alterations() {
    return Stream.of(
        Arguments.of("host", Map.of("host", "kafka.eu-west-1.amazonaws.com")),
        Arguments.of("host", Map.of("host", "localhost")),
        Arguments.of(
            "region", Map.of("host", "kafka.us-east-1.amazonaws.com", "region", "eu-west-1")),
        Arguments.of("action", Map.of("action", "kafka-cluster:*")),
        Arguments.of("expires", Map.of("expires", "901")),
        Arguments.of("WRONG_SERVICE", Map.of("service", "kafka")));
  }

  @ParameterizedTest
  @MethodSource("alterations")
  void token_signedForSomethingElse_isRefused(String reason, Map<String, String> changes)
      throws Exception {
    String url = MskToken.url(KafkaCaller.ADMIN, changes, Instant.now());

    assertThat(login(MskToken.encode(url))).matches(DENIED);
    assertThat(lastReason()).startsWith(reason);
  }

  static Stream<Arguments> tampered() {
    return Stream.of(
        Arguments.of("SIGNATURE_MISMATCH", "X-Amz-Expires=900", "X-Amz-Expires=899"),
        Arguments.of("UNKNOWN_KEY", "AKIALOCALADMIN000000", "AKIANOBODY0000000000"),
        Arguments.of("WRONG_TOKEN", "&User-Agent", "&X-Amz-Security-Token=t&User-Agent"),
        Arguments.of("INCOMPLETE", "X-Amz-Signature", "X-Amz-Sign"),
        Arguments.of("the token is not", "https", "http"),
        Arguments.of("host", "kafka.us-east-1.", "kafka.us-east-1.evil."));
  }

  @ParameterizedTest
  @MethodSource("tampered")
  void token_tampered_isRefused(String reason, String from, String to) throws Exception {
    String url = MskToken.url(KafkaCaller.ADMIN, Map.of(), Instant.now()).replace(from, to);

    assertThat(login(MskToken.encode(url))).matches(DENIED);
    assertThat(lastReason()).startsWith(reason);
  }

  @Test
  void token_expired_isRefused() throws Exception {
    String url = MskToken.url(KafkaCaller.ADMIN, Map.of(), Instant.now().minusSeconds(901));

    assertThat(login(MskToken.encode(url))).matches(DENIED);
    assertThat(lastReason()).startsWith("EXPIRED");
  }

  @Test
  void token_fromTheFuture_isRefused() throws Exception {
    String url = MskToken.url(KafkaCaller.ADMIN, Map.of(), Instant.now().plusSeconds(1000));

    assertThat(login(MskToken.encode(url))).matches(DENIED);
    assertThat(lastReason()).startsWith("NOT_YET_VALID");
  }

  @Test
  void token_thatIsNoToken_isRefusedAndNotShown() throws Exception {
    assertThat(login("c2VjcmV0IHRleHQ")).matches(DENIED);
    assertThat(lastReason()).isEqualTo("the token is not the base64url of a URL");
    try (RawLogin login = new RawLogin(engine, cluster.brokers())) {
      assertThat(login.with("OAUTHBEARER", "{}".getBytes(StandardCharsets.UTF_8))).matches(DENIED);
    }
  }

  private static String login(String token) throws Exception {
    try (RawLogin login = new RawLogin(engine, cluster.brokers())) {
      return login.with(
          "OAUTHBEARER",
          "n,,\u0001auth=Bearer %s\u0001\u0001".formatted(token).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String lastReason() {
    var denials = engine.get("/_local/denials");
    return denials.path(denials.size() - 1).path("reason").asText();
  }
}
