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

  /** Those that may not be written; what was refused is tried again, as rights may be given. */
  Set<String> closed() {
    ClusterAdmin.Topics there = target.topics();
    refused.keySet().removeAll(there.partitions().keySet());
    if (!refused.isEmpty()) {
      refused.keySet().retainAll(target.create(refused, replicas.getAsInt()));
    }
    Set<String> closed = new HashSet<>(there.unwritable());
    closed.addAll(refused.keySet());
    return closed;
  }
}
