package io.msksdk.replication.replicator;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.arn.MskReplicatorArn;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.kafka.model.DescribeReplicatorResponse;
import software.amazon.awssdk.services.kafka.model.KafkaClusterDescription;
import software.amazon.awssdk.services.kafka.model.ReplicationInfoDescription;

/** A replicator as the service described it at one moment. Immutable. */
public final class Replicator {
  private final DescribeReplicatorResponse raw;
  private final ReplicationInfoDescription replication;

  private Replicator(DescribeReplicatorResponse raw) {
    this.raw = raw;
    this.replication =
        raw.replicationInfoList().isEmpty()
            ? ReplicationInfoDescription.builder().build()
            : raw.replicationInfoList().get(0);
  }

  /**
   * Reads what the AWS client read.
   *
   * @param raw the AWS client's own object
   * @return the replicator
   */
  public static Replicator of(DescribeReplicatorResponse raw) {
    return new Replicator(requireNonNull(raw, "raw"));
  }

  /**
   * Returns the ARN it was described by.
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
   * Returns the description.
   *
   * @return the description, empty for none
   */
  public String description() {
    return Objects.requireNonNullElse(raw.replicatorDescription(), "");
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
   * Returns the service's own word for the state.
   *
   * @return such as {@code RUNNING}
   */
  public String rawState() {
    return String.valueOf(raw.replicatorStateAsString());
  }

  /**
   * Returns why it is in that state.
   *
   * @return the service's code and message, empty when it gives none
   */
  public Optional<StateReason> stateReason() {
    return Optional.ofNullable(raw.stateInfo())
        .map(info -> new StateReason(String.valueOf(info.code()), String.valueOf(info.message())));
  }

  /**
   * Says whether this is only the reference that the source's Region keeps. It cannot be changed or
   * deleted there.
   *
   * @return true for a reference
   */
  public boolean reference() {
    return Boolean.TRUE.equals(raw.isReplicatorReference());
  }

  /**
   * Returns the replicator itself, in the target's Region.
   *
   * @return its ARN, the same as {@link #arn()} unless this is a reference
   */
  public MskReplicatorArn resource() {
    return raw.replicatorResourceArn() == null
        ? arn()
        : MskReplicatorArn.parse(raw.replicatorResourceArn());
  }

  /**
   * Returns what an update must name.
   *
   * @return the version, empty while the service gives none
   */
  public Optional<String> currentVersion() {
    return Optional.ofNullable(raw.currentVersion());
  }

  /**
   * Returns the cluster it copies from.
   *
   * @return the cluster, with the alias that prefixes topics
   */
  public ReplicatedCluster source() {
    return cluster(replication.sourceKafkaClusterAlias(), 0);
  }

  /**
   * Returns the cluster it copies to.
   *
   * @return the cluster
   */
  public ReplicatedCluster target() {
    return cluster(replication.targetKafkaClusterAlias(), 1);
  }

  /** The alias tells the clusters apart; without one the service keeps the order of creation. */
  private ReplicatedCluster cluster(String alias, int place) {
    return new ReplicatedCluster(
        raw.kafkaClusters().stream()
            .filter(cluster -> Objects.equals(cluster.kafkaClusterAlias(), alias))
            .findFirst()
            .orElseGet(
                () ->
                    place < raw.kafkaClusters().size()
                        ? raw.kafkaClusters().get(place)
                        : KafkaClusterDescription.builder().kafkaClusterAlias(alias).build()));
  }

  /**
   * Returns what can be changed at any time.
   *
   * @return the settings
   */
  public ReplicationSettings settings() {
    return ReplicationShape.settings(replication, raw.logDelivery());
  }

  /**
   * Returns where it began to read.
   *
   * @return the position
   */
  public StartingPosition startingPosition() {
    var topics = replication.topicReplication();
    return topics == null || topics.startingPosition() == null
        ? StartingPosition.LATEST
        : StartingPosition.of(topics.startingPosition().typeAsString());
  }

  /**
   * Returns what topics are called on the target.
   *
   * @return the naming
   */
  public TopicNames topicNames() {
    var topics = replication.topicReplication();
    return topics == null || topics.topicNameConfiguration() == null
        ? TopicNames.PREFIXED_WITH_SOURCE_CLUSTER_ALIAS
        : TopicNames.of(topics.topicNameConfiguration().typeAsString());
  }

  /**
   * Returns what a topic of the source is called on the target.
   *
   * @param topic the topic's name on the source
   * @return its name on the target
   */
  public String targetTopic(String topic) {
    return topicNames() == TopicNames.IDENTICAL ? topic : source().alias() + "." + topic;
  }

  /**
   * Returns how offsets are translated.
   *
   * @return the mode, empty when the service names none
   */
  public Optional<OffsetSync> offsetSync() {
    return Optional.ofNullable(replication.consumerGroupReplication())
        .map(groups -> groups.consumerGroupOffsetSyncModeAsString())
        .map(OffsetSync::of);
  }

  /**
   * Returns how records are compressed on the target.
   *
   * @return the compression
   */
  public TargetCompression compression() {
    return TargetCompression.of(replication.targetCompressionTypeAsString());
  }

  /**
   * Returns the role it works as.
   *
   * @return the ARN of an IAM role
   */
  public String role() {
    return String.valueOf(raw.serviceExecutionRoleArn());
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
   * Returns the tags.
   *
   * @return names and values, unmodifiable
   */
  public Map<String, String> tags() {
    return raw.hasTags() ? Map.copyOf(raw.tags()) : Map.of();
  }

  /**
   * Starts a spec with everything this replicator has, to make another like it.
   *
   * @return a builder
   * @throws IllegalStateException when a cluster of it is not one of MSK's, and its login is one
   *     this version does not know
   */
  public ReplicatorSpec.Builder toSpec() {
    return SpecOfReplicator.of(this);
  }

  /**
   * Returns what the AWS client read, for members this type does not show.
   *
   * @return the AWS client's own object
   */
  public DescribeReplicatorResponse raw() {
    return raw;
  }

  @Override
  public String toString() {
    return "Replicator[" + name() + ", " + rawState() + ", " + raw.replicatorArn() + "]";
  }

  /**
   * Why a replicator is in its state.
   *
   * @param code the service's code
   * @param message the service's message
   */
  public record StateReason(String code, String message) {}
}
