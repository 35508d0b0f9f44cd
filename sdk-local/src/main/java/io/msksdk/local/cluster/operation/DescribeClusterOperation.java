package io.msksdk.local.cluster.operation;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.cluster.Clusters;
import io.msksdk.local.resource.Owner;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.DescribeClusterRequest;
import software.amazon.awssdk.services.kafka.model.DescribeClusterResponse;

/** Describes a cluster in the older shape. */
record DescribeClusterOperation(Clusters clusters, ClusterViewers viewers)
    implements Operation<DescribeClusterRequest> {

  @Override
  public String name() {
    return "DescribeCluster";
  }

  @Override
  public DescribeClusterRequest read(WireRequest request) {
    return request.as(DescribeClusterRequest.builder());
  }

  @Override
  public DescribeClusterResponse answer(DescribeClusterRequest request, Caller caller) {
    Owner owner = viewers.seenBy(caller, name(), request.clusterArn());
    return DescribeClusterResponse.builder()
        .clusterInfo(ClusterShapes.older(clusters.describe(owner, request.clusterArn())))
        .build();
  }
}
