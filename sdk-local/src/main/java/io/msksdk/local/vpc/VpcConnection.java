package io.msksdk.local.vpc;

import io.msksdk.local.resource.Opaque;
import io.msksdk.local.resource.Owner;
import io.msksdk.local.resource.Resource;
import io.msksdk.local.tag.Taggable;
import io.msksdk.local.tag.Tags;
import java.time.Instant;
import software.amazon.awssdk.services.kafka.model.VpcConnectionState;

/** One VPC connection as it is now. Guarded by itself. */
final class VpcConnection implements Resource, Taggable {
  private final Owner owner;
  private final String arn;
  private final VpcConnectionRequest request;
  private final Instant createdAt;
  private final Tags tags;
  private VpcConnectionState state = VpcConnectionState.CREATING;

  VpcConnection(Owner owner, String clusterName, VpcConnectionRequest request, Instant now) {
    this.owner = owner;
    this.request = request;
    this.createdAt = now;
    this.tags = Tags.of(request.tags());
    String clusterAccount = request.clusterArn().split(":", 6)[4];
    this.arn =
        owner.arn(
            "kafka", "vpc-connection/" + clusterAccount + "/" + clusterName + "/" + Opaque.uuid());
  }

  @Override
  public Owner owner() {
    return owner;
  }

  @Override
  public String arn() {
    return arn;
  }

  /** There is one for each client VPC and scheme; a connection has no other name. */
  @Override
  public String name() {
    return request.scheme() + " " + request.vpcId() + " " + request.clusterArn();
  }

  @Override
  public Tags tags() {
    return tags;
  }

  VpcConnectionRequest request() {
    return request;
  }

  Instant createdAt() {
    return createdAt;
  }

  synchronized VpcConnectionState state() {
    return state;
  }

  /** Moves on from a state, unless another one was entered meanwhile. */
  synchronized boolean move(VpcConnectionState from, VpcConnectionState to) {
    boolean moves = state == from;
    if (moves) {
      state = to;
    }
    return moves;
  }
}
