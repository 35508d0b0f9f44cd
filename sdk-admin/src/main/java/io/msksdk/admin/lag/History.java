package io.msksdk.admin.lag;

import io.msksdk.admin.lag.source.GroupReading;
import io.msksdk.admin.lag.source.GroupState;
import io.msksdk.admin.lag.source.LagRound;
import io.msksdk.admin.lag.source.TopicOffsets;
import io.msksdk.admin.lag.source.TopicReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Everything a monitor remembers between rounds. Not thread-safe. */
final class History {
  private final LagPolicy policy;
  private final Judge judge;
  private final Map<String, TopicTrack> topics = new HashMap<>();
  private final Map<String, GroupTrack> groups = new HashMap<>();
  private long rounds;

  History(LagPolicy policy) {
    this.policy = policy;
    this.judge = new Judge(policy);
  }

  /** Remembers a round and judges it. */
  LagSnapshot take(LagRound round, String source) {
    long time = round.endsAt().toEpochMilli();
    addTopics(round, time);
    List<GroupLag> judged = new ArrayList<>(round.groups().size());
    for (GroupReading reading : round.groups()) {
      GroupLag group = group(reading, time);
      if (!group.dead() || policy.deadGroups() != LagPolicy.DeadGroups.LEFT_OUT) {
        judged.add(group);
      }
    }
    forget(time);
    rounds++;
    return new LagSnapshot(round, source, rounds, policy, judged);
  }

  /** Forgets groups that are somebody else's now. */
  void keep(Predicate<String> mine) {
    groups.keySet().removeIf(mine.negate());
  }

  /** Knows a topic as somebody else knew it, unless it is known here. */
  void restore(String topic, TopicTrack track) {
    topics.putIfAbsent(topic, track);
  }

  /** Knows a group in a topic as somebody else knew it. */
  void restore(List<PairRecord> records) {
    PairRecord newest = records.get(records.size() - 1);
    TopicTrack topic = topics.get(newest.topic());
    // a topic made anew meanwhile has another id: the pair then starts without history
    if (topic == null || topic.topicId().equals(newest.topicId())) {
      int generation = topic == null ? 0 : topic.generation();
      groups
          .computeIfAbsent(newest.group(), group -> new GroupTrack(policy, newest.lastMove()))
          .restore(
              newest.topic(),
              PairTrack.restored(policy, records, generation),
              newest.lastMove(),
              newest.time());
    }
  }

  /** Visits every group in every topic. */
  void forEachPair(PairVisitor visitor) {
    groups.forEach(
        (group, track) ->
            track.forEachPair((topic, pair) -> visitor.visit(group, topic, pair, track)));
  }

  /** Looks at what is remembered of one group in one topic. */
  @FunctionalInterface
  interface PairVisitor {
    void visit(String group, String topic, PairTrack pair, GroupTrack track);
  }

  @Nullable TopicTrack topic(String topic) {
    return topics.get(topic);
  }

  LagPolicy policy() {
    return policy;
  }

  /** How many series are remembered, for tests of their eviction. */
  int size() {
    return groups.size() + topics.size();
  }

  private void addTopics(LagRound round, long time) {
    Set<TopicOffsets> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (GroupReading group : round.groups()) {
      for (TopicReading reading : group.topics()) {
        if (seen.add(reading.offsets())) {
          topics
              .computeIfAbsent(reading.topic(), topic -> new TopicTrack())
              .add(reading.offsets(), time);
        }
      }
    }
  }

  private GroupLag group(GroupReading reading, long time) {
    GroupTrack track =
        groups.computeIfAbsent(reading.group(), group -> new GroupTrack(policy, time));
    List<TopicLag> judged = new ArrayList<>(reading.topics().size());
    for (TopicReading topic : reading.topics()) {
      TopicTrack ends = topics.getOrDefault(topic.topic(), new TopicTrack());
      PairTrack pair = track.add(topic, ends.generation(), time);
      Window window = pair.window();
      judged.add(
          new TopicLag(
              reading,
              topic,
              window,
              ends.timeline(),
              judge.judge(reading, topic, window, pair, time),
              policy,
              time));
    }
    track.seen(time, reading);
    return new GroupLag(
        reading, judged, Instant.ofEpochMilli(track.lastMove()), dead(reading, track, time));
  }

  private boolean dead(GroupReading reading, GroupTrack track, long time) {
    boolean nobody = reading.state() == GroupState.EMPTY || reading.state() == GroupState.DEAD;
    return policy.deadGroups() != LagPolicy.DeadGroups.JUDGED
        && nobody
        && time - track.lastMove() >= policy.deadAfter().toMillis();
  }

  /** Series nobody has seen for two windows are gone for good. */
  private void forget(long time) {
    long oldest = time - 2 * policy.window().toMillis();
    groups.values().removeIf(track -> track.seen() < oldest);
    groups.values().forEach(track -> track.forget(oldest));
    topics.values().removeIf(track -> track.seen() < oldest);
  }
}
