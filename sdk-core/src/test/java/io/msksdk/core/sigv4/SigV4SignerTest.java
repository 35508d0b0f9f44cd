package io.msksdk.core.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.check.InvalidSpecException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures frozen from AWS SDK for Java 2.50.2 (AwsV4HttpSigner, Aws4Signer), and refusals. */
class SigV4SignerTest {
  private static final Instant AT = Instant.parse("2026-01-31T23:59:59Z");
  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
  private static final SigningCredentials LONG_LIVED =
      SigningCredentials.of("AKIAMSKEXAMPLE", SECRET);
  private static final SigningCredentials SESSION =
      SigningCredentials.of("ASIAMSKEXAMPLE", SECRET, "FwoGZXIvYXdzE+/token==");
  private static final SigV4Signer KAFKA = SigV4Signer.of("kafka", "eu-west-1");
  private static final SigV4Signer LOGIN = SigV4Signer.of("kafka-cluster", "eu-west-1");

  private static SignableRequest untag() {
    return SignableRequest.builder(
            "GET",
            "/v1/clusters/arn%3Aaws%3Akafka%3Aeu-west-1%3A123456789012%3Acluster%2Forders"
                + "%2Fabcd1234-0123-abcd-5678-1234abcd-1/tags")
        .addRawQuery("tagKeys=b&tagKeys=a%20b&tagKeys=a&tag=%C3%A9%2B~%2A")
        .addHeader("Host", "127.0.0.1:8080")
        .addHeader("x-amz-content-sha256", Sha256.OF_NOTHING)
        .build();
  }

  private static SignableRequest create() {
    byte[] body = "{\"clusterName\":\"orders\"}".getBytes(UTF_8);
    return SignableRequest.builder("POST", "/api/v2/clusters")
        .addHeader("Content-Type", "application/json")
        .addHeader("Host", "kafka.eu-west-1.amazonaws.com")
        .addHeader("x-amz-content-sha256", Sha256.create().hex(body))
        .body(body)
        .build();
  }

  private static SignableRequest login() {
    return SignableRequest.builder("GET", "/")
        .addQueryParameter("Action", "kafka-cluster:Connect")
        .addHeader("host", "b-1.orders.abc123.c2.kafka.eu-west-1.amazonaws.com")
        .build();
  }

  @Test
  void sign_pathWithArn_agreesWithTheAwsClient() {
    assertThat(KAFKA.sign(untag(), LONG_LIVED, AT).get("Authorization"))
        .isEqualTo(
            "AWS4-HMAC-SHA256 Credential=AKIAMSKEXAMPLE/20260131/eu-west-1/kafka/aws4_request,"
                + " SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature="
                + "4854f5c9abef5eced39cadd7b1357f38c50d92ab0b0dc509396322988044ad53");
  }

  @Test
  void sign_body_agreesWithTheAwsClient() {
    assertThat(KAFKA.sign(create(), LONG_LIVED, AT).get("Authorization"))
        .endsWith("9cf7f62c5ad6aaf520cba20d3d4a0ef7ca633b0a27ee9e63a9b4b5785470e24e");
  }

  @Test
  void sign_sessionToken_agreesWithTheAwsClient() {
    Map<String, String> headers = KAFKA.sign(untag(), SESSION, AT);

    assertThat(headers)
        .containsEntry("X-Amz-Date", "20260131T235959Z")
        .containsEntry("X-Amz-Security-Token", "FwoGZXIvYXdzE+/token==");
    assertThat(headers.get("Authorization"))
        .contains("SignedHeaders=host;x-amz-content-sha256;x-amz-date;x-amz-security-token")
        .endsWith("202edc09392edc4a1c99d7e4446d1bb085849d6293e782af91dd662a6091ad79");
    assertThat(KAFKA.sign(create(), SESSION, AT).get("Authorization"))
        .endsWith("390d51159cec277c5f190737462e4cf49bfdd9c406d22e782a0c44779055db75");
  }

  @Test
  void presign_kafkaLogin_agreesWithTheAwsClient() {
    Map<String, String> query = LOGIN.presign(login(), LONG_LIVED, AT, Duration.ofSeconds(900));

    assertThat(query)
        .containsEntry(
            "X-Amz-Signature", "41d56b00780dce2b6063195b9beae56702d83e25148a528a64a581e6cbd892d2")
        .doesNotContainKey("X-Amz-Security-Token");
  }

  @Test
  void presign_kafkaLoginWithToken_agreesWithTheAwsClient() {
    Map<String, String> query = LOGIN.presign(login(), SESSION, AT, Duration.ofSeconds(900));

    assertThat(query)
        .containsEntry(
            "X-Amz-Signature", "3c6178107e2b5de91ffab4d05177eaf1614cb056b2ea2ac70d28bd8a43aabeb8")
        .containsEntry("X-Amz-Security-Token", "FwoGZXIvYXdzE+/token==");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT168H0.5S", "PT168H1S", "PT1.5S", "PT0.9S"})
  void presign_expiryOutOfRange_isRefused(Duration expiry) {
    assertThatThrownBy(() -> LOGIN.presign(login(), LONG_LIVED, AT, expiry))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessage("expiry: " + expiry + " (expected: whole seconds, PT1S to PT168H).");
  }

  @ParameterizedTest
  @CsvSource({"PT1S,1", "PT168H,604800"})
  void presign_expiryAtItsBounds_isAccepted(Duration expiry, String seconds) {
    assertThat(LOGIN.presign(login(), LONG_LIVED, AT, expiry))
        .containsEntry("X-Amz-Expires", seconds);
  }

  @Test
  void sign_noHost_isRefused() {
    SignableRequest request = SignableRequest.builder("GET", "/").build();

    assertThatThrownBy(() -> KAFKA.sign(request, LONG_LIVED, AT))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("host: (not set)");
    assertThatThrownBy(() -> KAFKA.presign(request, LONG_LIVED, AT, Duration.ofSeconds(1)))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("host: (not set)");
  }

  @Test
  void sign_signedAlready_isRefused() {
    for (SignableRequest signed :
        new SignableRequest[] {
          login().toBuilder().addHeader("Authorization", "x").build(),
          login().toBuilder().addHeader("X-Amz-Date", "x").build(),
          login().toBuilder().addQueryParameter("X-Amz-Signature", "x").build()
        }) {
      assertThatThrownBy(() -> KAFKA.sign(signed, LONG_LIVED, AT))
          .isInstanceOf(InvalidSpecException.class)
          .hasMessageContaining("a request that is not signed yet");
      assertThatThrownBy(() -> KAFKA.presign(signed, LONG_LIVED, AT, Duration.ofSeconds(1)))
          .isInstanceOf(InvalidSpecException.class)
          .hasMessageContaining("a request that is not signed yet");
    }
  }
}
