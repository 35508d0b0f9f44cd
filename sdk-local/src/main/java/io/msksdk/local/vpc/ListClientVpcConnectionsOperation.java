package io.msksdk.local.vpc;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.api.Pages;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.ClientVpcConnection;
import software.amazon.awssdk.services.kafka.model.ListClientVpcConnectionsRequest;
import software.amazon.awssdk.services.kafka.model.ListClientVpcConnectionsResponse;

/** Lists the connections of all clients to a cluster of the caller. */
record ListClientVpcConnectionsOperation(VpcConnections connections, Pages pages)
    implements Operation<ListClientVpcConnectionsRequest> {

  @Override
  public String name() {
    return "ListClientVpcConnections";
  }

  @Override
  public ListClientVpcConnectionsRequest read(WireRequest request) {
    return request.as(ListClientVpcConnectionsRequest.builder());
  }

  @Override
  public ListClientVpcConnectionsResponse answer(
      ListClientVpcConnectionsRequest request, Caller caller) {

    Pages.Page<VpcConnection> page =
        pages.page(
            name() + request.clusterArn(),
            connections.clients(caller.owner(), request.clusterArn()),
            VpcConnection::arn,
            request.maxResults(),
            request.nextToken());
    return ListClientVpcConnectionsResponse.builder()
        .clientVpcConnections(
            page.items().stream().map(ListClientVpcConnectionsOperation::shape).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private static ClientVpcConnection shape(VpcConnection connection) {
    return ClientVpcConnection.builder()
        .vpcConnectionArn(connection.arn())
        .authentication(connection.request().scheme().name())
        .creationTime(connection.createdAt())
        .state(connection.state())
        .owner(connection.owner().account())
        .build();
  }
}
