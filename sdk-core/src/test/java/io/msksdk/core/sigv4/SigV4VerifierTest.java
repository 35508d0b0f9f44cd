package io.msksdk.core.sigv4;

import static io.msksdk.core.sigv4.SignedRequests.AT;
import static io.msksdk.core.sigv4.SignedRequests.FIFTEEN_MINUTES;
import static io.msksdk.core.sigv4.SignedRequests.KNOWN;
import static io.msksdk.core.sigv4.SignedRequests.ROLE;
import static io.msksdk.core.sigv4.SignedRequests.SIGNER;
import static io.msksdk.core.sigv4.SignedRequests.USER;
import static io.msksdk.core.sigv4.SignedRequests.VERIFIER;
import static io.msksdk.core.sigv4.SignedRequests.assertAccepted;
import static io.msksdk.core.sigv4.SignedRequests.assertRefused;
import static io.msksdk.core.sigv4.SignedRequests.presigned;
import static io.msksdk.core.sigv4.SignedRequests.request;
import static io.msksdk.core.sigv4.SignedRequests.signed;
import static io.msksdk.core.sigv4.SignedRequests.withAuthorization;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.sigv4.SigV4Verdict.Accepted;
import io.msksdk.core.sigv4.SigV4Verdict.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a verifier makes of a signature that is complete. */
class SigV4VerifierTest {

  @Test
  void verify_signedHeader_isAcceptedWithItsFacts() {
    assertThat(VERIFIER.verify(signed(USER), AT))
        .isEqualTo(
            new Accepted(
                "AKIDUSER",
                "eu-west-1",
                "kafka",
                AT,
                AT.plus(FIFTEEN_MINUTES),
                List.of("content-type", "host", "x-amz-date")));
  }

  @Test
  void verify_presignedQuery_isAcceptedWithItsFacts() {
    assertThat(VERIFIER.verify(presigned(ROLE), AT))
        .isEqualTo(
            new Accepted(
                "ASIDROLE",
                "eu-west-1",
                "kafka",
                AT,
                AT.plus(Duration.ofMinutes(10)),
                List.of("content-type", "host")));
  }

  @Test
  void verify_sessionToken_isAccepted() {
    assertAccepted(signed(ROLE), AT);
  }

  @Test
  void verify_anyRegion_isAcceptedWhenNoneIsSet() {
    SigV4Verifier anywhere = SigV4Verifier.builder("kafka", KNOWN::get).build();

    assertThat(anywhere.verify(signed(USER), AT)).isInstanceOf(Accepted.class);
  }

  @Test
  void verify_headersAddedUnderWay_areIgnored() {
    assertAccepted(signed(USER).toBuilder().addHeader("Via", "proxy").build(), AT);
  }

  @Test
  void verify_kafkaLogin_isAccepted() {
    SigV4Signer client = SigV4Signer.of("kafka-cluster", "eu-west-1");
    SigV4Verifier broker = SigV4Verifier.builder("kafka-cluster", KNOWN::get).build();
    SignableRequest login =
        SignableRequest.builder("GET", "/")
            .addQueryParameter("Action", "kafka-cluster:Connect")
            .addHeader("host", "127.0.0.1")
            .build();
    Map<String, String> query = client.presign(login, ROLE, AT, Duration.ofMinutes(15));
    StringBuilder token = new StringBuilder("Action=kafka-cluster%3AConnect");
    query.forEach(
        (name, value) ->
            token.append('&').append(name).append('=').append(UriEncoding.encode(value)));
    token.append("&User-Agent=client%2F1.0");

    SignableRequest received =
        SignableRequest.builder("GET", "")
            .addRawQuery(token.toString())
            .dropQueryParameter("User-Agent")
            .addHeader("host", "127.0.0.1")
            .build();

    assertThat(broker.verify(received, AT)).isInstanceOf(Accepted.class);
    assertRefused(
        broker,
        received.toBuilder().addQueryParameter("User-Agent", "client/1.0").build(),
        AT,
        Reason.SIGNATURE_MISMATCH);
  }

