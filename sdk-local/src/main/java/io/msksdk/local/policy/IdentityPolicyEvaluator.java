package io.msksdk.local.policy;

import java.util.List;

/** Identity policies: default deny, a matching Allow is needed, a matching Deny wins. */
final class IdentityPolicyEvaluator implements PolicyEvaluator {

  @Override
  public Decision decide(List<PolicyDocument> policies, String action, String resource) {
    Decision decision = new Decision(false, "no statement allows it");
    for (PolicyDocument policy : policies) {
      for (Statement statement : policy.statements()) {
        if (!statement.applies(action, resource)) {
          continue;
        }
        if (statement.effect() == Effect.DENY) {
          return new Decision(false, "denied by " + statement.text());
        }
        decision = new Decision(true, "allowed by " + statement.text());
      }
    }
    return decision;
  }
}
