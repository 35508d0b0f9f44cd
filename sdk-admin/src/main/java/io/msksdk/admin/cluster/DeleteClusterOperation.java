package io.msksdk.admin.cluster;

import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.call.CallException;
import java.util.Optional;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.DeleteClusterRequest;

/** DeleteCluster. */
final class DeleteClusterOperation {

  private DeleteClusterOperation() {}

  static void call(AwsCalls calls, MskClusterArn cluster) {
    try {
      calls.write(request(cluster), KafkaClient::deleteCluster);
    } catch (CallException e) {
      if (e.notApplied() || !underWay(calls, cluster)) {
        throw e;
      }
    }
  }

  static DeleteClusterRequest request(MskClusterArn cluster) {
    return DeleteClusterRequest.builder().clusterArn(cluster.toString()).build();
  }

  /** The answer was lost: the cluster itself says whether the deletion was accepted. */
  private static boolean underWay(AwsCalls calls, MskClusterArn cluster) {
    Optional<Cluster> now = DescribeClusterOperation.callIfThere(calls, cluster);
    return now.isEmpty() || now.get().state() == ClusterState.DELETING;
  }
}
