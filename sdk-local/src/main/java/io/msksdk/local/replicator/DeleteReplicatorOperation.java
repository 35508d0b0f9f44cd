package io.msksdk.local.replicator;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.DeleteReplicatorRequest;
import software.amazon.awssdk.services.kafka.model.DeleteReplicatorResponse;
import software.amazon.awssdk.services.kafka.model.ReplicatorState;

/** Deletes a replicator. */
record DeleteReplicatorOperation(Replicators replicators)
    implements Operation<DeleteReplicatorRequest> {

  @Override
  public String name() {
    return "DeleteReplicator";
  }

  @Override
  public DeleteReplicatorRequest read(WireRequest request) {
    return request.as(DeleteReplicatorRequest.builder());
  }

  @Override
  public DeleteReplicatorResponse answer(DeleteReplicatorRequest request, Caller caller) {

    replicators.delete(caller.owner(), request.replicatorArn(), request.currentVersion());
    return DeleteReplicatorResponse.builder()
        .replicatorArn(request.replicatorArn())
        .replicatorState(ReplicatorState.DELETING)
        .build();
  }
}
