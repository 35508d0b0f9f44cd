package io.msksdk.local.replicate;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntSupplier;

/**
 * The topics a replicator writes where MSK does not run both clusters. MirrorMaker creates a topic
 * with the settings of its original, and none at all where it may not read those; the rights that
 * the guide asks for on a self-managed cluster do not include it. Guarded by its replicator.
 */
final class Copies {
  private final ClusterAdmin target;
  private final IntSupplier replicas;
  private final Map<String, Integer> refused = new TreeMap<>();

  Copies(ClusterAdmin target, IntSupplier replicas) {
    this.target = target;
    this.replicas = replicas;
  }

  /** Creates what is not there yet. */
  void create(Map<String, Integer> partitions) {
    Map<String, Integer> missing = new TreeMap<>(partitions);
    missing.keySet().removeAll(target.topics().partitions().keySet());
    Set<String> not = target.create(missing, replicas.getAsInt());
    missing.keySet().retainAll(not);
    refused.putAll(missing);
  }

  /** Tries again what was refused, as rights may have been given meanwhile. */
  void createRefused() {
    if (!refused.isEmpty()) {
      refused.keySet().removeAll(target.topics().partitions().keySet());
      refused.keySet().retainAll(target.create(refused, replicas.getAsInt()));
    }
  }

  /** Those that may not be written. */
  Set<String> closed() {
    Set<String> closed = new HashSet<>(target.topics().unwritable());
    closed.addAll(refused.keySet());
    return closed;
  }
}
