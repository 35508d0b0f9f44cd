package io.msksdk.local.channel;

import io.msksdk.local.cluster.ClusterOperationSnapshot;
import io.msksdk.local.cluster.ClusterSnapshot;
import io.msksdk.local.cluster.Clusters;
import io.msksdk.local.cluster.DocumentedDuration;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.resource.Owner;
import io.msksdk.local.resource.Registry;
import io.msksdk.local.resource.Transitions;
import io.msksdk.local.tag.Taggable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
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
  // those of channels that are gone can still be described
  private final Queue<ChannelChange> changes = new ConcurrentLinkedQueue<>();
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

  /**
   * Finds a channel as something that has tags.
   *
   * @param owner who asks
   * @param arn its ARN
   * @return the channel, empty when the owner has none of that ARN
   */
  public Optional<Taggable> taggable(Owner owner, String arn) {
    return registry.find(owner, arn).map(channel -> channel);
  }

  /**
   * Lists the operations on channels of a cluster.
   *
   * @param clusterArn the cluster
   * @return the oldest first, those of channels that are gone too
   */
  public List<ClusterOperationSnapshot> operations(String clusterArn) {
    return changes.stream()
        .filter(change -> change.clusterArn().equals(clusterArn))
        .map(ChannelChange::snapshot)
        .toList();
  }

  Accepted create(Owner owner, CreateChannelRequest request, TopicLookup topics) {
    ChannelRules.members(request);
    ClusterSnapshot cluster = clusters.describe(owner, request.clusterArn());
    ChannelRules.cluster(cluster);
    ChannelRules.topics(request, arn -> topics.exists(owner, request.clusterArn(), arn));
    Channel channel = new Channel(owner, request, transitions.now());
    if (!registry.add(channel)) {
      throw Refusal.conflict("channelName", "A resource with this name already exists.");
    }
    transitions.moved(channel.arn(), "NONE", ChannelStatus.CREATING.toString());
    ChannelChange change = accept(channel, cluster, "CREATE_CHANNEL");
    return new Accepted(channel, change);
  }

  /** Called once the caller's answer is made: with instant time the channel is there at once. */
  void begin(Accepted accepted, @Nullable StateInfo failure) {
    ChannelStatus end = failure == null ? ChannelStatus.ACTIVE : ChannelStatus.FAILED;
    Channel channel = accepted.channel();
    carryOut(accepted.change(), failure, () -> move(channel, ChannelStatus.CREATING, end, failure));
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
    ChannelChange change =
        accept(channel, clusters.describe(owner, request.clusterArn()), "UPDATE_CHANNEL");
    carryOut(
        change,
        failure,
        () -> move(channel, ChannelStatus.UPDATING, ChannelStatus.ACTIVE, failure));
    return change.arn();
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
    ChannelChange change = accept(channel, clusters.describe(owner, clusterArn), "DELETE_CHANNEL");
    carryOut(
        change,
        null,
        () -> {
          registry.remove(channel);
          transitions.moved(arn, ChannelStatus.DELETING.toString(), "GONE");
        });
    return change.arn();
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

  private ChannelChange accept(Channel channel, ClusterSnapshot cluster, String type) {
    ChannelChange change = new ChannelChange(cluster, type, transitions.now());
    changes.add(change);
    channel.begin(change);
    transitions.moved(change.arn(), "NONE", change.state());
    return change;
  }

  private void carryOut(ChannelChange change, @Nullable StateInfo failure, Runnable end) {
    var unused =
        CompletableFuture.allOf(
            transitions.after(
                DocumentedDuration.PENDING.duration(), () -> moved(change, change::begin)),
            transitions.after(
                CHANGE,
                () -> {
                  end.run();
                  moved(change, () -> change.end(transitions.now(), failure));
                }));
  }

  private void moved(ChannelChange change, Runnable step) {
    String before = change.state();
    step.run();
    transitions.moved(change.arn(), before, change.state());
  }

  private boolean move(
      Channel channel, ChannelStatus from, ChannelStatus to, @Nullable StateInfo info) {
    boolean moved = channel.move(from, to, info);
    if (moved) {
      transitions.moved(channel.arn(), from.toString(), to.toString());
    }
    return moved;
  }

  /** A channel that was accepted, with the operation that creates it. */
  record Accepted(Channel channel, ChannelChange change) {}
}
