package io.msksdk.local.cluster.operation;

import io.msksdk.local.api.Caller;
import io.msksdk.local.cluster.ClusterAdmission;
import io.msksdk.local.resource.Owner;

/**
 * Whose clusters a caller sees: those of its own account, and those of another whose policy lets it
 * (developer guide, "Attach a cluster policy to the MSK cluster").
 *
 * @param admission what knows the policies of clusters
 */
record ClusterViewers(ClusterAdmission admission) {
  private static final int ACCOUNT = 4;

  /** The owner as whom a cluster is looked up: the caller's own where nothing lets it in. */
  Owner seenBy(Caller caller, String operation, String clusterArn) {
    String[] parts = clusterArn.split(":", -1);
    return parts.length > ACCOUNT
            && !parts[ACCOUNT].equals(caller.owner().account())
            && admission.admits(clusterArn, caller, "kafka:" + operation)
        ? new Owner(parts[ACCOUNT], caller.owner().region())
        : caller.owner();
  }
}
