package io.msksdk.local.clusterpolicy;

import io.msksdk.local.api.Operation;
import java.util.List;

/** The operations on the policies of clusters. */
public final class ClusterPolicyOperations {
  private ClusterPolicyOperations() {}

  /**
   * Makes the operations.
   *
   * @param policies the policies they work on
   * @return the operations
   */
  public static List<Operation<?>> on(ClusterPolicies policies) {
    return List.of(
        new GetClusterPolicyOperation(policies),
        new PutClusterPolicyOperation(policies),
        new DeleteClusterPolicyOperation(policies));
  }
}
