package io.msksdk.local.vpc;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.api.Pages;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.ListVpcConnectionsRequest;
import software.amazon.awssdk.services.kafka.model.ListVpcConnectionsResponse;

/** Lists the connections of the caller. */
record ListVpcConnectionsOperation(VpcConnections connections, Pages pages)
    implements Operation<ListVpcConnectionsRequest> {

  @Override
  public String name() {
    return "ListVpcConnections";
  }

  @Override
  public ListVpcConnectionsRequest read(WireRequest request) {
    return request.as(ListVpcConnectionsRequest.builder());
  }

  @Override
  public ListVpcConnectionsResponse answer(ListVpcConnectionsRequest request, Caller caller) {

    Pages.Page<VpcConnection> page =
        pages.page(
            name() + caller.owner(),
            connections.list(caller.owner()),
            VpcConnection::arn,
            request.maxResults(),
            request.nextToken());
    return ListVpcConnectionsResponse.builder()
        .vpcConnections(page.items().stream().map(ListVpcConnectionsOperation::shape).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private static software.amazon.awssdk.services.kafka.model.VpcConnection shape(VpcConnection c) {
    return software.amazon.awssdk.services.kafka.model.VpcConnection.builder()
        .vpcConnectionArn(c.arn())
        .targetClusterArn(c.request().clusterArn())
        .creationTime(c.createdAt())
        .authentication(c.request().scheme().name())
        .vpcId(c.request().vpcId())
        .state(c.state())
        .build();
  }
}
