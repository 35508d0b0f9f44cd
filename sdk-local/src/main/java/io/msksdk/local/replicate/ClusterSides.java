package io.msksdk.local.replicate;

import io.msksdk.local.cluster.brokers.ClusterBrokers;
import java.util.List;
import java.util.Map;

/**
 * What clients need to reach the two clusters of a replicator. Brokers that are stopped keep their
 * addresses, so that those of the start stay right. Never shows what clients log in with.
 */
final class ClusterSides {
  private static final int REPLICAS = 3;

  private final Map<String, String> source;
  private final Map<String, String> target;
  private final int replicas;

  private ClusterSides(Map<String, String> source, List<String> target) {
    this.source = Map.copyOf(source);
    this.target = clientOf(target);
    // three on the service, which asks for three brokers; the local MSK may have fewer
    this.replicas = Math.min(REPLICAS, target.size());
  }

  static ClusterSides of(Map<String, String> source, ClusterBrokers target) {
    return new ClusterSides(source, target.internalAddresses());
  }

  /** A client of brokers of the engine, by the listener that asks for no login. */
  static Map<String, String> clientOf(List<String> addresses) {
    return Map.of("bootstrap.servers", String.join(",", addresses));
  }

  boolean reachable() {
    return !brokers(source).isEmpty() && !brokers(target).isEmpty();
  }

  Map<String, String> source() {
    return source;
  }

  Map<String, String> target() {
    return target;
  }

  String targetBrokers() {
    return brokers(target);
  }

  private static String brokers(Map<String, String> client) {
    return client.getOrDefault("bootstrap.servers", "");
  }

  int replicas() {
    return replicas;
  }
}
