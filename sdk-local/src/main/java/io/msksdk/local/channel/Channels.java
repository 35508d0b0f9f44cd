package io.msksdk.local.channel;

import io.msksdk.local.cluster.ClusterSnapshot;
import io.msksdk.local.cluster.Clusters;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.resource.Owner;
import io.msksdk.local.resource.Registry;
import io.msksdk.local.resource.Transitions;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.ChannelStatus;
import software.amazon.awssdk.services.kafka.model.CreateChannelRequest;
import software.amazon.awssdk.services.kafka.model.StateInfo;
import software.amazon.awssdk.services.kafka.model.UpdateChannelRequest;

/**
 * The channels of Express clusters. They have their states and rules only: no record is read from a
 * topic and nothing is written to a destination. Thread-safe.
 */
public final class Channels {
  // no document has a figure; users let creations and deletions have up to half an hour
  static final Duration CHANGE = Duration.ofMinutes(10);

  private final Registry<Channel> registry = new Registry<>();
  private final Clusters clusters;
  private final Transitions transitions;

  /**
   * Starts without any channel.
   *
   * @param clusters the clusters that channels read from
   * @param transitions moves channels from state to state
   */
  public Channels(Clusters clusters, Transitions transitions) {
    this.clusters = clusters;
    this.transitions = transitions;
  }

  /**
   * Says whether a channel reads a topic.
   *
   * @param topicArn the topic
   * @return whether there is such a channel, in whatever state
   */
  public boolean reads(String topicArn) {
    return registry.all().stream()
        .flatMap(channel -> channel.settings().topicConfigurationList().stream())
        .anyMatch(topic -> topicArn.equals(topic.topicArn()));
  }

  Channel create(Owner owner, CreateChannelRequest request, TopicLookup topics) {
    ChannelRules.members(request);
    ChannelRules.cluster(clusters.describe(owner, request.clusterArn()));
    ChannelRules.topics(request, arn -> topics.exists(owner, request.clusterArn(), arn));
    Channel channel = new Channel(owner, request, transitions.now());
    if (!registry.add(channel)) {
      throw Refusal.conflict("channelName", "A resource with this name already exists.");
    }
    transitions.moved(channel.arn(), "NONE", ChannelStatus.CREATING.toString());
    return channel;
  }

  /** Called once the caller's answer is made: with instant time the channel is there at once. */
  void begin(Channel channel, @Nullable StateInfo failure) {
    ChannelStatus end = failure == null ? ChannelStatus.ACTIVE : ChannelStatus.FAILED;
    later(channel, ChannelStatus.CREATING, end, failure);
  }

  Channel describe(Owner owner, String clusterArn, String arn) {
    ClusterSnapshot cluster = clusters.describe(owner, clusterArn);
    return registry
        .find(owner, arn)
        .filter(channel -> channel.clusterArn().equals(cluster.arn()))
        .orElseThrow(() -> Refusal.notFound("channelArn", "Channel " + arn + " does not exist."));
  }

  List<Channel> list(Owner owner, String clusterArn) {
    ClusterSnapshot cluster = clusters.describe(owner, clusterArn);
    return registry.of(owner).stream()
        .filter(channel -> channel.clusterArn().equals(cluster.arn()))
        .toList();
  }

  String update(Owner owner, UpdateChannelRequest request, @Nullable StateInfo failure) {
    Channel channel = describe(owner, request.clusterArn(), request.channelArn());
    ChannelRules.members(request, channel.destinationType());
    if (!move(channel, ChannelStatus.ACTIVE, ChannelStatus.UPDATING, null)) {
      throw Refusal.badRequest("You can't update channel in " + channel.status() + " state.");
    }
    if (failure == null) {
      channel.settings(changed(channel.settings(), request));
    }
    String operation = channel.begin();
    later(channel, ChannelStatus.UPDATING, ChannelStatus.ACTIVE, failure);
    return operation;
  }

  String delete(Owner owner, String clusterArn, String arn) {
    Channel channel = describe(owner, clusterArn, arn);
    ChannelStatus status = channel.status();
    boolean settled =
        status == ChannelStatus.ACTIVE
            || status == ChannelStatus.FAILED
            || status == ChannelStatus.SUSPENDED;
    if (!settled || !move(channel, status, ChannelStatus.DELETING, null)) {
      throw Refusal.badRequest("You can't delete channel in " + status + " state.");
    }
    String operation = channel.begin();
    var unused =
        transitions.after(
            CHANGE,
            () -> {
              registry.remove(channel);
              transitions.moved(arn, ChannelStatus.DELETING.toString(), "GONE");
            });
    return operation;
  }

  private static CreateChannelRequest changed(
      CreateChannelRequest settings, UpdateChannelRequest request) {
    CreateChannelRequest.Builder changed = settings.toBuilder();
    if (request.s3DestinationUpdate() != null) {
      changed.s3DestinationConfiguration(
          settings.s3DestinationConfiguration().toBuilder()
              .dataFreshnessInSeconds(request.s3DestinationUpdate().dataFreshnessInSeconds())
              .build());
    } else {
      changed.icebergDestinationConfiguration(
          settings.icebergDestinationConfiguration().toBuilder()
              .dataFreshnessInSeconds(request.icebergDestinationUpdate().dataFreshnessInSeconds())
              .build());
    }
    return changed.build();
  }

  private void later(
      Channel channel, ChannelStatus from, ChannelStatus to, @Nullable StateInfo info) {
    var unused = transitions.after(CHANGE, () -> move(channel, from, to, info));
  }

  private boolean move(
      Channel channel, ChannelStatus from, ChannelStatus to, @Nullable StateInfo info) {
    boolean moved = channel.move(from, to, info);
    if (moved) {
      transitions.moved(channel.arn(), from.toString(), to.toString());
    }
    return moved;
  }
}
