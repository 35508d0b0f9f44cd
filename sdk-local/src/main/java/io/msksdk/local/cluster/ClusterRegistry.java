package io.msksdk.local.cluster;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All clusters by their ARN, in the order of their creation. Guarded by itself. */
final class ClusterRegistry {
  private final Map<String, ClusterRecord> byArn = new LinkedHashMap<>();

  /** Adds a cluster unless its owner has one of that name. */
  synchronized boolean add(ClusterRecord cluster) {
    boolean taken =
        byArn.values().stream()
            .anyMatch(c -> c.owner().equals(cluster.owner()) && c.name().equals(cluster.name()));
    if (!taken) {
      byArn.put(cluster.arn(), cluster);
    }
    return !taken;
  }

  synchronized @Nullable ClusterRecord find(String arn) {
    return byArn.get(arn);
  }

  synchronized List<ClusterRecord> of(Owner owner) {
    return byArn.values().stream().filter(c -> c.owner().equals(owner)).toList();
  }

  synchronized List<ClusterRecord> all() {
    return List.copyOf(byArn.values());
  }

  synchronized void remove(ClusterRecord cluster) {
    byArn.remove(cluster.arn());
  }
}
