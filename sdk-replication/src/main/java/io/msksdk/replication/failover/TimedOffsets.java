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

  private final Leg leg;
  private final Views views;
  private final Duration margin;

  TimedOffsets(Leg leg, Views views, Duration margin) {
    this.leg = leg;
    this.views = views;
    this.margin = margin;
  }

  static boolean fillable(GroupReadiness row) {
    return FILLABLE.contains(row.verdict());
  }

  List<GroupReadiness> missing(List<String> topics, List<String> groups) {
    return ReadinessReport.of(leg, views, topics, groups).problems().stream()
        .filter(TimedOffsets::fillable)
        .toList();
  }

  /** Commits what is missing, and says what. */
  String fill(List<String> topics, List<String> groups) {
    List<String> filled = new ArrayList<>();
    Map<String, GroupView> source = views.of(leg.source()).groups(groups);
    byGroup(missing(topics, groups))
        .forEach(
            (group, copies) -> {
              GroupView view = source.getOrDefault(group, new GroupView(0, Map.of()));
              Map<TopicPartition, Long> offsets = offsets(topics, view, copies);
              views.of(leg.target()).commit(group, offsets);
              offsets.forEach(
                  (copy, offset) -> filled.add(group + " on " + copy + " at " + offset));
            });
    return filled.isEmpty() ? "no offset was missing" : "by time: " + OffsetGates.named(filled);
  }

  private static Map<String, List<TopicPartition>> byGroup(List<GroupReadiness> rows) {
    Map<String, List<TopicPartition>> groups = new TreeMap<>();
    for (GroupReadiness row : rows) {
      groups
          .computeIfAbsent(row.group(), g -> new ArrayList<>())
          .add(new TopicPartition(row.topic(), row.partition()));
    }
    return groups;
  }

  private Map<TopicPartition, Long> offsets(
      List<String> topics, GroupView group, List<TopicPartition> copies) {
    Map<TopicPartition, Long> lastRead = new HashMap<>();
    leg.committedOn(topics, group)
        .forEach(
            (partition, offset) -> {
              if (copies.contains(leg.copyOf(partition)) && offset > 0) {
                lastRead.put(partition, offset - 1);
              }
            });
    Map<TopicPartition, Long> times = new HashMap<>();
    views
        .of(leg.source())
        .timestamps(lastRead)
        .forEach(
            (partition, time) ->
                times.put(leg.copyOf(partition), Math.max(0, time - margin.toMillis())));
    Map<TopicPartition, Long> offsets = new HashMap<>(views.of(leg.target()).starts(of(copies)));
    offsets.keySet().retainAll(copies);
    offsets.putAll(views.of(leg.target()).atTimes(times));
    return offsets;
  }

  private static Collection<String> of(List<TopicPartition> partitions) {
    return partitions.stream().map(TopicPartition::topic).distinct().toList();
  }
}
