package io.msksdk.local.topic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a topic is on its brokers. */
record TopicFacts(String name, List<Partition> partitions) {

  int replicationFactor() {
    return partitions.isEmpty() ? 0 : partitions.get(0).replicas().size();
  }

  int outOfSyncReplicas() {
    return partitions.stream().mapToInt(p -> p.replicas().size() - p.inSync().size()).sum();
  }

  /** One partition; it has no leader while none of its replicas runs. */
  record Partition(
      int id, @Nullable Integer leader, List<Integer> replicas, List<Integer> inSync) {}
}
