package io.msksdk.local.cluster.operation;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.cluster.Clusters;
import io.msksdk.local.resource.Owner;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.DescribeClusterV2Request;
import software.amazon.awssdk.services.kafka.model.DescribeClusterV2Response;

/** Describes a cluster. */
record DescribeClusterV2Operation(Clusters clusters, ClusterViewers viewers)
    implements Operation<DescribeClusterV2Request> {

  @Override
  public String name() {
    return "DescribeClusterV2";
  }

  @Override
  public DescribeClusterV2Request read(WireRequest request) {
    return request.as(DescribeClusterV2Request.builder());
  }

  @Override
  public DescribeClusterV2Response answer(DescribeClusterV2Request request, Caller caller) {
    Owner owner = viewers.seenBy(caller, name(), request.clusterArn());
    return DescribeClusterV2Response.builder()
        .clusterInfo(ClusterShapes.current(clusters.describe(owner, request.clusterArn())))
        .build();
  }
}
