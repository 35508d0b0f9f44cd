package io.msksdk.local.channel;

import io.msksdk.local.resource.Opaque;
import io.msksdk.local.resource.Owner;
import io.msksdk.local.resource.Resource;
import io.msksdk.local.tag.Taggable;
import io.msksdk.local.tag.Tags;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.ChannelDestinationType;
import software.amazon.awssdk.services.kafka.model.ChannelStatus;
import software.amazon.awssdk.services.kafka.model.CreateChannelRequest;
import software.amazon.awssdk.services.kafka.model.StateInfo;

/** One channel as it is now. Guarded by itself. */
final class Channel implements Resource, Taggable {
  private final Owner owner;
  private final String arn;
  private final Instant createdAt;
  private final Tags tags;
  private CreateChannelRequest settings;
  private ChannelStatus status = ChannelStatus.CREATING;
  private @Nullable StateInfo stateInfo;
  private String operationArn = "";

  Channel(Owner owner, CreateChannelRequest settings, Instant now) {
    this.owner = owner;
    this.settings = settings;
    this.createdAt = now;
    this.tags = Tags.of(settings.tags());
    this.arn =
        settings.clusterArn().replaceFirst(":cluster/", ":channel/")
            + "/"
            + settings.channelName()
            + "/"
            + Opaque.uuid();
  }

  @Override
  public Owner owner() {
    return owner;
  }

  @Override
  public String arn() {
    return arn;
  }

  /** Names of channels differ within a cluster. */
  @Override
  public String name() {
    return clusterArn() + " " + settings().channelName();
  }

  @Override
  public Tags tags() {
    return tags;
  }

  Instant createdAt() {
    return createdAt;
  }

  String clusterArn() {
    return settings().clusterArn();
  }

  synchronized CreateChannelRequest settings() {
    return settings;
  }

  synchronized void settings(CreateChannelRequest changed) {
    settings = changed;
  }

  ChannelDestinationType destinationType() {
    return settings().s3DestinationConfiguration() == null
        ? ChannelDestinationType.ICEBERG
        : ChannelDestinationType.S3;
  }

  synchronized ChannelStatus status() {
    return status;
  }

  synchronized @Nullable StateInfo stateInfo() {
    return stateInfo;
  }

  synchronized String operationArn() {
    return operationArn;
  }

  /** Notes the operation that works on it now. */
  synchronized void begin(ChannelChange change) {
    operationArn = change.arn();
  }

  /** Moves on from a status, unless another one was entered meanwhile. */
  synchronized boolean move(ChannelStatus from, ChannelStatus to, @Nullable StateInfo info) {
    boolean moves = status == from;
    if (moves) {
      status = to;
      stateInfo = info;
    }
    return moves;
  }
}
