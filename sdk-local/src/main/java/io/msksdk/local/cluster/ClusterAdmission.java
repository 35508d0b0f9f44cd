package io.msksdk.local.cluster;

import io.msksdk.local.api.Caller;

/** Whether a cluster's own policy lets callers of other accounts in. */
@FunctionalInterface
public interface ClusterAdmission {

  /**
   * Decides about a caller of another account.
   *
   * @param clusterArn the cluster
   * @param caller who calls
   * @param action the action in the form of policies, such as {@code kafka:CreateVpcConnection}
   * @return whether the cluster's policy allows it
   */
  boolean admits(String clusterArn, Caller caller, String action);
}
