package io.msksdk.replication.replicator;

import io.msksdk.core.arn.MskClusterArn;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.kafka.model.KafkaClusterDescription;

/** One of the two clusters of a replicator that exists. Immutable. */
public final class ReplicatedCluster {
  private final KafkaClusterDescription raw;

  ReplicatedCluster(KafkaClusterDescription raw) {
    this.raw = raw;
  }

  /**
   * Returns the cluster.
   *
   * @return its ARN, empty for one that MSK does not run
   */
  public Optional<MskClusterArn> arn() {
    return raw.amazonMskCluster() == null
        ? Optional.empty()
        : Optional.of(MskClusterArn.parse(raw.amazonMskCluster().mskClusterArn()));
  }

  /**
   * Returns the cluster where MSK does not run it.
   *
   * @return the cluster, empty for one of MSK's
   */
  public Optional<SelfManagedKafka> selfManaged() {
    return SelfManagedShape.read(raw);
  }

  /**
   * Returns what the replicator calls the cluster: the prefix of replicated topics, and a dimension
   * of its metrics.
   *
   * @return the alias
   */
  public String alias() {
    return String.valueOf(raw.kafkaClusterAlias());
  }

  /**
   * Returns the subnets the replicator reaches it through.
   *
   * @return ids, unmodifiable
   */
  public List<String> subnets() {
    return raw.vpcConfig() == null ? List.of() : List.copyOf(raw.vpcConfig().subnetIds());
  }

  /**
   * Returns the security groups of the replicator on that way.
   *
   * @return ids, unmodifiable; none for the source of another Region
   */
  public List<String> securityGroups() {
    return raw.vpcConfig() == null ? List.of() : List.copyOf(raw.vpcConfig().securityGroupIds());
  }

  /**
   * Returns what the AWS client read, for members this type does not show.
   *
   * @return the AWS client's own object
   */
  public KafkaClusterDescription raw() {
    return raw;
  }

  @Override
  public String toString() {
    return "ReplicatedCluster[" + alias() + "]";
  }
}
