package io.msksdk.local.control;

import io.msksdk.core.sigv4.SigV4Verdict;
import io.msksdk.core.sigv4.SignableRequest;
import io.msksdk.local.api.Caller;
import io.msksdk.local.http.HttpCall;
import io.msksdk.local.identity.Identity;
import io.msksdk.local.identity.Signatures;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.resource.Owner;
import java.time.InstantSource;

/** Finds out who calls, by the signature, and whether their policies allow the call. */
public final class CallerCheck {
  private final Signatures signatures;
  private final Authorisation authorisation;

  /**
   * Checks callers of any service.
   *
   * @param signatures what knows the identities and checks their signatures
   */
  public CallerCheck(Signatures signatures) {
    this.signatures = signatures;
    this.authorisation = new Authorisation(signatures.identities(), InstantSource.system());
  }

  /**
   * Finds out who calls.
   *
   * @param service the signing name of the service
   * @param call the call
   * @return the caller
   * @throws Refusal when the signature does not prove it
   */
  public Caller authenticate(String service, HttpCall call) {
    SigV4Verdict verdict = signatures.check(service, signed(call));
    if (verdict instanceof SigV4Verdict.Accepted accepted) {
      Identity identity = signatures.identities().withKey(accepted.accessKeyId()).orElseThrow();
      if (signatures.expired(identity)) {
        throw Refusal.of(
            403, "ExpiredTokenException", "The security token included in the request is expired");
      }
      return new Caller(identity.arn(), new Owner(identity.account(), accepted.region()), null);
    }
    throw refusal(service, (SigV4Verdict.Refused) verdict);
  }

  /**
   * Lets a call pass that the caller's policies allow.
   *
   * @param caller who calls
   * @param call the call, whose circumstances conditions read
   * @param action the action in full, such as {@code sts:AssumeRole}
   * @param resource the ARN of the resource, or {@code *}
   * @throws Refusal when no policy allows it
   */
  public void authorise(Caller caller, HttpCall call, String action, String resource) {
    Identity identity = signatures.identities().withArn(caller.principal()).orElseThrow();
    authorisation.require(identity, call, caller.owner().region(), action, resource);
  }

  private static SignableRequest signed(HttpCall call) {
    return SignableRequest.builder(call.method(), call.rawPath())
        .addRawQuery(call.rawQuery())
        .addHeaders(call.headers())
        .body(call.body())
        .build();
  }

  private static Refusal refusal(String service, SigV4Verdict.Refused refused) {
    return switch (refused.reason()) {
      case MISSING_AUTHENTICATION ->
          Refusal.of(403, "MissingAuthenticationTokenException", "Missing Authentication Token");
      case INCOMPLETE -> Refusal.of(400, "IncompleteSignatureException", refused.message());
      case UNKNOWN_KEY, WRONG_TOKEN ->
          Refusal.of(
              403,
              "UnrecognizedClientException",
              "The security token included in the request is invalid.");
      case WRONG_SERVICE, WRONG_REGION ->
          invalid("Credential should be scoped to correct service: '" + service + "'.");
      case EXPIRED -> invalid("Signature expired: " + refused.message());
      case NOT_YET_VALID -> invalid("Signature not yet current: " + refused.message());
      case SIGNATURE_MISMATCH, PAYLOAD_MISMATCH ->
          invalid(
              "The request signature we calculated does not match the signature you provided."
                  + " Check your AWS Secret Access Key and signing method. Consult the service"
                  + " documentation for details.");
    };
  }

  private static Refusal invalid(String message) {
    return Refusal.of(403, "InvalidSignatureException", message);
  }
}
