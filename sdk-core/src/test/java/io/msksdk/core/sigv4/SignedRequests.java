package io.msksdk.core.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.core.sigv4.SigV4Verdict.Accepted;
import io.msksdk.core.sigv4.SigV4Verdict.Reason;
import io.msksdk.core.sigv4.SigV4Verdict.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Requests that are signed, well or badly, and what a verifier says of them. */
final class SignedRequests {
  static final Instant AT = Instant.parse("2026-01-31T12:00:00Z");
  static final SigningCredentials USER = SigningCredentials.of("AKIDUSER", "user-s3cr3t");
  static final SigningCredentials ROLE =
      SigningCredentials.of("ASIDROLE", "role-s3cr3t", "role-t0k3n");
  static final Map<String, SigningCredentials> KNOWN = Map.of("AKIDUSER", USER, "ASIDROLE", ROLE);
  static final SigV4Signer SIGNER = SigV4Signer.of("kafka", "eu-west-1");
  static final SigV4Verifier VERIFIER =
      SigV4Verifier.builder("kafka", KNOWN::get).region("eu-west-1").build();
  static final Duration FIFTEEN_MINUTES = Duration.ofMinutes(15);

  private SignedRequests() {}

  static SignableRequest.Builder request() {
    return SignableRequest.builder("POST", "/v1/clusters/a%2Fb")
        .addRawQuery("x=1&y=a%20b")
        .addHeader("Host", "localhost:9098")
        .addHeader("Content-Type", "application/json")
        .body("{}".getBytes(UTF_8));
  }

  static SignableRequest signed(SigningCredentials credentials) {
    return signed(request().build(), credentials);
  }

  static SignableRequest signed(SignableRequest request, SigningCredentials credentials) {
    SignableRequest.Builder complete = request.toBuilder();
    SIGNER.sign(request, credentials, AT).forEach(complete::addHeader);
    return complete.build();
  }

  static SignableRequest presigned(SigningCredentials credentials) {
    return presigned(credentials, query -> query);
  }

  static SignableRequest presigned(
      SigningCredentials credentials, UnaryOperator<Map<String, String>> change) {
    SignableRequest request = request().build();
    SignableRequest.Builder complete = request.toBuilder();
    Map<String, String> query = SIGNER.presign(request, credentials, AT, Duration.ofMinutes(10));
    change.apply(new LinkedHashMap<>(query)).forEach(complete::addQueryParameter);
    return complete.build();
  }

  static SignableRequest withAuthorization(UnaryOperator<String> change) {
    SignableRequest request = request().build();
    Map<String, String> headers = SIGNER.sign(request, USER, AT);
    return request.toBuilder()
        .addHeader("X-Amz-Date", headers.get("X-Amz-Date"))
        .addHeader("Authorization", change.apply(headers.get("Authorization")))
        .build();
  }

  @CanIgnoreReturnValue
  static String assertRefused(SignableRequest request, Reason reason) {
    return assertRefused(VERIFIER, request, AT, reason);
  }

  @CanIgnoreReturnValue
  static String assertRefused(
      SigV4Verifier verifier, SignableRequest request, Instant now, Reason reason) {
    SigV4Verdict verdict = verifier.verify(request, now);
    assertThat(verdict).isInstanceOf(Refused.class);
    Refused refused = (Refused) verdict;
    assertThat(refused.reason()).as(refused.message()).isEqualTo(reason);
    assertThat(refused.message())
        .contains("(expected: ")
        .doesNotContain("s3cr3t")
        .doesNotContain("t0k3n")
        .doesNotContain("Signature=");
    return refused.message();
  }

  static void assertAccepted(SignableRequest request, Instant now) {
    assertThat(VERIFIER.verify(request, now)).isInstanceOf(Accepted.class);
  }
}
