package io.msksdk.local.channel;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.CreateChannelRequest;
import software.amazon.awssdk.services.kafka.model.CreateChannelResponse;

/** Creates a channel; it never delivers anything. */
record CreateChannelOperation(Channels channels, TopicLookup topics)
    implements Operation<CreateChannelRequest> {

  @Override
  public String name() {
    return "CreateChannel";
  }

  @Override
  public CreateChannelRequest read(WireRequest request) {
    return request.as(CreateChannelRequest.builder());
  }

  @Override
  public CreateChannelResponse answer(CreateChannelRequest request, Caller caller) {

    Channels.Accepted accepted = channels.create(caller.owner(), request, topics);
    CreateChannelResponse response =
        CreateChannelResponse.builder()
            .channelArn(accepted.channel().arn())
            .clusterOperationArn(accepted.change().arn())
            .build();
    channels.begin(accepted, caller.failure());
    return response;
  }
}
