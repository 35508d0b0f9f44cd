package io.msksdk.core.sigv4;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.core.check.Finding;
import io.msksdk.core.sigv4.SigV4Verdict.Reason;
import io.msksdk.core.sigv4.SigV4Verdict.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the claim of one request, or says why there is none to read. */
final class ClaimReader {
  private static final List<String> PRESIGNED_BY =
      List.of(AuthField.ALGORITHM, AuthField.CREDENTIAL, AuthField.SIGNATURE);

  private final SignableRequest request;
  private Refused refusal =
      new Refused(
          Reason.MISSING_AUTHENTICATION,
          "Authorization: (not set) (expected: an AWS4-HMAC-SHA256 header or a presigned query)."
              + " Sign the request.");

  ClaimReader(SignableRequest request) {
    this.request = request;
  }

  /** Returns null when the request is refused; {@link #refusal()} then says why. */
  @Nullable SignatureClaim read() {
    String authorization = request.headerOrNull(AuthField.AUTHORIZATION);
    boolean presigned = PRESIGNED_BY.stream().anyMatch(n -> request.queryParameter(n).isPresent());
    if (authorization != null && presigned) {
      return incomplete(
          "Authorization", Finding.HIDDEN, "the header or a presigned query, not both");
    }
    if (authorization != null) {
      return fromHeader(authorization);
    }
    return presigned ? fromQuery() : null;
  }

  Refused refusal() {
    return refusal;
  }

  private @Nullable SignatureClaim fromHeader(String authorization) {
    int space = authorization.indexOf(' ');
    String scheme = space < 0 ? Finding.HIDDEN : authorization.substring(0, space);
    if (!scheme.equals(CanonicalRequest.ALGORITHM)) {
      return incomplete("Authorization", scheme, "the scheme " + CanonicalRequest.ALGORITHM);
    }
    AuthorizationFields fields = AuthorizationFields.parse(authorization.substring(space + 1));
    if (fields == null) {
      return incomplete(
          "Authorization",
          Finding.HIDDEN,
          "the fields Credential, SignedHeaders and Signature, each once");
    }
    return claim(
        fields.credential(),
        request.headerOrNull(AuthField.DATE),
        fields.signedHeaders(),
        fields.signature(),
        request.headerOrNull(AuthField.SECURITY_TOKEN),
        null);
  }

  private @Nullable SignatureClaim fromQuery() {
    String algorithm = single(AuthField.ALGORITHM);
    String credential = single(AuthField.CREDENTIAL);
    String date = single(AuthField.DATE);
    String expires = single(AuthField.EXPIRES);
    String headers = single(AuthField.SIGNED_HEADERS);
    String signature = single(AuthField.SIGNATURE);
    if (algorithm == null
        || credential == null
        || date == null
        || expires == null
        || headers == null
        || signature == null) {
      return null;
    }
    if (!algorithm.equals(CanonicalRequest.ALGORITHM)) {
      return incomplete(AuthField.ALGORITHM, algorithm, CanonicalRequest.ALGORITHM);
    }
    Duration lifetime = lifetime(expires);
    if (lifetime == null) {
      return incomplete(
          AuthField.EXPIRES, expires, "seconds, 1 to " + AuthField.LONGEST_EXPIRY_SECONDS);
    }
    String token = request.queryParameter(AuthField.SECURITY_TOKEN).orElse(null);
    return claim(credential, date, headers, signature, token, lifetime);
  }

  private @Nullable SignatureClaim claim(
      String credential,
      @Nullable String date,
      String headers,
      String signature,
      @Nullable String token,
      @Nullable Duration lifetime) {
    CredentialScope scope = CredentialScope.parse(credential);
    if (scope == null) {
      return incomplete("Credential", credential, "<key id>/<day>/<region>/<service>/aws4_request");
    }
    SigningTime time = date == null ? null : SigningTime.parse(date);
    if (time == null) {
      return incomplete(AuthField.DATE, date, "a UTC time as 20260131T235959Z");
    }
    List<String> signedHeaders = List.of(headers.split(";", -1));
    String missing = missingHeader(signedHeaders);
    if (missing != null) {
      return incomplete(
          "SignedHeaders", headers, "host and only headers that were sent: " + missing);
    }
    return new SignatureClaim(scope, time, signedHeaders, signature, token, lifetime);
  }

  private @Nullable String missingHeader(List<String> signedHeaders) {
    if (!signedHeaders.contains("host")) {
      return "host is not signed";
    }
    for (String name : signedHeaders) {
      if (!name.equals(name.toLowerCase(Locale.ROOT)) || request.headerOrNull(name) == null) {
        return name + " was not sent";
      }
    }
    return null;
  }

  /** The one parameter of this name; null, with the refusal set, when there is none or several. */
  private @Nullable String single(String name) {
    List<QueryParameter> all = request.query().stream().filter(p -> p.named(name)).toList();
    if (all.size() == 1 && !all.get(0).encodedValue().isEmpty()) {
      return all.get(0).value();
    }
    String seen = all.isEmpty() ? "(not set)" : all.size() == 1 ? "(empty)" : "(given twice)";
    return incompleteField(name, seen);
  }

  private @Nullable String incompleteField(String name, String seen) {
    incomplete(name, seen, "the parameter once, with a value");
    return null;
  }

  private static @Nullable Duration lifetime(String expires) {
    boolean digits = !expires.isEmpty() && expires.length() <= 6;
    for (int i = 0; i < expires.length(); i++) {
      digits &= '0' <= expires.charAt(i) && expires.charAt(i) <= '9';
    }
    long seconds = digits ? Long.parseLong(expires) : 0;
    return seconds < 1 || seconds > AuthField.LONGEST_EXPIRY_SECONDS
        ? null
        : Duration.ofSeconds(seconds);
  }

  @CanIgnoreReturnValue
  private @Nullable SignatureClaim incomplete(
      String field, @Nullable String seen, String expected) {
    refusal =
        new Refused(
            Reason.INCOMPLETE,
            Finding.error("signature.incomplete", field, seen, expected).message());
    return null;
  }
}
