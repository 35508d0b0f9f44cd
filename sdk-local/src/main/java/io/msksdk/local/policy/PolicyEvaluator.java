package io.msksdk.local.policy;

import java.util.List;

/** Decides what policies allow. */
public interface PolicyEvaluator {

  /**
   * Decides about one action on one resource.
   *
   * @param policies the policies that apply to the caller
   * @param action the full action name, such as {@code kafka-cluster:Connect}
   * @param resource the full ARN of the resource
   * @return the decision with its reason
   */
  Decision decide(List<PolicyDocument> policies, String action, String resource);

  /**
   * Returns the evaluator of identity policies: an explicit denial wins, an allowance is needed.
   *
   * @return the evaluator; thread-safe
   */
  static PolicyEvaluator identityPolicies() {
    return new IdentityPolicyEvaluator();
  }
}
