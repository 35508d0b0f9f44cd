package io.msksdk.local.control;

import io.msksdk.core.sigv4.SigV4Verdict;
import io.msksdk.core.sigv4.SignableRequest;
import io.msksdk.local.api.Caller;
import io.msksdk.local.http.HttpCall;
import io.msksdk.local.identity.Identity;
import io.msksdk.local.identity.Signatures;
import io.msksdk.local.policy.Decision;
import io.msksdk.local.policy.PolicyEvaluator;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.resource.Owner;

/** Finds out who calls, by the signature, and whether their policies allow the call. */
final class CallerCheck {
  private final Signatures signatures;
  private final PolicyEvaluator evaluator = PolicyEvaluator.identityPolicies();

  CallerCheck(Signatures signatures) {
    this.signatures = signatures;
  }

  /** Returns the caller, or refuses as the service does. */
  Caller check(HttpCall call, String service, String operation, String resource) {
    SigV4Verdict verdict = signatures.check(service, signed(call));
    if (verdict instanceof SigV4Verdict.Accepted accepted) {
      Identity identity = signatures.identities().withKey(accepted.accessKeyId()).orElseThrow();
      authorise(identity, service + ":" + operation, resource);
      return new Caller(identity.arn(), new Owner(identity.account(), accepted.region()), null);
    }
    throw refusal(service, (SigV4Verdict.Refused) verdict);
  }

  private void authorise(Identity identity, String action, String resource) {
    if (identity.administrator()) {
      return;
    }
    Decision decision = evaluator.decide(identity.policies(), action, resource);
    if (!decision.allowed()) {
      throw Refusal.of(
          403,
          "AccessDeniedException",
          "User: %s is not authorized to perform: %s on resource: %s because %s"
              .formatted(identity.arn(), action, resource, decision.reason()));
    }
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
