package io.msksdk.local.clusterpolicy;

import io.msksdk.local.resource.Owner;
import java.util.Optional;
import software.amazon.awssdk.services.kafka.model.ClusterState;

/** Tells what state a cluster is in. */
@FunctionalInterface
public interface ClusterStates {

  /**
   * Looks the state up.
   *
   * @param owner who asks
   * @param clusterArn the cluster's ARN
   * @return its state, empty when the owner has no such cluster
   */
  Optional<ClusterState> of(Owner owner, String clusterArn);
}
