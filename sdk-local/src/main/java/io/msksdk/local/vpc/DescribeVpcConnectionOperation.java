package io.msksdk.local.vpc;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.DescribeVpcConnectionRequest;
import software.amazon.awssdk.services.kafka.model.DescribeVpcConnectionResponse;

/** Describes a connection of the caller. */
record DescribeVpcConnectionOperation(VpcConnections connections)
    implements Operation<DescribeVpcConnectionRequest> {

  @Override
  public String name() {
    return "DescribeVpcConnection";
  }

  @Override
  public DescribeVpcConnectionRequest read(WireRequest request) {
    return request.as(DescribeVpcConnectionRequest.builder());
  }

  @Override
  public DescribeVpcConnectionResponse answer(DescribeVpcConnectionRequest request, Caller caller) {

    VpcConnection connection = connections.describe(caller.owner(), request.arn());
    return DescribeVpcConnectionResponse.builder()
        .vpcConnectionArn(connection.arn())
        .targetClusterArn(connection.request().clusterArn())
        .state(connection.state())
        .authentication(connection.request().scheme().name())
        .vpcId(connection.request().vpcId())
        .subnets(connection.request().subnets())
        .securityGroups(connection.request().securityGroups())
        .creationTime(connection.createdAt())
        .tags(connection.tags().now())
        .build();
  }
}