  @Test
  void verify_unknownKey_isRefused() {
    SigningCredentials stranger = SigningCredentials.of("AKIDSTRANGER", "user-s3cr3t");

    assertThat(assertRefused(signed(stranger), Reason.UNKNOWN_KEY))
        .startsWith("accessKeyId: AKIDSTRANGER");
  }

  @Test
  void verify_wrongToken_isRefused() {
    SigningCredentials other = SigningCredentials.of("ASIDROLE", "role-s3cr3t", "other-t0k3n");
    SigningCredentials none = SigningCredentials.of("ASIDROLE", "role-s3cr3t");
    SigningCredentials superfluous = SigningCredentials.of("AKIDUSER", "user-s3cr3t", "t0k3n");

    assertThat(assertRefused(signed(other), Reason.WRONG_TOKEN)).contains("(hidden)");
    assertRefused(presigned(other), Reason.WRONG_TOKEN);
    assertThat(assertRefused(signed(none), Reason.WRONG_TOKEN)).contains("(not set)");
    assertThat(assertRefused(signed(superfluous), Reason.WRONG_TOKEN)).contains("long-lived");
  }

  @Test
  void verify_wrongService_isRefused() {
    SigV4Verifier login = SigV4Verifier.builder("kafka-cluster", KNOWN::get).build();

    assertThat(assertRefused(login, signed(USER), AT, Reason.WRONG_SERVICE))
        .startsWith("service: kafka (expected: kafka-cluster)");
  }

  @Test
  void verify_wrongRegion_isRefused() {
    SigV4Verifier elsewhere =
        SigV4Verifier.builder("kafka", KNOWN::get).region("us-east-1").build();

    assertThat(assertRefused(elsewhere, signed(USER), AT, Reason.WRONG_REGION))
        .startsWith("region: eu-west-1 (expected: us-east-1)");
  }

  @Test
  void verify_headerAgeAroundTheSkew_isAcceptedUpToIt() {
    assertAccepted(signed(USER), AT.plus(FIFTEEN_MINUTES));
    assertRefused(VERIFIER, signed(USER), AT.plus(FIFTEEN_MINUTES).plusMillis(1), Reason.EXPIRED);
    assertAccepted(signed(USER), AT.minus(FIFTEEN_MINUTES));
    assertRefused(
        VERIFIER, signed(USER), AT.minus(FIFTEEN_MINUTES).minusMillis(1), Reason.NOT_YET_VALID);
  }

  @Test
  void verify_presignedAgeAroundItsExpiry_isAcceptedUpToIt() {
    Instant expiry = AT.plus(Duration.ofMinutes(10));

    assertAccepted(presigned(USER), expiry);
    assertRefused(VERIFIER, presigned(USER), expiry.plusMillis(1), Reason.EXPIRED);
    assertAccepted(presigned(USER), AT.minus(FIFTEEN_MINUTES));
    assertRefused(
        VERIFIER, presigned(USER), AT.minus(FIFTEEN_MINUTES).minusMillis(1), Reason.NOT_YET_VALID);
  }

  @ParameterizedTest
  @CsvSource({"PT0S", "PT1S", "PT1H"})
  void skew_set_isTheLimit(Duration skew) {
    SigV4Verifier verifier = SigV4Verifier.builder("kafka", KNOWN::get).skew(skew).build();

    assertThat(verifier.verify(signed(USER), AT.plus(skew))).isInstanceOf(Accepted.class);
    assertRefused(verifier, signed(USER), AT.plus(skew).plusNanos(1), Reason.EXPIRED);
    assertRefused(verifier, signed(USER), AT.minus(skew).minusNanos(1), Reason.NOT_YET_VALID);
  }

  @Test
  void skew_negative_isRefused() {
    SigV4Verifier.Builder builder = SigV4Verifier.builder("kafka", KNOWN::get);

    assertThatThrownBy(() -> builder.skew(Duration.ofNanos(-1)))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("skew: PT-0.000000001S (expected: not negative)");
  }

  @Test
  void verify_dayOfAnotherDate_isAMismatch() {
    SignableRequest request = withAuthorization(text -> text.replace("/20260131/", "/20260130/"));

    assertThat(assertRefused(request, Reason.SIGNATURE_MISMATCH))
        .contains("20260130 (expected: the day of the signing time, 20260131)");
  }

