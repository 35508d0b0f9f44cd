package io.msksdk.local.channel;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.DeleteChannelRequest;
import software.amazon.awssdk.services.kafka.model.DeleteChannelResponse;

/** Deletes a channel. */
record DeleteChannelOperation(Channels channels) implements Operation<DeleteChannelRequest> {

  @Override
  public String name() {
    return "DeleteChannel";
  }

  @Override
  public DeleteChannelRequest read(WireRequest request) {
    return request.as(DeleteChannelRequest.builder());
  }

  @Override
  public DeleteChannelResponse answer(DeleteChannelRequest request, Caller caller) {

    return DeleteChannelResponse.builder()
        .clusterOperationArn(
            channels.delete(caller.owner(), request.clusterArn(), request.channelArn()))
        .channelArn(request.channelArn())
        .build();
  }
}
