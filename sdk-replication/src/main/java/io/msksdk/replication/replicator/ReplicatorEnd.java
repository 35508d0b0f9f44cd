package io.msksdk.replication.replicator;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.arn.MskClusterArn;
import java.util.List;

/**
 * One of the two clusters of a replicator, and the way to it.
 *
 * @param cluster the cluster
 * @param subnets the subnets the replicator reaches it through, at least 2
 * @param securityGroups the security groups of the replicator on that way
 */
public record ReplicatorEnd(
    MskClusterArn cluster, List<String> subnets, List<String> securityGroups) {

  /**
   * Copies the lists.
   *
   * @param cluster the cluster
   * @param subnets the subnets the replicator reaches it through, at least 2
   * @param securityGroups the security groups of the replicator on that way
   */
  public ReplicatorEnd {
    requireNonNull(cluster, "cluster");
    subnets = List.copyOf(subnets);
    securityGroups = List.copyOf(securityGroups);
  }

  static ReplicatorEnd of(MskClusterArn cluster) {
    return new ReplicatorEnd(cluster, List.of(), List.of());
  }

  ReplicatorEnd inSubnets(List<String> ids) {
    return new ReplicatorEnd(cluster, ids, securityGroups);
  }

  ReplicatorEnd behind(List<String> ids) {
    return new ReplicatorEnd(cluster, subnets, ids);
  }
}
