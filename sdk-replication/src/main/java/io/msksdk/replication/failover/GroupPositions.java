package io.msksdk.replication.failover;

import io.msksdk.replication.failover.ReplicationSnapshot.GroupPosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Reads where the groups of a pair stand on its primary, and when the records were written that
 * they have read last. A record is read once, not with every snapshot. Not thread-safe.
 */
final class GroupPositions {
  private final FailoverPair pair;
  private final ClusterView primary;
  private Map<Place, Instant> known = Map.of();

  GroupPositions(FailoverPair pair, ClusterView primary) {
    this.pair = pair;
    this.primary = primary;
  }

  /** A record of the primary. */
  private record Place(TopicPartition partition, long offset) {}

  List<GroupPosition> read(Collection<String> topics) {
    List<String> ids =
        primary.groups().stream().filter(g -> pair.groups().matcher(g).matches()).toList();
    Map<String, GroupView> groups = primary.groups(ids);
    Set<Place> places = new HashSet<>();
    groups.values().forEach(group -> places.addAll(places(group, topics)));
    known = times(places);
    List<GroupPosition> positions = new ArrayList<>();
    groups.forEach(
        (id, group) ->
            places(group, topics).forEach(last -> positions.add(position(id, last, known))));
    return positions;
  }

  private static GroupPosition position(String group, Place last, Map<Place, Instant> times) {
    @Nullable Instant lastRead = times.get(last);
    return new GroupPosition(
        group, last.partition().topic(), last.partition().partition(), last.offset() + 1, lastRead);
  }

  /** The last records that a group has read, one before the first where it has read none. */
  private static List<Place> places(GroupView group, Collection<String> topics) {
    List<Place> places = new ArrayList<>();
    group
        .committed()
        .forEach(
            (partition, offset) -> {
              if (topics.contains(partition.topic())) {
                places.add(new Place(partition, offset - 1));
              }
            });
    return places;
  }

  private Map<Place, Instant> times(Set<Place> places) {
    Map<Place, Instant> times = new HashMap<>(known);
    times.keySet().retainAll(places);
    Set<Place> left = new HashSet<>(places);
    left.removeAll(times.keySet());
    left.removeIf(place -> place.offset() < 0);
    while (!left.isEmpty()) {
      // one record of each partition at a time
      Map<TopicPartition, Long> next = new HashMap<>();
      left.forEach(place -> next.putIfAbsent(place.partition(), place.offset()));
      primary
          .timestamps(next)
          .forEach(
              (partition, time) ->
                  times.put(
                      new Place(partition, next.getOrDefault(partition, 0L)),
                      Instant.ofEpochMilli(time)));
      next.forEach((partition, offset) -> left.remove(new Place(partition, offset)));
    }
    return times;
  }
}
