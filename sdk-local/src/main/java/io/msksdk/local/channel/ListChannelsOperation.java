package io.msksdk.local.channel;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.api.Pages;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.ChannelInfo;
import software.amazon.awssdk.services.kafka.model.ListChannelsRequest;
import software.amazon.awssdk.services.kafka.model.ListChannelsResponse;

/** Lists the channels of a cluster. */
record ListChannelsOperation(Channels channels, Pages pages)
    implements Operation<ListChannelsRequest> {

  @Override
  public String name() {
    return "ListChannels";
  }

  @Override
  public ListChannelsRequest read(WireRequest request) {
    return request.as(ListChannelsRequest.builder());
  }

  @Override
  public ListChannelsResponse answer(ListChannelsRequest request, Caller caller) {

    String prefix = request.topicNameFilter() == null ? "" : request.topicNameFilter();
    Pages.Page<Channel> page =
        pages.page(
            name() + request.clusterArn() + prefix,
            channels.list(caller.owner(), request.clusterArn()).stream()
                .filter(channel -> reads(channel, prefix))
                .toList(),
            Channel::arn,
            request.maxResults(),
            request.nextToken());
    return ListChannelsResponse.builder()
        .channels(page.items().stream().map(ListChannelsOperation::shape).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private static boolean reads(Channel channel, String topicPrefix) {
    return channel.settings().topicConfigurationList().stream()
        .map(topic -> topic.topicArn().substring(topic.topicArn().lastIndexOf('/') + 1))
        .anyMatch(topic -> topic.startsWith(topicPrefix));
  }

  private static ChannelInfo shape(Channel channel) {
    return ChannelInfo.builder()
        .channelArn(channel.arn())
        .channelName(channel.settings().channelName())
        .status(channel.status())
        .creationTime(channel.createdAt())
        .destinationType(channel.destinationType())
        .clusterOperationArn(channel.operationArn())
        .build();
  }
}
