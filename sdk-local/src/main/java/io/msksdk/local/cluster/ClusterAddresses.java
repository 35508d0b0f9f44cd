package io.msksdk.local.cluster;

import io.msksdk.local.cluster.brokers.ClusterBrokers;
import io.msksdk.local.cluster.listener.Access;
import io.msksdk.local.cluster.listener.ClusterListeners;
import io.msksdk.local.cluster.listener.Listener;
import io.msksdk.local.cluster.listener.Network;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where the brokers of a cluster are, or would be if it had any. */
final class ClusterAddresses {
  // the load balancers of multi-VPC connectivity listen from here on (guide, "Port information")
  private static final int FIRST_VPC_PORT = 14_001;

  private ClusterAddresses() {}

  static Map<Listener, List<String>> of(ClusterRecord cluster) {
    ClusterBrokers brokers = cluster.brokers();
    Map<Listener, List<String>> addresses = new LinkedHashMap<>();
    for (Listener listener : listeners(cluster)) {
      addresses.put(
          listener, brokers == null ? modelled(cluster, listener) : brokers.addresses(listener));
    }
    return addresses;
  }

  private static Iterable<Listener> listeners(ClusterRecord cluster) {
    return cluster.serverless() == null
        ? ClusterListeners.of(cluster.settings())
        : List.of(Listener.inside(Access.IAM));
  }

  /** The host name of each broker by its id. */
  static Map<Integer, String> hosts(ClusterRecord cluster) {
    Map<Integer, String> hosts = new LinkedHashMap<>();
    boolean real = cluster.brokers() != null;
    for (ClusterNode node : cluster.snapshot().nodes()) {
      hosts.put(node.id(), real ? "localhost" : modelled(cluster, "b-" + node.id()));
    }
    return hosts;
  }

  private static List<String> modelled(ClusterRecord cluster, Listener listener) {
    if (cluster.serverless() != null) {
      // a serverless cluster has one address, whatever is behind it
      return List.of(
          "boot-%s.c1.kafka-serverless.%s.amazonaws.com:%d"
              .formatted(shortId(cluster), cluster.owner().region(), listener.documentedPort()));
    }
    return cluster.snapshot().nodes().stream()
        .map(node -> modelled(cluster, listener, node.id()))
        .toList();
  }

  private static String modelled(ClusterRecord cluster, Listener listener, int broker) {
    String access = listener.access().name().toLowerCase(Locale.ROOT).replaceFirst(".*_", "");
    String host =
        switch (listener.network()) {
          case PRIVATE -> "b-" + broker;
          case PUBLIC -> "b-" + broker + "-public";
          case VPC -> "b-" + broker + "." + access;
          case IPV6 -> "b-" + broker + "-ipv6";
        };
    int port =
        listener.network() == Network.VPC ? FIRST_VPC_PORT + broker - 1 : listener.documentedPort();
    return modelled(cluster, host) + ":" + port;
  }

  /** A name as the service makes it; it leads nowhere. */
  private static String modelled(ClusterRecord cluster, String host) {
    return "%s.%s.%s.c1.kafka.%s.amazonaws.com"
        .formatted(
            host,
            cluster.name().toLowerCase(Locale.ROOT),
            shortId(cluster),
            cluster.owner().region());
  }

  private static String shortId(ClusterRecord cluster) {
    String uuid = cluster.arn().substring(cluster.arn().lastIndexOf('/') + 1);
    return uuid.substring(0, 6);
  }
}
