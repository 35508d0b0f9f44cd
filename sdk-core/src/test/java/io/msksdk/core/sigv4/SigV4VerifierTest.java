package io.msksdk.core.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.sigv4.SigV4Verdict.Accepted;
import io.msksdk.core.sigv4.SigV4Verdict.Reason;
import io.msksdk.core.sigv4.SigV4Verdict.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SigV4VerifierTest {
  private static final Instant AT = Instant.parse("2026-01-31T12:00:00Z");
  private static final SigningCredentials USER = SigningCredentials.of("AKIDUSER", "user-s3cr3t");
  private static final SigningCredentials ROLE =
      SigningCredentials.of("ASIDROLE", "role-s3cr3t", "role-t0k3n");
  private static final Map<String, SigningCredentials> KNOWN =
      Map.of("AKIDUSER", USER, "ASIDROLE", ROLE);
  private static final SigV4Signer SIGNER = SigV4Signer.of("kafka", "eu-west-1");
  private static final SigV4Verifier VERIFIER =
      SigV4Verifier.builder("kafka", KNOWN::get).region("eu-west-1").build();
  private static final Duration FIFTEEN_MINUTES = Duration.ofMinutes(15);

  private static SignableRequest.Builder request() {
    return SignableRequest.builder("POST", "/v1/clusters/a%2Fb")
        .addRawQuery("x=1&y=a%20b")
        .addHeader("Host", "localhost:9098")
        .addHeader("Content-Type", "application/json")
        .body("{}".getBytes(UTF_8));
  }

  private static SignableRequest signed(SigningCredentials credentials) {
    return signed(request().build(), credentials);
  }

  private static SignableRequest signed(SignableRequest request, SigningCredentials credentials) {
    SignableRequest.Builder complete = request.toBuilder();
    SIGNER.sign(request, credentials, AT).forEach(complete::addHeader);
    return complete.build();
  }

  private static SignableRequest presigned(SigningCredentials credentials) {
    return presigned(credentials, query -> query);
  }

  private static SignableRequest presigned(
      SigningCredentials credentials, UnaryOperator<Map<String, String>> change) {
    SignableRequest request = request().build();
    SignableRequest.Builder complete = request.toBuilder();
    Map<String, String> query = SIGNER.presign(request, credentials, AT, Duration.ofMinutes(10));
    change.apply(new LinkedHashMap<>(query)).forEach(complete::addQueryParameter);
    return complete.build();
  }

  private static SignableRequest withAuthorization(UnaryOperator<String> change) {
    SignableRequest request = request().build();
    Map<String, String> headers = SIGNER.sign(request, USER, AT);
    return request.toBuilder()
        .addHeader("X-Amz-Date", headers.get("X-Amz-Date"))
        .addHeader("Authorization", change.apply(headers.get("Authorization")))
        .build();
  }

  @CanIgnoreReturnValue
  private static String assertRefused(SignableRequest request, Reason reason) {
    return assertRefused(VERIFIER, request, AT, reason);
  }

  @CanIgnoreReturnValue
  private static String assertRefused(
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

  private static void assertAccepted(SignableRequest request, Instant now) {
    assertThat(VERIFIER.verify(request, now)).isInstanceOf(Accepted.class);
  }

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
  void verify_unsignedRequest_isMissingAuthentication() {
    String message = assertRefused(request().build(), Reason.MISSING_AUTHENTICATION);

    assertThat(message).startsWith("Authorization: (not set)").endsWith("Sign the request.");
  }

  @Test
  void verify_headerAndQuery_isIncomplete() {
    SignableRequest both =
        signed(USER).toBuilder().addQueryParameter("X-Amz-Credential", "x").build();

    assertThat(assertRefused(both, Reason.INCOMPLETE)).contains("not both");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer t0k3n", "t0k3n", "Basic t0k3n", "AWS4-HMAC-SHA256"})
  void verify_otherScheme_isIncompleteAndNotRepeated(String authorization) {
    assertThat(assertRefused(withAuthorization(right -> authorization), Reason.INCOMPLETE))
        .contains("the scheme AWS4-HMAC-SHA256");
  }

  @Test
  void verify_malformedAuthorization_isIncomplete() {
    assertIncomplete(text -> text.replace("Credential=", "Credentials="));
    assertIncomplete(text -> text.replace("SignedHeaders=", "Signed="));
    assertIncomplete(text -> text.replace("Signature=", "Sig="));
    assertIncomplete(text -> text + ", Signature=00");
    assertIncomplete(text -> text.replace("Signature=", "Credential="));
    assertIncomplete(text -> text.substring(0, text.indexOf(", Signature")));
    assertIncomplete(text -> "AWS4-HMAC-SHA256 ");
  }

  private static void assertIncomplete(UnaryOperator<String> change) {
    assertRefused(withAuthorization(change), Reason.INCOMPLETE);
  }

  @Test
  void verify_authorizationWithoutSpaces_isAccepted() {
    assertAccepted(withAuthorization(text -> text.replace(", ", ",")), AT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AKIDUSER/20260131/eu-west-1/kafka",
        "AKIDUSER/20260131/eu-west-1/kafka/aws4_request/",
        "AKIDUSER/20260131/eu-west-1/kafka/aws5_request",
        "AKIDUSER/2026013/eu-west-1/kafka/aws4_request",
        "/20260131/eu-west-1/kafka/aws4_request",
        "AKIDUSER/20260131//kafka/aws4_request",
        "AKIDUSER/20260131/eu-west-1//aws4_request"
      })
  void verify_malformedCredential_isIncomplete(String credential) {
    SignableRequest request =
        withAuthorization(
            text -> text.replace("AKIDUSER/20260131/eu-west-1/kafka/aws4_request", credential));

    assertThat(assertRefused(request, Reason.INCOMPLETE)).startsWith("Credential: " + credential);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2026-01-31T12:00:00Z", "20260231T120000Z"})
  void verify_malformedDate_isIncomplete(String date) {
    SignableRequest request =
        presigned(
            USER,
            query -> {
              query.put("X-Amz-Date", date);
              return query;
            });

    assertThat(assertRefused(request, Reason.INCOMPLETE)).startsWith("X-Amz-Date: ");
  }

  @Test
  void verify_headerWithoutDate_isIncomplete() {
    SignableRequest request = request().build();
    String authorization = SIGNER.sign(request, USER, AT).get("Authorization");
    SignableRequest dateless =
        request.toBuilder().addHeader("Authorization", authorization).build();

    assertThat(assertRefused(dateless, Reason.INCOMPLETE)).startsWith("X-Amz-Date: (not set)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Amz-Algorithm",
        "X-Amz-Credential",
        "X-Amz-Date",
        "X-Amz-Expires",
        "X-Amz-SignedHeaders",
        "X-Amz-Signature"
      })
  void verify_presignedFieldMissingEmptyOrTwice_isIncomplete(String name) {
    SignableRequest missing = presigned(USER).toBuilder().dropQueryParameter(name).build();
    SignableRequest empty = missing.toBuilder().addQueryParameter(name, "").build();
    SignableRequest twice = presigned(USER).toBuilder().addQueryParameter(name, "x").build();

    assertThat(assertRefused(missing, Reason.INCOMPLETE)).startsWith(name + ": (not set)");
    assertThat(assertRefused(empty, Reason.INCOMPLETE)).startsWith(name + ": (empty)");
    assertThat(assertRefused(twice, Reason.INCOMPLETE)).startsWith(name + ": (given twice)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature"})
  void verify_onePresignedFieldAlone_isIncomplete(String name) {
    assertRefused(request().addQueryParameter(name, "x").build(), Reason.INCOMPLETE);
  }

  @Test
  void verify_otherAlgorithm_isIncomplete() {
    SignableRequest request =
        presigned(
            USER,
            query -> {
              query.put("X-Amz-Algorithm", "AWS4-ECDSA-P256-SHA256");
              return query;
            });

    assertThat(assertRefused(request, Reason.INCOMPLETE))
        .startsWith("X-Amz-Algorithm: AWS4-ECDSA-P256-SHA256");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "604801", "-1", "1.5", "abc", "9999999", "00000000600", "6/0", "6:0"})
  void verify_expiryOutOfRange_isIncomplete(String expires) {
    assertThat(assertRefused(expiring(expires), Reason.INCOMPLETE))
        .startsWith("X-Amz-Expires: " + expires);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "604800"})
  void verify_expiryAtItsBounds_reachesTheSignature(String expires) {
    assertRefused(expiring(expires), Reason.SIGNATURE_MISMATCH);
  }

  private static SignableRequest expiring(String expires) {
    return presigned(
        USER,
        query -> {
          query.put("X-Amz-Expires", expires);
          return query;
        });
  }

  @Test
  void verify_hostNotSigned_isIncomplete() {
    assertThat(assertRefused(withAuthorization(t -> t.replace("host;", "")), Reason.INCOMPLETE))
        .contains("host is not signed");
  }

  @Test
  void verify_signedHeaderNotSent_isIncomplete() {
    assertThat(
            assertRefused(
                withAuthorization(t -> t.replace("host;", "host;x-gone;")), Reason.INCOMPLETE))
        .contains("x-gone was not sent");
    assertThat(
            assertRefused(
                withAuthorization(t -> t.replace("content-type", "Content-Type")),
                Reason.INCOMPLETE))
        .contains("Content-Type was not sent");
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

  @Test
  void toString_innerValues_showNoSignatureAndNoToken() {
    SignatureClaim claim = new ClaimReader(signed(ROLE)).read();

    assertThat(claim).hasToString("SignatureClaim[ASIDROLE/20260131/eu-west-1/kafka/aws4_request]");
    assertThat(AuthorizationFields.parse("Credential=c,SignedHeaders=h,Signature=s"))
        .hasToString("AuthorizationFields[c]");
  }
}
