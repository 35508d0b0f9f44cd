package io.msksdk.core.sigv4;

import static io.msksdk.core.sigv4.SignedRequests.AT;
import static io.msksdk.core.sigv4.SignedRequests.ROLE;
import static io.msksdk.core.sigv4.SignedRequests.SIGNER;
import static io.msksdk.core.sigv4.SignedRequests.USER;
import static io.msksdk.core.sigv4.SignedRequests.assertAccepted;
import static io.msksdk.core.sigv4.SignedRequests.assertRefused;
import static io.msksdk.core.sigv4.SignedRequests.presigned;
import static io.msksdk.core.sigv4.SignedRequests.request;
import static io.msksdk.core.sigv4.SignedRequests.signed;
import static io.msksdk.core.sigv4.SignedRequests.withAuthorization;
import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.core.sigv4.SigV4Verdict.Reason;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request must carry before its signature is looked at. */
class SigV4ClaimTest {

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
  void toString_innerValues_showNoSignatureAndNoToken() {
    SignatureClaim claim = new ClaimReader(signed(ROLE)).read();

    assertThat(claim).hasToString("SignatureClaim[ASIDROLE/20260131/eu-west-1/kafka/aws4_request]");
    assertThat(AuthorizationFields.parse("Credential=c,SignedHeaders=h,Signature=s"))
        .hasToString("AuthorizationFields[c]");
  }
}
