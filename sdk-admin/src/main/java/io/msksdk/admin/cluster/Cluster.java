package io.msksdk.admin.cluster;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.arn.MskClusterArn;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A cluster as the service described it at one moment. Immutable. */
public final class Cluster {
  private final software.amazon.awssdk.services.kafka.model.Cluster raw;
  private final MskClusterArn arn;

  private Cluster(software.amazon.awssdk.services.kafka.model.Cluster raw) {
    this.raw = raw;
    this.arn = MskClusterArn.parse(raw.clusterArn());
  }

  static Cluster of(software.amazon.awssdk.services.kafka.model.Cluster raw) {
    return new Cluster(requireNonNull(raw, "raw"));
  }

  /**
   * Returns the cluster's ARN.
   *
   * @return the ARN
   */
  public MskClusterArn arn() {
    return arn;
  }

  /**
   * Returns the cluster's name, unique in its account and Region.
   *
   * @return the name
   */
  public String name() {
    return raw.clusterName();
  }

  /**
   * Returns the state.
   *
   * @return the state, {@link ClusterState#UNKNOWN} for one this version does not know
   */
  public ClusterState state() {
    return ClusterState.of(raw.stateAsString());
  }

  /**
   * Returns the service's own word for the state.
   *
   * @return such as {@code ACTIVE}
   */
  public String rawState() {
    return String.valueOf(raw.stateAsString());
  }

  /**
   * Returns why the cluster is in its state, as the service says it when something went wrong.
   *
   * @return code and message
   */
  public Optional<StateReason> stateReason() {
    return Optional.ofNullable(raw.stateInfo())
        .map(info -> new StateReason(String.valueOf(info.code()), String.valueOf(info.message())));
  }

  /**
   * Says whether MSK runs the brokers out of sight.
   *
   * @return true for a serverless cluster
   */
  public boolean serverless() {
    return "SERVERLESS".equals(raw.clusterTypeAsString());
  }

  /**
   * Returns the opaque version an update must name; every update changes it.
   *
   * @return such as {@code K3AEGXETSR30VB}, empty where the service gives none
   */
  public Optional<String> currentVersion() {
    return Optional.ofNullable(raw.currentVersion());
  }

  /**
   * Returns the Apache Kafka version.
   *
   * @return such as {@code 3.7.x.kraft}, empty for a serverless cluster
   */
  public Optional<String> kafkaVersion() {
    return Optional.ofNullable(raw.provisioned())
        .map(provisioned -> provisioned.currentBrokerSoftwareInfo())
        .map(software -> software.kafkaVersion());
  }

  /**
   * Returns the number of brokers.
   *
   * @return the number, empty for a serverless cluster
   */
  public OptionalInt brokers() {
    return raw.provisioned() == null || raw.provisioned().numberOfBrokerNodes() == null
        ? OptionalInt.empty()
        : OptionalInt.of(raw.provisioned().numberOfBrokerNodes());
  }

  /**
   * Returns the size of the brokers.
   *
   * @return the size, empty for a serverless cluster
   */
  public Optional<BrokerSize> brokerSize() {
    return Optional.ofNullable(raw.provisioned())
        .map(provisioned -> provisioned.brokerNodeGroupInfo())
        .map(group -> group.instanceType())
        .map(BrokerSize::parse);
  }

  /**
   * Returns when the cluster was created.
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
   * Returns what the AWS client read, for members this type does not show.
   *
   * @return the AWS client's own object
   */
  public software.amazon.awssdk.services.kafka.model.Cluster raw() {
    return raw;
  }

  @Override
  public String toString() {
    return "Cluster[" + name() + ", " + rawState() + ", " + arn + "]";
  }

  /**
   * Why a cluster is in its state.
   *
   * @param code the service's code
   * @param message the service's message
   */
  public record StateReason(String code, String message) {}
}
