package io.msksdk.admin.cluster;

import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.call.CallException;
import java.util.Optional;
import software.amazon.awssdk.services.kafka.model.DeleteClusterRequest;

/** DeleteCluster. */
final class DeleteClusterOperation {
  private static final String NAME = "DeleteCluster";

  private DeleteClusterOperation() {}

  static void call(AwsCalls calls, MskClusterArn cluster) {
    DeleteClusterRequest request = request(cluster);
    try {
      var unused = calls.write(NAME, client -> client.deleteCluster(request));
    } catch (CallException e) {
      if (e.notApplied() || !underWay(calls, cluster)) {
        throw e;
      }
    }
  }

  static DeleteClusterRequest request(MskClusterArn cluster) {
    return DeleteClusterRequest.builder()
        .overrideConfiguration(AwsCalls.once())
        .clusterArn(cluster.toString())
        .build();
  }

  /** The answer was lost: the cluster itself says whether the deletion was accepted. */
  private static boolean underWay(AwsCalls calls, MskClusterArn cluster) {
    Optional<Cluster> now = DescribeClusterOperation.callIfThere(calls, cluster);
    return now.isEmpty() || now.get().state() == ClusterState.DELETING;
  }
}
