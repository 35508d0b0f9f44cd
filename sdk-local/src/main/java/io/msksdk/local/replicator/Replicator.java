package io.msksdk.local.replicator;

import io.msksdk.local.resource.Opaque;
import io.msksdk.local.resource.Owner;
import io.msksdk.local.resource.Resource;
import io.msksdk.local.tag.Taggable;
import io.msksdk.local.tag.Tags;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.LogDelivery;
import software.amazon.awssdk.services.kafka.model.ReplicationInfo;
import software.amazon.awssdk.services.kafka.model.ReplicatorState;
import software.amazon.awssdk.services.kafka.model.StateInfo;

/** One replicator as it is now. Guarded by itself. */
final class Replicator implements Resource, Taggable {
  private final Owner owner;
  private final String arn;
  private final ReplicatorRequest request;
  private final Instant createdAt;
  private final Tags tags;
  private ReplicationInfo replication;
  private @Nullable LogDelivery logDelivery;
  private String version = Opaque.version();
  private ReplicatorState state = ReplicatorState.CREATING;
  private @Nullable StateInfo stateInfo;

  Replicator(Owner owner, ReplicatorRequest request, Instant now) {
    this.owner = owner;
    this.request = request;
    this.createdAt = now;
    this.tags = Tags.of(request.asked().tags());
    this.arn = owner.arn("kafka", "replicator/" + name() + "/" + Opaque.uuid());
    this.replication = request.replication();
    this.logDelivery = request.asked().logDelivery();
  }

  @Override
  public Owner owner() {
    return owner;
  }

  @Override
  public String arn() {
    return arn;
  }

  @Override
  public String name() {
    return request.asked().replicatorName();
  }

  @Override
  public Tags tags() {
    return tags;
  }

  /** What the Region of the source knows this replicator by, where that is another one. */
  String referenceArn() {
    return new Owner(owner.account(), request.source().region()).arn("kafka", arn.split(":", 6)[5]);
  }

  /** Whether an owner sees this from the Region of the source. */
  boolean referredToBy(Owner asking) {
    return request.crossRegion()
        && asking.account().equals(owner.account())
        && asking.region().equals(request.source().region());
  }

  ReplicatorRequest request() {
    return request;
  }

  Instant createdAt() {
    return createdAt;
  }

  synchronized ReplicationInfo replication() {
    return replication;
  }

  synchronized @Nullable LogDelivery logDelivery() {
    return logDelivery;
  }

  synchronized ReplicationPlan plan() {
    return new ReplicationPlan(
        arn,
        name(),
        request.source().alias(),
        request.target().alias(),
        request.asked().serviceExecutionRoleArn(),
        request.source().cluster(),
        request.target().cluster(),
        replication);
  }

  synchronized void change(ReplicationInfo changed, @Nullable LogDelivery logs) {
    replication = changed;
    logDelivery = logs == null ? logDelivery : logs;
    version = Opaque.version();
  }

  synchronized String version() {
    return version;
  }

  synchronized ReplicatorState state() {
    return state;
  }

  synchronized @Nullable StateInfo stateInfo() {
    return stateInfo;
  }

  /** Moves on from a state, unless another one was entered meanwhile. */
  synchronized boolean move(ReplicatorState from, ReplicatorState to, @Nullable StateInfo info) {
    boolean moves = state == from;
    if (moves) {
      state = to;
      stateInfo = info;
    }
    return moves;
  }
}
