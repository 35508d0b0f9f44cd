package io.msksdk.core.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.sigv4.SigV4Verdict.Accepted;
import io.msksdk.core.sigv4.SigV4Verdict.Reason;
import io.msksdk.core.sigv4.SigV4Verdict.Refused;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Verifies requests to one service, whether signed in the Authorization header or presigned in the
 * query. A bad signature is a verdict, not an exception. Thread-safe as far as the key lookup is;
 * derived keys are kept per instance, so a verifier is best made once.
 *
 * <p>A request without a body in its description counts as sent without one. Where the body is
 * checked elsewhere, give the description the text of {@code x-amz-content-sha256} as its payload
 * hash.
 */
public final class SigV4Verifier {
  private static final int KEYS_KEPT = 256;

  private final String service;
  private final Function<String, @Nullable SigningCredentials> lookup;
  private final @Nullable String region;
  private final Duration skew;
  private final SigningKeys keys = SigningKeys.create(KEYS_KEPT);

  private SigV4Verifier(Builder builder) {
    this.service = builder.service;
    this.lookup = builder.lookup;
    this.region = builder.region;
    this.skew = builder.skew;
  }

  /**
   * Begins a verifier.
   *
   * @param service the signing name a signature must be made for, such as {@code kafka-cluster}
   * @param lookup finds the credentials of an access key id; null says there are none
   * @return a builder that accepts every Region and a skew of 15 minutes
   */
  public static Builder builder(
      String service, Function<String, @Nullable SigningCredentials> lookup) {
    return new Builder(service, lookup);
  }

  /**
   * Verifies a request.
   *
   * @param request the request as it was received
   * @param now the current time
   * @return accepted, or refused with the reason
   */
  public SigV4Verdict verify(SignableRequest request, Instant now) {
    ClaimReader reader = new ClaimReader(request);
    SignatureClaim claim = reader.read();
    if (claim == null) {
      return reader.refusal();
    }
    Refused refused = refusedScope(claim);
    if (refused == null) {
      refused = refusedTime(claim, now);
    }
    return refused == null ? verifyClaim(request, claim) : refused;
  }

  private SigV4Verdict verifyClaim(SignableRequest request, SignatureClaim claim) {
    CredentialScope scope = claim.scope();
    SigningCredentials credentials = lookup.apply(scope.accessKeyId());
    if (credentials == null) {
      return refused(Reason.UNKNOWN_KEY, "accessKeyId", scope.accessKeyId(), "a key id known here");
    }
    Refused refused = refusedToken(claim, credentials);
    if (refused == null) {
      refused = refusedSignature(request, claim, credentials);
    }
    if (refused == null) {
      refused = refusedPayload(request);
    }
    return refused == null
        ? new Accepted(
            scope.accessKeyId(),
            scope.region(),
            scope.service(),
            claim.time().instant(),
            expiresAt(claim),
            claim.signedHeaders())
        : refused;
  }

  private @Nullable Refused refusedScope(SignatureClaim claim) {
    CredentialScope scope = claim.scope();
    if (!scope.service().equals(service)) {
      return refused(Reason.WRONG_SERVICE, "service", scope.service(), service);
    }
    if (region != null && !scope.region().equals(region)) {
      return refused(Reason.WRONG_REGION, "region", scope.region(), region);
    }
    if (!scope.day().equals(claim.time().day())) {
      return refused(
          Reason.SIGNATURE_MISMATCH,
          "day of the credential scope",
          scope.day(),
          "the day of the signing time, " + claim.time().day());
    }
    return null;
  }

  private @Nullable Refused refusedTime(SignatureClaim claim, Instant now) {
    Instant signedAt = claim.time().instant();
    if (signedAt.isAfter(now.plus(skew))) {
      return refused(
          Reason.NOT_YET_VALID, "signing time", signedAt, "at most " + skew + " after " + now);
    }
    Instant expiresAt = expiresAt(claim);
    if (now.isAfter(expiresAt)) {
      return refused(
          Reason.EXPIRED, "signing time", signedAt, "a use until " + expiresAt + ", it is " + now);
    }
    return null;
  }

