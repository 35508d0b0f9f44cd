package io.msksdk.local.replicate;

import io.msksdk.local.cluster.brokers.ClusterBrokers;
import java.util.List;

/**
 * Where a replicator reaches its two clusters. Brokers that are stopped keep their addresses, so
 * that those of the start stay right.
 */
final class ClusterSides {
  private static final int REPLICAS = 3;

  private final String sourceBrokers;
  private final String targetBrokers;
  private final int replicas;

  private ClusterSides(List<String> source, List<String> target) {
    this.sourceBrokers = String.join(",", source);
    this.targetBrokers = String.join(",", target);
    // three on the service, which asks for three brokers; the local MSK may have fewer
    this.replicas = Math.min(REPLICAS, target.size());
  }

  static ClusterSides of(ClusterBrokers source, ClusterBrokers target) {
    return new ClusterSides(source.internalAddresses(), target.internalAddresses());
  }

  boolean reachable() {
    return !sourceBrokers.isEmpty() && !targetBrokers.isEmpty();
  }

  String sourceBrokers() {
    return sourceBrokers;
  }

  String targetBrokers() {
    return targetBrokers;
  }

  String replicas() {
    return Integer.toString(replicas);
  }
}
