package io.msksdk.local.replicator;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.kafka.model.KafkaCluster;
import software.amazon.awssdk.services.kafka.model.ReplicationInfo;

/**
 * What a replicator copies.
 *
 * @param replicatorArn the replicator
 * @param replicatorName its name
 * @param sourceAlias what the source's topics are prefixed with on the target
 * @param targetAlias what the target is called
 * @param role the service execution role
 * @param source the cluster it copies from, as the request described it
 * @param target the cluster it copies to, likewise
 * @param replication the clusters, topics and groups
 */
public record ReplicationPlan(
    String replicatorArn,
    String replicatorName,
    String sourceAlias,
    String targetAlias,
    String role,
    KafkaCluster source,
    KafkaCluster target,
    ReplicationInfo replication) {

  /**
   * Says whether MSK does not run the source, which has no ARN then.
   *
   * @return true for a self-managed source
   */
  public boolean selfManagedSource() {
    return source.apacheKafkaCluster() != null;
  }

  /**
   * Says whether MSK does not run the target, which has no ARN then.
   *
   * @return true for a self-managed target
   */
  public boolean selfManagedTarget() {
    return target.apacheKafkaCluster() != null;
  }

  /**
   * Says whether MSK does not run one of the two.
   *
   * @return true for a self-managed source or target
   */
  public boolean selfManaged() {
    return selfManagedSource() || selfManagedTarget();
  }

  /**
   * Returns the clusters of the two that MSK runs.
   *
   * @return their ARNs, the source's first
   */
  public List<String> mskClusters() {
    return Stream.of(replication.sourceKafkaClusterArn(), replication.targetKafkaClusterArn())
        .filter(Objects::nonNull)
        .toList();
  }
}
