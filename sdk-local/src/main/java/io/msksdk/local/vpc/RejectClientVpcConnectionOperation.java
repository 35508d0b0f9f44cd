package io.msksdk.local.vpc;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Members;
import io.msksdk.local.api.Operation;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.RejectClientVpcConnectionRequest;
import software.amazon.awssdk.services.kafka.model.RejectClientVpcConnectionResponse;

/** Turns a client away; its connection stays until the client deletes it. */
record RejectClientVpcConnectionOperation(VpcConnections connections)
    implements Operation<RejectClientVpcConnectionRequest> {

  @Override
  public String name() {
    return "RejectClientVpcConnection";
  }

  @Override
  public RejectClientVpcConnectionRequest read(WireRequest request) {
    return request.as(RejectClientVpcConnectionRequest.builder());
  }

  @Override
  public RejectClientVpcConnectionResponse answer(
      RejectClientVpcConnectionRequest request, Caller caller) {

    String arn = Members.required("vpcConnectionArn", request.vpcConnectionArn());
    connections.reject(caller.owner(), request.clusterArn(), arn);
    return RejectClientVpcConnectionResponse.builder().build();
  }
}
