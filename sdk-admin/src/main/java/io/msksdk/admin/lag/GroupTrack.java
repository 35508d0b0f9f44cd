package io.msksdk.admin.lag;

import io.msksdk.admin.lag.source.GroupReading;
import io.msksdk.admin.lag.source.TopicReading;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** What is remembered of a group. Not thread-safe. */
final class GroupTrack {
  private final LagPolicy policy;
  private final Map<String, PairTrack> pairs = new HashMap<>(2);
  private long lastMove;
  private long seen;

  GroupTrack(LagPolicy policy, long time) {
    this.policy = policy;
    this.lastMove = time;
    this.seen = time;
  }

  PairTrack add(TopicReading reading, int generation, long time) {
    PairTrack pair = pairs.computeIfAbsent(reading.topic(), topic -> new PairTrack(policy));
    if (pair.add(reading, generation, time)) {
      lastMove = time;
    }
    return pair;
  }

  /** Goes on where another monitor stopped. */
  void restore(String topic, PairTrack pair, long moved, long time) {
    pairs.put(topic, pair);
    lastMove = Math.max(lastMove, moved);
    seen = Math.max(seen, time);
  }

  void forEachPair(BiConsumer<String, PairTrack> visitor) {
    pairs.forEach(visitor);
  }

  /** Keeps what the round showed; a group that could not be read keeps all it has. */
  void seen(long time, GroupReading reading) {
    seen = time;
    lastMove = Math.min(lastMove, time);
    if (reading.faults().isEmpty() && pairs.size() > reading.topics().size()) {
      Set<String> there =
          reading.topics().stream().map(TopicReading::topic).collect(Collectors.toSet());
      pairs.keySet().retainAll(there);
    }
  }

  /** Forgets topics nobody has seen for long, though a fault may have hidden them. */
  void forget(long oldest) {
    pairs.values().removeIf(pair -> pair.newest() < oldest);
  }

  long seen() {
    return seen;
  }

  long lastMove() {
    return lastMove;
  }
}