  private Instant expiresAt(SignatureClaim claim) {
    Duration lifetime = claim.lifetime();
    return claim.time().instant().plus(lifetime == null ? skew : lifetime);
  }

  private static @Nullable Refused refusedToken(
      SignatureClaim claim, SigningCredentials credentials) {
    String sent = claim.token();
    String right = credentials.token();
    if (sent == null && right == null) {
      return null;
    }
    if (right == null) {
      return refused(
          Reason.WRONG_TOKEN, "session token", Finding.HIDDEN, "none, the key is a long-lived one");
    }
    if (sent == null || !same(sent, right)) {
      return refused(
          Reason.WRONG_TOKEN,
          "session token",
          sent == null ? null : Finding.HIDDEN,
          "the token issued with " + credentials.accessKeyId());
    }
    return null;
  }

  private @Nullable Refused refusedSignature(
      SignableRequest request, SignatureClaim claim, SigningCredentials credentials) {
    CredentialScope scope = claim.scope();
    CanonicalRequest canonical =
        CanonicalRequest.of(
            request, claim.signedHeaders(), claim.lifetime() == null ? null : AuthField.SIGNATURE);
    String right =
        keys.key(credentials, scope.day(), scope.region(), scope.service())
            .sign(canonical.stringToSign(claim.time(), scope));
    if (same(claim.signature(), right)) {
      return null;
    }
    // naming the right signature would hand it out; the hash of what was signed is enough to
    // compare
    String expected =
        "the one of %s for %s over %s %s with signed headers %s, canonical request hash %s"
            .formatted(
                scope.accessKeyId(),
                scope.text(),
                request.method(),
                canonical.path(),
                String.join(";", claim.signedHeaders()),
                canonical.hash());
    return refused(Reason.SIGNATURE_MISMATCH, "signature", Finding.HIDDEN, expected);
  }

  private static @Nullable Refused refusedPayload(SignableRequest request) {
    String declared = request.headerOrNull(SignableRequest.CONTENT_HASH);
    if (declared == null
        || declared.equals(SignableRequest.UNSIGNED_PAYLOAD)
        || declared.equals(request.payloadHash())) {
      return null;
    }
    return refused(
        Reason.PAYLOAD_MISMATCH,
        SignableRequest.CONTENT_HASH,
        declared,
        "the hash of the body, " + request.payloadHash());
  }

  /** Compares in constant time: how far two texts agree must not show in the answer's delay. */
  private static boolean same(String one, String two) {
    return MessageDigest.isEqual(one.getBytes(UTF_8), two.getBytes(UTF_8));
  }

  private static Refused refused(
      Reason reason, String property, @Nullable Object seen, String expected) {
    return new Refused(
        reason, Finding.error("signature.refused", property, seen, expected).message());
  }

  /** Collects the settings of a verifier. Not thread-safe. */
  public static final class Builder {
    private final String service;
    private final Function<String, @Nullable SigningCredentials> lookup;
    private @Nullable String region;
    private Duration skew = Duration.ofMinutes(15);

    private Builder(String service, Function<String, @Nullable SigningCredentials> lookup) {
      this.service = requireNonNull(service, "service");
      this.lookup = requireNonNull(lookup, "lookup");
    }

    /**
     * Sets the Region a signature must be made for. The default is every Region.
     *
     * @param region the Region
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder region(String region) {
      this.region = requireNonNull(region, "region");
      return this;
    }

    /**
     * Sets how far the clocks may be apart, which is also how old a header signature may be. The
     * default is 15 minutes, as at AWS. The age of a presigned request is limited by its own expiry
     * alone.
     *
     * @param skew not negative
     * @return this
     * @throws InvalidSpecException if it is negative
     */
    @CanIgnoreReturnValue
    public Builder skew(Duration skew) {
      if (skew.isNegative()) {
        throw InvalidSpecException.of(Finding.error("verifier.skew", "skew", skew, "not negative"));
      }
      this.skew = skew;
      return this;
    }

    /**
     * Creates the verifier.
     *
     * @return the verifier
     */
    public SigV4Verifier build() {
      return new SigV4Verifier(this);
    }
  }
}
