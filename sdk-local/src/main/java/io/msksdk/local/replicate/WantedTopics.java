package io.msksdk.local.replicate;

import io.msksdk.local.replicator.ReplicationPlan;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a replicator is to copy of what is there: the topics of its plan, but those that rights or a
 * test deny it. Where MSK does not run both clusters, it makes their copies too. Guarded by its
 * replicator.
 */
final class WantedTopics {
  private final ClusterAdmin source;
  private final CopyRights rights;
  private final Copies copies;
  private final int most;
  private volatile SortedMap<String, Integer> denied = new TreeMap<>();
  private List<Pattern> deniedTopics = List.of();
  private @Nullable Set<String> first;

  WantedTopics(
      ClusterAdmin source, ClusterAdmin target, CopyRights rights, IntSupplier replicas, int most) {
    this.source = source;
    this.rights = rights;
    this.copies = new Copies(target, replicas);
    this.most = most;
  }

  /** Looks at what is there from the beginning: some plans leave everything later out. */
  void begin(ReplicationPlan plan) {
    first = new HashSet<>(of(plan).keySet());
    first.addAll(denied.keySet());
  }

  void deny(List<Pattern> topics) {
    deniedTopics = List.copyOf(topics);
  }

  /** Those that the plan names and that may not be copied. */
  SortedMap<String, Integer> denied() {
    return denied;
  }

  /** What is to be copied now, by name, with numbers of partitions. */
  SortedMap<String, Integer> of(ReplicationPlan plan) {
    var replication = plan.replication().topicReplication();
    ClusterAdmin.Topics there = source.topics();
    SortedMap<String, Integer> present = there.partitions();
    if (first != null && !Boolean.TRUE.equals(replication.detectAndCopyNewTopics())) {
      present.keySet().retainAll(first);
    }
    SortedMap<String, Integer> wanted =
        new TopicSelection(replication, most).of(present, topic -> cycle(plan, topic));
    Set<String> closed = plan.selfManagedTarget() ? copies.closed() : Set.of();
    SortedMap<String, Integer> refused = new TreeMap<>(wanted);
    refused
        .keySet()
        .removeIf(
            topic ->
                !there.unreadable().contains(topic)
                    && !closed.contains(copy(plan, topic))
                    && !TopicSelection.matches(deniedTopics, topic)
                    && rights.mayCopy(topic, copy(plan, topic)));
    denied = refused;
    wanted.keySet().removeAll(refused.keySet());
    return wanted;
  }

  /** What is left to be copied once the copies are made that are missing. */
  SortedMap<String, Integer> withCopies(ReplicationPlan plan, Map<String, Integer> wanted) {
    if (!plan.selfManaged()) {
      return new TreeMap<>(wanted);
    }
    SortedMap<String, Integer> named = new TreeMap<>();
    wanted.forEach((topic, partitions) -> named.put(copy(plan, topic), partitions));
    copies.create(named);
    return of(plan);
  }

  private static boolean cycle(ReplicationPlan plan, String topic) {
    return !MirrorProperties.identicalNames(plan)
        && ("." + topic).contains("." + plan.targetAlias() + ".");
  }

  private static String copy(ReplicationPlan plan, String topic) {
    return MirrorProperties.identicalNames(plan) ? topic : plan.sourceAlias() + "." + topic;
  }
}
