package io.msksdk.local.version;

import io.msksdk.local.resource.Owner;

/** Tells which version a cluster runs. */
@FunctionalInterface
public interface ClusterVersion {

  /**
   * Looks the version up.
   *
   * @param owner who asks
   * @param clusterArn the cluster's ARN
   * @return the name of its Kafka version
   * @throws io.msksdk.local.refusal.Refusal when the owner has no such cluster
   */
  String of(Owner owner, String clusterArn);
}
