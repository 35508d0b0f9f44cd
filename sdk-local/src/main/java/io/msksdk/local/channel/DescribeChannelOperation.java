package io.msksdk.local.channel;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.wire.WireRequest;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.ChannelStateInfo;
import software.amazon.awssdk.services.kafka.model.CreateChannelRequest;
import software.amazon.awssdk.services.kafka.model.DescribeChannelRequest;
import software.amazon.awssdk.services.kafka.model.DescribeChannelResponse;
import software.amazon.awssdk.services.kafka.model.StateInfo;

/** Describes a channel. */
record DescribeChannelOperation(Channels channels) implements Operation<DescribeChannelRequest> {

  @Override
  public String name() {
    return "DescribeChannel";
  }

  @Override
  public DescribeChannelRequest read(WireRequest request) {
    return request.as(DescribeChannelRequest.builder());
  }

  @Override
  public DescribeChannelResponse answer(DescribeChannelRequest request, Caller caller) {

    Channel channel = channels.describe(caller.owner(), request.clusterArn(), request.channelArn());
    CreateChannelRequest settings = channel.settings();
    return DescribeChannelResponse.builder()
        .channelArn(channel.arn())
        .channelName(settings.channelName())
        .encryptionConfiguration(settings.encryptionConfiguration())
        .icebergDestinationConfiguration(settings.icebergDestinationConfiguration())
        .s3DestinationConfiguration(settings.s3DestinationConfiguration())
        .status(channel.status())
        .destinationType(channel.destinationType())
        .creationTime(channel.createdAt())
        .topicConfigurationList(settings.topicConfigurationList())
        .loggingInfo(settings.loggingInfo())
        .stateInfo(shape(channel.stateInfo()))
        .clusterOperationArn(channel.operationArn())
        .tags(channel.tags().now())
        .build();
  }

  private static @Nullable ChannelStateInfo shape(@Nullable StateInfo info) {
    return info == null
        ? null
        : ChannelStateInfo.builder().code(info.code()).message(info.message()).build();
  }
}
