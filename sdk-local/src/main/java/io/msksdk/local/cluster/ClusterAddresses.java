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

  /** Names as the service makes them; they lead nowhere. */
  private static List<String> modelled(ClusterRecord cluster, Listener listener) {
    String uuid = cluster.arn().substring(cluster.arn().lastIndexOf('/') + 1);
    String domain =
        "%s.%s.c1.kafka.%s.amazonaws.com:%d"
            .formatted(
                cluster.name().toLowerCase(Locale.ROOT),
                uuid.substring(0, 6),
                cluster.owner().region(),
                listener.documentedPort());
    return cluster.snapshot().nodes().stream().map(n -> "b-" + n.id() + "." + domain).toList();
  }
}
