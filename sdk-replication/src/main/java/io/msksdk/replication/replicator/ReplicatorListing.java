package io.msksdk.replication.replicator;

import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.arn.MskReplicatorArn;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.KafkaClusterSummary;
import software.amazon.awssdk.services.kafka.model.ReplicatorSummary;

/** A replicator as the service lists it. Immutable. */
public final class ReplicatorListing {
  private final ReplicatorSummary raw;

  ReplicatorListing(ReplicatorSummary raw) {
    this.raw = raw;
  }

  /**
   * Returns the ARN.
   *
   * @return the ARN, in the source's Region that of a {@linkplain #reference() reference}
   */
  public MskReplicatorArn arn() {
    return MskReplicatorArn.parse(raw.replicatorArn());
  }

  /**
   * Returns the name.
   *
   * @return the name
   */
  public String name() {
    return String.valueOf(raw.replicatorName());
  }

  /**
   * Returns the state.
   *
   * @return the state, {@link ReplicatorState#UNKNOWN} for one this version does not know
   */
  public ReplicatorState state() {
    return ReplicatorState.of(raw.replicatorStateAsString());
  }

  /**
   * Says whether this is only the reference that the source's Region keeps.
   *
   * @return true for a reference
   */
  public boolean reference() {
    return Boolean.TRUE.equals(raw.isReplicatorReference());
  }

  /**
   * Returns the cluster it copies from.
   *
   * @return its ARN, empty for one that MSK does not run
   */
  public Optional<MskClusterArn> source() {
    return cluster(
        raw.replicationInfoSummaryList().isEmpty()
            ? null
            : raw.replicationInfoSummaryList().get(0).sourceKafkaClusterAlias());
  }

  /**
   * Returns the cluster it copies to.
   *
   * @return its ARN, empty for one that MSK does not run
   */
  public Optional<MskClusterArn> target() {
    return cluster(
        raw.replicationInfoSummaryList().isEmpty()
            ? null
            : raw.replicationInfoSummaryList().get(0).targetKafkaClusterAlias());
  }

  private Optional<MskClusterArn> cluster(@Nullable String alias) {
    return raw.kafkaClustersSummary().stream()
        .filter(cluster -> Objects.equals(cluster.kafkaClusterAlias(), alias))
        .map(KafkaClusterSummary::amazonMskCluster)
        .filter(Objects::nonNull)
        .map(cluster -> MskClusterArn.parse(cluster.mskClusterArn()))
        .findFirst();
  }

  /**
   * Returns when it was created.
   *
   * @return the service's own date
   */
  public Optional<Instant> createdAt() {
    return Optional.ofNullable(raw.creationTime());
  }

  /**
   * Returns what the AWS client read, for members this type does not show.
   *
   * @return the AWS client's own object
   */
  public ReplicatorSummary raw() {
    return raw;
  }

  @Override
  public String toString() {
    return "ReplicatorListing["
        + name()
        + ", "
        + raw.replicatorStateAsString()
        + ", "
        + raw.replicatorArn()
        + "]";
  }
}
