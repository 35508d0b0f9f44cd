package io.msksdk.local.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.sigv4.SigV4Signer;
import io.msksdk.core.sigv4.SignableRequest;
import io.msksdk.core.sigv4.SigningCredentials;
import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.KafkaException;

class SignaturesContractTest {
  @AutoClose private static final TestEngine engine = TestEngine.withoutBrokers();

  @Test
  void secret_wrong_isAnInvalidSignature() {
    assertRefused(TestEngine.ADMIN_KEY, "wrong", "InvalidSignatureException");
  }

  @Test
  void key_unknown_isAnUnrecognizedClient() {
    assertRefused("AKIANOBODY0000000000", "secret", "UnrecognizedClientException");
  }

  @Test
  void header_missing_isAMissingToken() {
    HttpResponse<String> response = engine.send("GET", "/api/v2/clusters", "");

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.headers().firstValue("x-amzn-ErrorType"))
        .hasValue("MissingAuthenticationTokenException");
  }

  @Test
  void date_expired_isSaidToBe() throws Exception {
    HttpResponse<String> response = signedAt(Instant.now().minus(Duration.ofMinutes(16)));

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.headers().firstValue("x-amzn-ErrorType"))
        .hasValue("InvalidSignatureException");
    assertThat(response.body()).contains("Signature expired");
  }

  @Test
  void date_ofNow_isAccepted() throws Exception {
    assertThat(signedAt(Instant.now()).statusCode()).isEqualTo(200);
  }

  @Test
  void user_withoutAPolicy_isDenied() {
    engine.user("AKIANOPOLICY00000000", "s", "nobody", "");

    assertThatThrownBy(() -> listAs("AKIANOPOLICY00000000", "s"))
        .isInstanceOfSatisfying(
            KafkaException.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(403);
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
              assertThat(e.awsErrorDetails().errorMessage())
                  .contains(TestEngine.userArn("nobody"), "kafka:ListClustersV2");
            });
  }

  @Test
  void user_withAPolicy_mayDoWhatItSays() {
    engine.user(
        "AKIAREADER0000000000",
        "s",
        "reader",
        "{\"Effect\":\"Allow\",\"Action\":\"kafka:List*\",\"Resource\":\"*\"}");

    assertThatCode(() -> listAs("AKIAREADER0000000000", "s")).doesNotThrowAnyException();
    try (KafkaClient kafka = engine.kafka("AKIAREADER0000000000", "s", Region.US_EAST_1)) {
      assertThatThrownBy(() -> kafka.createClusterV2(TestClusters.iam("x", 1)))
          .hasMessageContaining("kafka:CreateClusterV2");
    }
  }

  private static void assertRefused(String key, String secret, String code) {
    assertThatThrownBy(() -> listAs(key, secret))
        .isInstanceOfSatisfying(
            KafkaException.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(403);
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
            });
  }

  private static void listAs(String key, String secret) {
    try (KafkaClient kafka = engine.kafka(key, secret, Region.US_EAST_1)) {
      kafka.listClustersV2(r -> {});
    }
  }

  private static HttpResponse<String> signedAt(Instant instant) throws Exception {
    String path = "/api/v2/clusters";
    SignableRequest request =
        SignableRequest.builder("GET", path)
            .addHeader("host", engine.endpoint().getAuthority())
            .build();
    Map<String, String> headers =
        SigV4Signer.of("kafka", "us-east-1")
            .sign(
                request,
                SigningCredentials.of(TestEngine.ADMIN_KEY, TestEngine.ADMIN_SECRET),
                instant);
    HttpRequest.Builder http = HttpRequest.newBuilder(engine.endpoint().resolve(path));
    headers.forEach(http::header);
    return HttpClient.newHttpClient().send(http.build(), BodyHandlers.ofString());
  }
}
