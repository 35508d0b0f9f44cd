package io.msksdk.admin.connectivity;

import io.msksdk.admin.policy.ClusterPolicies;
import io.msksdk.admin.policy.ClusterPolicyEdit;
import io.msksdk.core.arn.MskClusterArn;

/** Whether the policy of a cluster says something already. */
final class PolicyState {

  private PolicyState() {}

  static boolean so(ClusterPolicies policies, MskClusterArn cluster, ClusterPolicyEdit edit) {
    return policies.preview(cluster, edit).isEmpty();
  }
}
