package io.msksdk.local.vpc;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.CreateVpcConnectionRequest;
import software.amazon.awssdk.services.kafka.model.CreateVpcConnectionResponse;

/** Asks for a connection from a VPC of the caller to a cluster. */
record CreateVpcConnectionOperation(VpcConnections connections)
    implements Operation<CreateVpcConnectionRequest> {

  @Override
  public String name() {
    return "CreateVpcConnection";
  }

  @Override
  public CreateVpcConnectionRequest read(WireRequest request) {
    return request.as(CreateVpcConnectionRequest.builder());
  }

  @Override
  public CreateVpcConnectionResponse answer(CreateVpcConnectionRequest request, Caller caller) {

    VpcConnection connection = connections.create(VpcConnectionRequest.of(request), caller);
    CreateVpcConnectionResponse response =
        CreateVpcConnectionResponse.builder()
            .vpcConnectionArn(connection.arn())
            .state(connection.state())
            .authentication(connection.request().scheme().name())
            .vpcId(connection.request().vpcId())
            .clientSubnets(connection.request().subnets())
            .securityGroups(connection.request().securityGroups())
            .creationTime(connection.createdAt())
            .tags(connection.tags().now())
            .build();
    connections.begin(connection, caller.failure());
    return response;
  }
}
