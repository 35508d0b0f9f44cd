package io.msksdk.local.cluster.change;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.cluster.ClusterUpdates;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.DescribeClusterOperationV2Request;
import software.amazon.awssdk.services.kafka.model.DescribeClusterOperationV2Response;

/** Describes an operation on a cluster. */
record DescribeClusterOperationV2Operation(ClusterUpdates updates)
    implements Operation<DescribeClusterOperationV2Request> {
  @Override
  public String name() {
    return "DescribeClusterOperationV2";
  }

  @Override
  public DescribeClusterOperationV2Request read(WireRequest request) {
    return request.as(DescribeClusterOperationV2Request.builder());
  }

  @Override
  public DescribeClusterOperationV2Response answer(
      DescribeClusterOperationV2Request request, Caller caller) {
    return DescribeClusterOperationV2Response.builder()
        .clusterOperationInfo(
            OperationShapes.current(
                updates.describe(caller.owner(), request.clusterOperationArn())))
        .build();
  }
}
