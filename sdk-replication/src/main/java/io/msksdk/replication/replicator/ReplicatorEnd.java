package io.msksdk.replication.replicator;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.arn.MskClusterArn;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One of the two clusters of a replicator, and the way to it. Immutable. */
public final class ReplicatorEnd {
  private final @Nullable MskClusterArn arn;
  private final @Nullable SelfManagedKafka selfManaged;
  private final List<String> subnets;
  private final List<String> securityGroups;

  private ReplicatorEnd(
      @Nullable MskClusterArn arn,
      @Nullable SelfManagedKafka selfManaged,
      List<String> subnets,
      List<String> securityGroups) {
    this.arn = arn;
    this.selfManaged = selfManaged;
    this.subnets = List.copyOf(subnets);
    this.securityGroups = List.copyOf(securityGroups);
  }

  static ReplicatorEnd of(MskClusterArn cluster) {
    return new ReplicatorEnd(requireNonNull(cluster, "cluster"), null, List.of(), List.of());
  }

  static ReplicatorEnd of(SelfManagedKafka cluster) {
    return new ReplicatorEnd(null, requireNonNull(cluster, "cluster"), List.of(), List.of());
  }

  ReplicatorEnd inSubnets(List<String> ids) {
    return new ReplicatorEnd(arn, selfManaged, ids, securityGroups);
  }

  ReplicatorEnd behind(List<String> ids) {
    return new ReplicatorEnd(arn, selfManaged, subnets, ids);
  }

  /**
   * Returns the cluster.
   *
   * @return its ARN, empty for one that MSK does not run
   */
  public Optional<MskClusterArn> arn() {
    return Optional.ofNullable(arn);
  }

  /**
   * Returns the cluster where MSK does not run it.
   *
   * @return the cluster, empty for one of MSK's
   */
  public Optional<SelfManagedKafka> selfManaged() {
    return Optional.ofNullable(selfManaged);
  }

  /**
   * Returns the subnets the replicator reaches it through.
   *
   * @return ids, at least 2, unmodifiable
   */
  public List<String> subnets() {
    return subnets;
  }

  /**
   * Returns the security groups of the replicator on that way.
   *
   * @return ids, unmodifiable
   */
  public List<String> securityGroups() {
    return securityGroups;
  }

  private List<Object> values() {
    return List.of(arn(), selfManaged(), subnets, securityGroups);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ReplicatorEnd that && values().equals(that.values());
  }

  @Override
  public int hashCode() {
    return values().hashCode();
  }

  @Override
  public String toString() {
    return "ReplicatorEnd" + values();
  }
}
