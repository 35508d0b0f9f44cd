package io.msksdk.local.replicator;

import java.util.List;
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
 * @param replication the clusters, topics and groups
 */
public record ReplicationPlan(
    String replicatorArn,
    String replicatorName,
    String sourceAlias,
    String targetAlias,
    String role,
    KafkaCluster source,
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
   * Returns the clusters of the two that MSK runs.
   *
   * @return their ARNs, the source's first
   */
  public List<String> mskClusters() {
    String target = replication.targetKafkaClusterArn();
    return selfManagedSource()
        ? List.of(target)
        : List.of(replication.sourceKafkaClusterArn(), target);
  }
}
