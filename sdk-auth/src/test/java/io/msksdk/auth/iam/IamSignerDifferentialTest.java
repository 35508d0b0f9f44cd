package io.msksdk.auth.iam;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.msksdk.core.sigv4.SigV4Verdict;
import io.msksdk.core.sigv4.SigV4Verifier;
import io.msksdk.core.sigv4.SignableRequest;
import io.msksdk.core.sigv4.SigningCredentials;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.msk.auth.iam.internals.UserAgentUtils;

/** Against the official library: the same input at the same time makes the same bytes. */
class IamSignerDifferentialTest {
  private static final int PAYLOADS = 3_000;
  private static final int TOKENS = 1_000;

  @Test
  void payload_ofAnyInput_isByteForByteTheOfficialOne() throws Exception {
    RandomInputs inputs = new RandomInputs(20_201_022);
    for (int i = 0; i < PAYLOADS; i++) {
      AwsCredentials credentials = inputs.credentials();
      String region = inputs.region();
      String host = inputs.host(region);
      String userAgent = inputs.userAgent();
      byte[] official = OfficialSigner.payload(host, credentials, Region.of(region), userAgent);
      Instant at = OfficialSigner.signedAt(new String(official, UTF_8));

      byte[] ours = IamSigner.of(region, userAgent).payload(host, credentials, at);

      assertThat(new String(ours, UTF_8)).as("input %d", i).isEqualTo(new String(official, UTF_8));
      assertThat(ours).isEqualTo(official);
    }
  }

  @Test
  void payload_ofOneSignerForAllInputs_isByteForByteTheOfficialOne() throws Exception {
    RandomInputs inputs = new RandomInputs(15);
    IamSigner signer = IamSigner.of("eu-west-1", "app");
    AwsCredentials credentials = inputs.credentials();
    for (int i = 0; i < 500; i++) {
      if (i % 3 == 0) {
        credentials = inputs.credentials();
      }
      String host = inputs.host("eu-west-1");
      byte[] official = OfficialSigner.payload(host, credentials, Region.of("eu-west-1"), "app");
      Instant at = OfficialSigner.signedAt(new String(official, UTF_8));

      assertThat(signer.payload(host, credentials, at)).as("input %d", i).isEqualTo(official);
    }
  }

  @Test
  void token_ofAnyInput_isTheOfficialOne() throws Exception {
    RandomInputs inputs = new RandomInputs(900);
    String userAgent = UserAgentUtils.getUserAgentValue();
    for (int i = 0; i < TOKENS; i++) {
      AwsCredentials credentials = inputs.credentials();
      String region = inputs.region();
      String official = OfficialSigner.tokenValue(credentials, Region.of(region));
      Instant at = OfficialSigner.signedAt(url(official));

      IamToken ours = IamSigner.of(region, userAgent).token(credentials, at);

      assertThat(url(ours.value())).as("input %d", i).isEqualTo(url(official));
      assertThat(ours.value()).isEqualTo(official);
    }
  }

  @Test
  void token_ofTheOfficialLogin_hasTheSameTimes() throws Exception {
    AwsCredentials credentials = AwsSessionCredentials.create("ASIATEST", "secret", "a+token/==");
    OAuthBearerToken official = OfficialSigner.token(credentials, Region.of("us-gov-west-1"));
    Instant at = OfficialSigner.signedAt(url(official.value()));

    IamToken ours =
        IamSigner.of("us-gov-west-1", UserAgentUtils.getUserAgentValue()).token(credentials, at);

    assertThat(ours.value()).isEqualTo(official.value());
    assertThat(ours.signedAt().toEpochMilli()).isEqualTo(official.startTimeMs());
    assertThat(ours.expiresAt().toEpochMilli()).isEqualTo(official.lifetimeMs());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "127.0.0.1", "[::1]", "::1", "localhost:9098", "B-1.Custom.Name."})
  void payload_forAHostThatIsNotMsks_isByteForByteTheOfficialOne(String host) throws Exception {
    AwsCredentials credentials = AwsSessionCredentials.create("ASIATEST", "secret", "");
    byte[] official = OfficialSigner.payload(host, credentials, Region.of("eu-west-1"), "");
    Instant at = OfficialSigner.signedAt(new String(official, UTF_8));

    assertThat(IamSigner.of("eu-west-1", "").payload(host, credentials, at)).isEqualTo(official);
  }

  @Test
  void payload_ofAnyInput_isAcceptedByTheVerifier() throws Exception {
    RandomInputs inputs = new RandomInputs(4);
    Instant at = Instant.parse("2026-01-31T23:59:59.999Z");
    for (int i = 0; i < 1_000; i++) {
      AwsCredentials credentials = inputs.credentials();
      byte[] payload =
          IamSigner.of("eu-west-1", inputs.userAgent())
              .payload(inputs.host("eu-west-1"), credentials, at);
      Map<?, ?> fields = new ObjectMapper().readValue(payload, Map.class);
      SignableRequest.Builder request = SignableRequest.builder("GET", "/");
      fields.forEach((name, value) -> add(request, name.toString(), value.toString()));

      assertThat(verdict(request.build(), credentials, at))
          .as("input %d", i)
          .isInstanceOf(SigV4Verdict.Accepted.class);
    }
  }

  @Test
  void token_ofAnyInput_isAcceptedByTheVerifier() {
    RandomInputs inputs = new RandomInputs(5);
    Instant at = Instant.parse("2026-03-01T00:00:00Z");
    for (int i = 0; i < 1_000; i++) {
      AwsCredentials credentials = inputs.credentials();
      String url =
          url(IamSigner.of("cn-north-1", inputs.userAgent()).token(credentials, at).value());
      SignableRequest request =
          SignableRequest.builder("GET", "/")
              .addRawQuery(url.substring(url.indexOf('?') + 1))
              .dropQueryParameter("User-Agent")
              .addHeader("host", "kafka.cn-north-1.amazonaws.com")
              .build();

      assertThat(verdict(request, credentials, at))
          .as("input %d", i)
          .isInstanceOf(SigV4Verdict.Accepted.class);
    }
  }

  private static void add(SignableRequest.Builder request, String name, String value) {
    switch (name) {
      case "version", "user-agent" -> {
        // not signed
      }
      case "host" -> request.addHeader("host", value);
      case "action" -> request.addQueryParameter("Action", value);
      case "x-amz-signedheaders" -> request.addQueryParameter("X-Amz-SignedHeaders", value);
      case "x-amz-security-token" -> request.addQueryParameter("X-Amz-Security-Token", value);
      default ->
          request.addQueryParameter(
              "X-Amz-" + Character.toUpperCase(name.charAt(6)) + name.substring(7), value);
    }
  }

  private static SigV4Verdict verdict(
      SignableRequest request, AwsCredentials credentials, Instant at) {
    String token =
        credentials instanceof AwsSessionCredentials session ? session.sessionToken() : null;
    return SigV4Verifier.builder(
            "kafka-cluster",
            id ->
                SigningCredentials.of(
                    credentials.accessKeyId().trim(),
                    credentials.secretAccessKey().trim(),
                    replaced(token)))
        .build()
        .verify(request, at);
  }

  /** Blanks around it are left out, and half a surrogate pair does not survive UTF-8. */
  private static String replaced(String token) {
    return token == null ? null : new String(token.trim().getBytes(UTF_8), UTF_8);
  }

  private static String url(String token) {
    return new String(Base64.getUrlDecoder().decode(token), UTF_8);
  }
}
