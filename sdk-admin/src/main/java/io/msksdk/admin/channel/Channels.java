package io.msksdk.admin.channel;

import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.operation.OperationHandle;
import java.time.Duration;
import java.util.stream.Stream;

/** The channels of Express clusters. Thread-safe. Not for users to implement. */
public interface Channels {

  /**
   * Creates a channel.
   *
   * @param cluster an ACTIVE Express cluster
   * @param spec what it shall be
   * @return a handle that ends with the active channel
   */
  OperationHandle<Channel> create(MskClusterArn cluster, ChannelSpec spec);

  /**
   * Describes a channel.
   *
   * @param cluster its cluster
   * @param channelArn its ARN
   * @return what the service says now
   * @throws io.msksdk.core.call.NotFoundException when there is no such channel
   */
  Channel describe(MskClusterArn cluster, String channelArn);

  /**
   * Lists the channels of a cluster. Pages are fetched as the stream is read.
   *
   * @param cluster the cluster
   * @return its channels, without their settings
   */
  Stream<Channel> list(MskClusterArn cluster);

  /**
   * Changes how fresh the delivered data is; nothing else of a channel can be changed.
   *
   * @param cluster its cluster
   * @param channelArn its ARN
   * @param age how old records may be when they arrive, in whole seconds
   * @return a handle that ends with the changed channel
   */
  OperationHandle<Channel> freshness(MskClusterArn cluster, String channelArn, Duration age);

  /**
   * Deletes a channel; what it delivered stays.
   *
   * @param cluster its cluster
   * @param channelArn its ARN
   * @return a handle that ends when it is gone
   */
  OperationHandle<Void> delete(MskClusterArn cluster, String channelArn);
}
