package io.msksdk.local.channel;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.UpdateChannelRequest;
import software.amazon.awssdk.services.kafka.model.UpdateChannelResponse;

/** Changes how fresh the data at the destination is to be. */
record UpdateChannelOperation(Channels channels) implements Operation<UpdateChannelRequest> {

  @Override
  public String name() {
    return "UpdateChannel";
  }

  @Override
  public UpdateChannelRequest read(WireRequest request) {
    return request.as(UpdateChannelRequest.builder());
  }

  @Override
  public UpdateChannelResponse answer(UpdateChannelRequest request, Caller caller) {

    return UpdateChannelResponse.builder()
        .clusterOperationArn(channels.update(caller.owner(), request, caller.failure()))
        .channelArn(request.channelArn())
        .build();
  }
}
