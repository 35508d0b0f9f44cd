package io.msksdk.local.policy;

import io.msksdk.core.policy.AccessRequest;
import io.msksdk.core.policy.PolicyDocument;
import io.msksdk.core.policy.PolicySet;
import io.msksdk.core.policy.RequestContext;
import java.util.List;

/** Identity policies: default deny, a matching Allow is needed, a matching Deny wins. */
final class IdentityPolicyEvaluator implements PolicyEvaluator {
  private static final RequestContext ANYBODY = RequestContext.of("anybody");

  @Override
  public Decision decide(List<PolicyDocument> policies, String action, String resource) {
    PolicySet.Builder set = PolicySet.builder();
    policies.forEach(policy -> set.identity("policy", policy));
    var decision = set.build().compile().decide(AccessRequest.of(ANYBODY, action, resource));
    return new Decision(decision.allowed(), decision.reason());
  }
}
