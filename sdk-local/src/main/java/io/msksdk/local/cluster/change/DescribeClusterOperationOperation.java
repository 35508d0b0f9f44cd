package io.msksdk.local.cluster.change;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.cluster.ClusterUpdates;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.DescribeClusterOperationRequest;
import software.amazon.awssdk.services.kafka.model.DescribeClusterOperationResponse;

/** Describes an operation on a cluster in the older shape. */
record DescribeClusterOperationOperation(ClusterUpdates updates)
    implements Operation<DescribeClusterOperationRequest> {
  @Override
  public String name() {
    return "DescribeClusterOperation";
  }

  @Override
  public DescribeClusterOperationRequest read(WireRequest request) {
    return request.as(DescribeClusterOperationRequest.builder());
  }

  @Override
  public DescribeClusterOperationResponse answer(
      DescribeClusterOperationRequest request, Caller caller) {
    return DescribeClusterOperationResponse.builder()
        .clusterOperationInfo(
            OperationShapes.older(updates.describe(caller.owner(), request.clusterOperationArn())))
        .build();
  }
}
