package io.msksdk.replication.failover;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Positions asked of the source, which answers. */
record LivePositions(Leg leg, Views views) implements Positions {

  @Override
  public ReadinessReport readiness(List<String> topics, List<String> groups) {
    return ReadinessReport.of(leg, views, topics, groups);
  }

  @Override
  public Map<TopicPartition, Long> lastReads(String group, Collection<TopicPartition> copies) {
    Map<TopicPartition, Long> lastRead = new HashMap<>();
    GroupView none = new GroupView(0, Map.of());
    views
        .of(leg.source())
        .groups(List.of(group))
        .getOrDefault(group, none)
        .committed()
        .forEach(
            (partition, offset) -> {
              if (offset > 0 && copies.contains(leg.copyOf(partition))) {
                lastRead.put(partition, offset - 1);
              }
            });
    Map<TopicPartition, Long> times = new HashMap<>();
    views
        .of(leg.source())
        .timestamps(lastRead)
        .forEach((partition, time) -> times.put(leg.copyOf(partition), time));
    return times;
  }
}
