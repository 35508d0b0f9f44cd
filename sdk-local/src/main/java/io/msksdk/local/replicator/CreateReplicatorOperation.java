package io.msksdk.local.replicator;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.CreateReplicatorRequest;
import software.amazon.awssdk.services.kafka.model.CreateReplicatorResponse;
import software.amazon.awssdk.services.kafka.model.ReplicatorState;

/** Creates a replicator. */
record CreateReplicatorOperation(Replicators replicators)
    implements Operation<CreateReplicatorRequest> {

  @Override
  public String name() {
    return "CreateReplicator";
  }

  @Override
  public CreateReplicatorRequest read(WireRequest request) {
    return request.as(CreateReplicatorRequest.builder());
  }

  @Override
  public CreateReplicatorResponse answer(CreateReplicatorRequest request, Caller caller) {

    Replicator replicator = replicators.create(caller.owner(), request, caller.failure());
    return CreateReplicatorResponse.builder()
        .replicatorArn(replicator.arn())
        .replicatorName(replicator.name())
        .replicatorState(ReplicatorState.CREATING)
        .build();
  }
}
