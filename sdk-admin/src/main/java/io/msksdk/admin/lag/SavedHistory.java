package io.msksdk.admin.lag;

import io.msksdk.admin.lag.internal.HistoryRecord;
import java.nio.BufferUnderflowException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Turns what a monitor remembers into records and back: of each group in each topic the samples of
 * its window, of each topic the points of its timeline.
 */
final class SavedHistory {
  private final Map<List<String>, Map<Integer, PairRecord>> pairs = new HashMap<>();
  private final Map<String, Map<Integer, TopicRecord>> topics = new HashMap<>();

  /** Collects a record; a later one of the same slot replaces it, one not understood is left. */
  void add(HistoryRecord record) {
    ByteRow.Reader key = ByteRow.read(record.key());
    ByteRow.Reader value = ByteRow.read(record.value());
    switch (kind(key)) {
      case PairRecord.KIND -> PairRecord.read(key, value).ifPresent(this::add);
      case TopicRecord.KIND -> TopicRecord.read(key, value).ifPresent(this::add);
      default -> {}
    }
  }

  /** A key of somebody else's may be of any form. */
  private static int kind(ByteRow.Reader key) {
    try {
      return (int) key.number();
    } catch (BufferUnderflowException cut) {
      return 0;
    }
  }

  private void add(PairRecord pair) {
    pairs
        .computeIfAbsent(List.of(pair.group(), pair.topic()), name -> new HashMap<>())
        .put(pair.slot(), pair);
  }

  private void add(TopicRecord topic) {
    topics.computeIfAbsent(topic.topic(), name -> new HashMap<>()).put(topic.slot(), topic);
  }

  /** Puts what was collected into a history, unless it is older than a history remembers. */
  void restore(History history, long now) {
    long oldest = now - 2 * history.policy().window().toMillis();
    topics.forEach(
        (topic, points) -> {
          List<TopicRecord> records = new ArrayList<>(points.values());
          records.sort(TopicRecord.BY_TIME);
          if (records.get(records.size() - 1).time() >= oldest) {
            history.restore(topic, TopicTrack.restored(records));
          }
        });
    for (Map<Integer, PairRecord> samples : pairs.values()) {
      List<PairRecord> records = samples.values().stream().sorted(PairRecord.BY_TIME).toList();
      if (records.get(records.size() - 1).time() >= oldest) {
        history.restore(window(records, history.policy()));
      }
    }
  }

  /** The samples that make the window of the newest; slots that are free hold older ones. */
  private static List<PairRecord> window(List<PairRecord> records, LagPolicy policy) {
    PairRecord newest = records.get(records.size() - 1);
    List<PairRecord> same =
        records.stream().filter(one -> one.topicId().equals(newest.topicId())).toList();
    int from = 0;
    if (policy.rules() == LagPolicy.Rules.STANDARD) {
      long oldest = newest.time() - policy.window().toMillis();
      while (same.size() - from > policy.minimumSamples() && same.get(from).time() < oldest) {
        from++;
      }
    }
    return same.subList(from, same.size());
  }

  /** What is not saved yet, each in the part of its group; topics are in the parts of readers. */
  static List<HistoryRecord> changes(History history, ToIntFunction<String> part) {
    List<HistoryRecord> records = new ArrayList<>();
    Map<String, Set<Integer>> readers = new HashMap<>();
    history.forEachPair(
        (group, topic, pair, track) -> {
          int to = part.applyAsInt(group);
          readers.computeIfAbsent(topic, name -> new HashSet<>()).add(to);
          pair.changes(
              group,
              topic,
              track.lastMove(),
              change -> records.add(new HistoryRecord(to, change.key(), change.value())));
        });
    readers.forEach(
        (topic, parts) -> {
          TopicTrack track = history.topic(topic);
          if (track != null) {
            track.changes(topic, change -> add(records, change, parts));
          }
        });
    return records;
  }

  private static void add(List<HistoryRecord> records, TopicRecord change, Set<Integer> parts) {
    byte[] key = change.key();
    byte[] value = change.value();
    parts.forEach(part -> records.add(new HistoryRecord(part, key, value)));
  }

  /** Everything that was a change has been saved. */
  static void saved(History history) {
    history.forEachPair(
        (group, topic, pair, track) -> {
          pair.saved();
          TopicTrack ends = history.topic(topic);
          if (ends != null) {
            ends.saved();
          }
        });
  }
}
