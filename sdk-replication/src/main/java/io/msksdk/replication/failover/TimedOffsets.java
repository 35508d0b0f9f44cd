package io.msksdk.replication.failover;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/**
 * Offsets by time for groups that no replicator translated: where the record a group read last has
 * its time on the target, a margin earlier. More is read again, and nothing is missed as long as
 * timestamps of a partition are out of order by less than the margin.
 */
final class TimedOffsets {
  private static final Set<GroupReadiness.Verdict> FILLABLE =
      Set.of(GroupReadiness.Verdict.NOT_TRANSLATED, GroupReadiness.Verdict.OUT_OF_RANGE);

  private final ClusterView target;
  private final Positions positions;
  private final Duration margin;

  TimedOffsets(ClusterView target, Positions positions, Duration margin) {
    this.target = target;
    this.positions = positions;
    this.margin = margin;
  }

  static boolean fillable(GroupReadiness row) {
    return FILLABLE.contains(row.verdict());
  }

  List<GroupReadiness> missing(List<String> topics, List<String> groups) {
    return positions.readiness(topics, groups).problems().stream()
        .filter(TimedOffsets::fillable)
        .toList();
  }

  /** Commits what is missing, and says what, and how much of it may be read again. */
  String fill(List<String> topics, List<String> groups) {
    List<GroupReadiness> missing = missing(topics, groups);
    List<String> filled = new ArrayList<>();
    long again = 0;
    for (var group : byGroup(missing).entrySet()) {
      Map<TopicPartition, Long> offsets = offsets(group.getKey(), group.getValue().keySet());
      target.commit(group.getKey(), offsets);
      for (var offset : offsets.entrySet()) {
        long end = group.getValue().getOrDefault(offset.getKey(), offset.getValue());
        again += Math.max(0, end - offset.getValue());
        filled.add(group.getKey() + " on " + offset.getKey() + " at " + offset.getValue());
      }
    }
    return filled.isEmpty()
        ? "no offset was missing"
        : "by time: "
            + OffsetGates.named(filled)
            + "; at most "
            + again
            + " records are read again";
  }

  /** Copies and their ends, group by group. */
  private static Map<String, Map<TopicPartition, Long>> byGroup(List<GroupReadiness> rows) {
    Map<String, Map<TopicPartition, Long>> groups = new TreeMap<>();
    for (GroupReadiness row : rows) {
      groups
          .computeIfAbsent(row.group(), g -> new HashMap<>())
          .put(new TopicPartition(row.topic(), row.partition()), row.end());
    }
    return groups;
  }

  private Map<TopicPartition, Long> offsets(String group, Collection<TopicPartition> copies) {
    Map<TopicPartition, Long> times = new HashMap<>();
    positions
        .lastReads(group, copies)
        .forEach((copy, time) -> times.put(copy, Math.max(0, time - margin.toMillis())));
    Map<TopicPartition, Long> offsets = new HashMap<>(target.starts(topicsOf(copies)));
    offsets.keySet().retainAll(copies);
    offsets.putAll(target.atTimes(times));
    return offsets;
  }

  private static Collection<String> topicsOf(Collection<TopicPartition> partitions) {
    return partitions.stream().map(TopicPartition::topic).distinct().toList();
  }
}
