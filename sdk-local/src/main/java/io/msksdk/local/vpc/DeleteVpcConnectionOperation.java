package io.msksdk.local.vpc;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.DeleteVpcConnectionRequest;
import software.amazon.awssdk.services.kafka.model.DeleteVpcConnectionResponse;
import software.amazon.awssdk.services.kafka.model.VpcConnectionState;

/** Deletes a connection of the caller. */
record DeleteVpcConnectionOperation(VpcConnections connections)
    implements Operation<DeleteVpcConnectionRequest> {

  @Override
  public String name() {
    return "DeleteVpcConnection";
  }

  @Override
  public DeleteVpcConnectionRequest read(WireRequest request) {
    return request.as(DeleteVpcConnectionRequest.builder());
  }

  @Override
  public DeleteVpcConnectionResponse answer(DeleteVpcConnectionRequest request, Caller caller) {

    connections.delete(caller.owner(), request.arn());
    return DeleteVpcConnectionResponse.builder()
        .vpcConnectionArn(request.arn())
        .state(VpcConnectionState.DELETING)
        .build();
  }
}
