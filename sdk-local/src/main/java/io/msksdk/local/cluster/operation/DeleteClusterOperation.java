package io.msksdk.local.cluster.operation;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.cluster.Clusters;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.DeleteClusterRequest;
import software.amazon.awssdk.services.kafka.model.DeleteClusterResponse;

/** Deletes a cluster. */
record DeleteClusterOperation(Clusters clusters) implements Operation<DeleteClusterRequest> {

  @Override
  public String name() {
    return "DeleteCluster";
  }

  @Override
  public DeleteClusterRequest read(WireRequest request) {
    return request.as(DeleteClusterRequest.builder());
  }

  @Override
  public DeleteClusterResponse answer(DeleteClusterRequest request, Caller caller) {
    var cluster = clusters.delete(caller.owner(), request.clusterArn(), request.currentVersion());
    return DeleteClusterResponse.builder().clusterArn(cluster.arn()).state(cluster.state()).build();
  }
}