  @Test
  void verify_wrongSecret_isAMismatchThatNamesWhatWasSigned() {
    SigningCredentials guessed = SigningCredentials.of("AKIDUSER", "guessed-s3cr3t");

    assertThat(assertRefused(signed(guessed), Reason.SIGNATURE_MISMATCH))
        .contains("AKIDUSER")
        .contains("20260131/eu-west-1/kafka/aws4_request")
        .contains("POST /v1/clusters/a%252Fb")
        .contains("content-type;host;x-amz-date");
  }

  @Test
  void verify_mismatch_neverShowsTheRightSignature() {
    String right = SIGNER.sign(request().build(), USER, AT).get("Authorization");
    String signature = right.substring(right.lastIndexOf('=') + 1);
    SignableRequest forged = withAuthorization(text -> text.replace(signature, "0".repeat(64)));

    assertThat(assertRefused(forged, Reason.SIGNATURE_MISMATCH)).doesNotContain(signature);
  }

  @Test
  void verify_signatureOfOtherForm_isAMismatch() {
    String right = SIGNER.sign(request().build(), USER, AT).get("Authorization");
    String signature = right.substring(right.lastIndexOf('=') + 1);

    for (String other :
        List.of("", signature.substring(1), signature + "0", signature.toUpperCase())) {
      assertRefused(
          withAuthorization(text -> text.replace(signature, other)), Reason.SIGNATURE_MISMATCH);
    }
  }

  @Test
  void verify_bodyOtherThanDeclared_isAPayloadMismatch() {
    String declared = Sha256.create().hex("{}".getBytes(UTF_8));
    SignableRequest request = request().addHeader("x-amz-content-sha256", declared).build();
    SignableRequest tampered = signed(request, USER).toBuilder().body(new byte[] {1}).build();

    assertAccepted(signed(request, USER), AT);
    assertThat(assertRefused(tampered, Reason.PAYLOAD_MISMATCH))
        .startsWith("x-amz-content-sha256: " + declared);
  }

  @Test
  void verify_unsignedPayload_isAcceptedWithAnyBody() {
    SignableRequest request =
        request().addHeader("x-amz-content-sha256", "UNSIGNED-PAYLOAD").build();

    assertAccepted(signed(request, USER).toBuilder().body(new byte[] {1}).build(), AT);
  }

  @Test
  void verify_bodyOtherThanSigned_isAMismatch() {
    assertRefused(signed(USER).toBuilder().body(new byte[] {1}).build(), Reason.SIGNATURE_MISMATCH);
    assertRefused(
        presigned(USER).toBuilder().body(new byte[] {1}).build(), Reason.SIGNATURE_MISMATCH);
  }

  @Test
  void verify_presignedBodyHiddenBehindAHeader_isRefused() {
    SignableRequest.Builder request = presigned(USER).toBuilder().body(new byte[] {1});
    String signedHash = Sha256.create().hex("{}".getBytes(UTF_8));

    assertRefused(
        request.addHeader("x-amz-content-sha256", signedHash).build(), Reason.PAYLOAD_MISMATCH);
    assertRefused(
        presigned(USER).toBuilder().addHeader("x-amz-content-sha256", "UNSIGNED-PAYLOAD").build(),
        Reason.SIGNATURE_MISMATCH);
  }

  @Test
  void verify_namelessParameterAdded_isAMismatch() {
    assertRefused(signed(USER).toBuilder().addRawQuery("=1").build(), Reason.SIGNATURE_MISMATCH);
    assertRefused(presigned(USER).toBuilder().addRawQuery("=1").build(), Reason.SIGNATURE_MISMATCH);
  }

  @Test
  void accepted_listChangedLater_keepsItsCopy() {
    List<String> names = new ArrayList<>(List.of("host"));
    Accepted accepted = new Accepted("a", "r", "s", AT, AT, names);

    names.add("x");

    assertThat(accepted.signedHeaders()).containsExactly("host");
  }
}
