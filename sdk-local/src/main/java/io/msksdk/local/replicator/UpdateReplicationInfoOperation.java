package io.msksdk.local.replicator;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.ReplicatorState;
import software.amazon.awssdk.services.kafka.model.UpdateReplicationInfoRequest;
import software.amazon.awssdk.services.kafka.model.UpdateReplicationInfoResponse;

/** Changes what a replicator copies. */
record UpdateReplicationInfoOperation(Replicators replicators)
    implements Operation<UpdateReplicationInfoRequest> {

  @Override
  public String name() {
    return "UpdateReplicationInfo";
  }

  @Override
  public UpdateReplicationInfoRequest read(WireRequest request) {
    return request.as(UpdateReplicationInfoRequest.builder());
  }

  @Override
  public UpdateReplicationInfoResponse answer(UpdateReplicationInfoRequest request, Caller caller) {

    replicators.update(caller.owner(), request, caller.failure());
    return UpdateReplicationInfoResponse.builder()
        .replicatorArn(request.replicatorArn())
        .replicatorState(ReplicatorState.UPDATING)
        .build();
  }
}
