package io.msksdk.local.channel;

import io.msksdk.local.api.Operation;
import io.msksdk.local.api.Pages;
import java.util.List;

/** The operations on channels. */
public final class ChannelOperations {
  private ChannelOperations() {}

  /**
   * Makes the operations.
   *
   * @param channels the channels they work on
   * @param topics knows the topics that channels may read
   * @param pages what cuts lists into pages
   * @return the operations
   */
  public static List<Operation<?>> on(Channels channels, TopicLookup topics, Pages pages) {
    return List.of(
        new CreateChannelOperation(channels, topics),
        new DescribeChannelOperation(channels),
        new ListChannelsOperation(channels, pages),
        new UpdateChannelOperation(channels),
        new DeleteChannelOperation(channels));
  }
}
