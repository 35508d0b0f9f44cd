package io.msksdk.local.replicator;

import software.amazon.awssdk.services.kafka.model.CreateReplicatorRequest;
import software.amazon.awssdk.services.kafka.model.KafkaCluster;
import software.amazon.awssdk.services.kafka.model.ReplicationInfo;

/** What is asked for, with every required member there and the two clusters told apart. */
record ReplicatorRequest(
    CreateReplicatorRequest asked,
    ReplicationInfo replication,
    ClusterSide source,
    ClusterSide target) {

  boolean crossRegion() {
    return !source.selfManaged()
        && !target.selfManaged()
        && !source.region().equals(target.region());
  }

  /**
   * One of the two clusters.
   *
   * @param member where it stands in the request
   * @param cluster what the request says about it
   */
  record ClusterSide(String member, KafkaCluster cluster) {

    /** Whether MSK runs nothing of it, so that it has neither ARN nor Region nor account. */
    boolean selfManaged() {
      return cluster.apacheKafkaCluster() != null;
    }

    /** What the list of replications names it by: its ARN, or its cluster id where it has none. */
    String id() {
      return selfManaged() ? cluster.apacheKafkaCluster().apacheKafkaClusterId() : arn();
    }

    String arn() {
      return cluster.amazonMskCluster().mskClusterArn();
    }

    String region() {
      return arn().split(":", 6)[3];
    }

    String account() {
      return arn().split(":", 6)[4];
    }

    /** The name alone would not do: two Regions may have clusters of one name. */
    String alias() {
      if (selfManaged()) {
        return id();
      }
      String[] parts = arn().split("/", 3);
      return parts[1] + "-" + parts[2].substring(0, Math.min(8, parts[2].length()));
    }
  }
}
