package io.msksdk.local.cluster;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where the brokers of a cluster are, or would be if it had any. */
final class ClusterAddresses {
  private ClusterAddresses() {}

  static Map<Listener, List<String>> of(ClusterRecord cluster) {
    ClusterBrokers brokers = cluster.brokers();
    Map<Listener, List<String>> addresses = new LinkedHashMap<>();
    for (Listener listener : ClusterListeners.of(cluster.settings())) {
      addresses.put(
          listener, brokers == null ? modelled(cluster, listener) : brokers.addresses(listener));
    }
    return addresses;
  }

  /** The host name of each broker by its id. */
  static Map<Integer, String> hosts(ClusterRecord cluster) {
    Map<Integer, String> hosts = new LinkedHashMap<>();
    boolean real = cluster.brokers() != null;
    for (ClusterNode node : cluster.snapshot().nodes()) {
      hosts.put(node.id(), real ? "localhost" : modelled(cluster, node));
    }
    return hosts;
  }

  private static List<String> modelled(ClusterRecord cluster, Listener listener) {
    return cluster.snapshot().nodes().stream()
        .map(node -> modelled(cluster, node) + ":" + listener.documentedPort())
        .toList();
  }

  /** A name as the service makes it; it leads nowhere. */
  private static String modelled(ClusterRecord cluster, ClusterNode node) {
    String uuid = cluster.arn().substring(cluster.arn().lastIndexOf('/') + 1);
    return "b-%d.%s.%s.c1.kafka.%s.amazonaws.com"
        .formatted(
            node.id(),
            cluster.name().toLowerCase(Locale.ROOT),
            uuid.substring(0, 6),
            cluster.owner().region());
  }
}
