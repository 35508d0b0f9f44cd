package io.msksdk.replication.failover;

import io.msksdk.replication.failover.ReplicationSnapshot.GroupPosition;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Positions as the last snapshot has them, when the source cannot be asked any more. */
record KeptPositions(Leg leg, Views views, ReplicationSnapshot snapshot) implements Positions {

  /** Nobody knows what was read after the snapshot: all of what follows may be read again. */
  @Override
  public ReadinessReport readiness(List<String> topics, List<String> groups) {
    return ReadinessReport.ofSnapshot(leg, views, topics, groups, snapshot);
  }

  @Override
  public Map<TopicPartition, Long> lastReads(String group, Collection<TopicPartition> copies) {
    Map<TopicPartition, Long> times = new HashMap<>();
    for (GroupPosition position : snapshot.groups()) {
      TopicPartition copy = leg.copyOf(new TopicPartition(position.topic(), position.partition()));
      Instant lastRead = position.lastRead();
      if (position.group().equals(group) && lastRead != null && copies.contains(copy)) {
        times.put(copy, lastRead.toEpochMilli());
      }
    }
    return times;
  }
}
