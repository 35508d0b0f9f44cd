package io.msksdk.admin.channel;

import static java.util.Objects.requireNonNull;

import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.admin.call.internal.Pages;
import io.msksdk.admin.call.internal.Session;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.call.CallException;
import io.msksdk.core.operation.OperationHandle;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.DeleteChannelRequest;
import software.amazon.awssdk.services.kafka.model.DescribeChannelRequest;
import software.amazon.awssdk.services.kafka.model.ListChannelsRequest;
import software.amazon.awssdk.services.kafka.model.UpdateChannelRequest;

/** The channels behind {@code Msk.channels()}, which makes it. Thread-safe. */
public final class DefaultChannels implements Channels {
  private static final int PAGE = 100;

  private final Session session;
  private final AwsCalls calls;

  private DefaultChannels(Session session) {
    this.session = session;
    this.calls = session.calls();
  }

  /**
   * Binds the feature to a session.
   *
   * @param session the session of an {@code Msk}
   * @return the channels of its clusters
   */
  public static Channels on(Session session) {
    return new DefaultChannels(session);
  }

  @Override
  public OperationHandle<Channel> create(MskClusterArn cluster, ChannelSpec spec) {
    requireNonNull(spec, "spec");
    return active("create", cluster, accepted(requireNonNull(cluster, "cluster"), spec));
  }

  private String accepted(MskClusterArn cluster, ChannelSpec spec) {
    try {
      return calls.write(spec.request(cluster.toString()), KafkaClient::createChannel).channelArn();
    } catch (CallException e) {
      if (e.notApplied()) {
        throw e;
      }
      // names are unique: one that was taken before would have been refused
      return list(cluster)
          .filter(channel -> channel.name().equals(spec.name()))
          .findFirst()
          .map(Channel::arn)
          .orElseThrow(() -> e);
    }
  }

  @Override
  public Channel describe(MskClusterArn cluster, String channelArn) {
    return Channel.of(calls.read(describing(cluster, channelArn), KafkaClient::describeChannel));
  }

  private Optional<Channel> find(MskClusterArn cluster, String channelArn) {
    return calls
        .readIfThere(describing(cluster, channelArn), KafkaClient::describeChannel)
        .map(Channel::of);
  }

  private static DescribeChannelRequest describing(MskClusterArn cluster, String channelArn) {
    return DescribeChannelRequest.builder()
        .clusterArn(requireNonNull(cluster, "cluster").toString())
        .channelArn(requireNonNull(channelArn, "channelArn"))
        .build();
  }

  @Override
  public Stream<Channel> list(MskClusterArn cluster) {
    requireNonNull(cluster, "cluster");
    return Pages.stream(
        token -> {
          var answer =
              calls.read(
                  ListChannelsRequest.builder()
                      .clusterArn(cluster.toString())
                      .maxResults(PAGE)
                      .nextToken(token)
                      .build(),
                  KafkaClient::listChannels);
          return new Pages.Page<>(
              answer.channels().stream().map(Channel::of).toList(), answer.nextToken());
        });
  }

  @Override
  public OperationHandle<Channel> freshness(
      MskClusterArn cluster, String channelArn, Duration age) {
    Channel now = describe(cluster, channelArn);
    int seconds = Math.toIntExact(age.toSeconds());
    UpdateChannelRequest.Builder request =
        UpdateChannelRequest.builder().clusterArn(cluster.toString()).channelArn(channelArn);
    if (now.raw().s3DestinationConfiguration() != null) {
      request.s3DestinationUpdate(to -> to.dataFreshnessInSeconds(seconds));
    } else {
      request.icebergDestinationUpdate(to -> to.dataFreshnessInSeconds(seconds));
    }
    calls.write(request.build(), KafkaClient::updateChannel);
    return active("change", cluster, channelArn);
  }

  @Override
  public OperationHandle<Void> delete(MskClusterArn cluster, String channelArn) {
    DeleteChannelRequest request =
        DeleteChannelRequest.builder()
            .clusterArn(requireNonNull(cluster, "cluster").toString())
            .channelArn(requireNonNull(channelArn, "channelArn"))
            .build();
    try {
      calls.write(request, KafkaClient::deleteChannel);
    } catch (CallException e) {
      boolean begun =
          !e.notApplied()
              && find(cluster, channelArn)
                  .filter(now -> now.state() != ChannelState.DELETING)
                  .isEmpty();
      if (!begun) {
        throw e;
      }
    }
    return session.waits().handle(ChannelWatches.gone(channelArn, () -> find(cluster, channelArn)));
  }

  private OperationHandle<Channel> active(String verb, MskClusterArn cluster, String channelArn) {
    return session
        .waits()
        .handle(ChannelWatches.active(verb, channelArn, () -> find(cluster, channelArn)));
  }
}
