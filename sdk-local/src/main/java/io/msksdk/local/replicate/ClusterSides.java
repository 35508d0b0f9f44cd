package io.msksdk.local.replicate;

import io.msksdk.local.cluster.brokers.ClusterBrokers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What clients need to reach the two clusters of a replicator. Brokers that are stopped keep their
 * addresses, so that those of the start stay right. Never shows what clients log in with.
 *
 * @param source how the source is reached
 * @param target how the target is reached
 */
record ClusterSides(Side source, Side target) {

  /**
   * One of the two.
   *
   * @param client the properties of a client
   * @param brokers its brokers, null for a cluster the engine does not run
   */
  record Side(Map<String, String> client, @Nullable ClusterBrokers brokers) {

    /** A cluster of the engine, by the listener that asks for no login. */
    static Side of(ClusterBrokers brokers) {
      return new Side(
          Map.of("bootstrap.servers", String.join(",", brokers.internalAddresses())), brokers);
    }

    boolean reachable() {
      return !client.getOrDefault("bootstrap.servers", "").isEmpty();
    }

    @Override
    public String toString() {
      return "Side[" + client.get("bootstrap.servers") + "]";
    }
  }

  boolean reachable() {
    return source.reachable() && target.reachable();
  }

  /** The brokers of clusters of the engine, null when one of the clusters is modelled only. */
  static @Nullable List<ClusterBrokers> real(
      List<String> clusters, Function<String, Optional<ClusterBrokers>> brokers) {
    List<ClusterBrokers> real = clusters.stream().map(brokers).flatMap(Optional::stream).toList();
    return real.size() < clusters.size() ? null : real;
  }
}
