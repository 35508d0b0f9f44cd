package io.msksdk.changefeed.consume;

import io.msksdk.changefeed.codec.ChangeEvent;
import io.msksdk.changefeed.codec.Ddl;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.codec.Watermark;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Puts the events of several partitions into the order of their commits. Source: TiDB
 * documentation, "TiCDC Canal-JSON Protocol", section "Implement the consumer", and TiCDC's own
 * consumer: a watermark that goes back is a repeat; the smallest watermark of all partitions says
 * what is complete; a row below it was handled before; nothing else is ever dropped, least of all a
 * row below the highest timestamp seen, which after a restart of TiCDC is one that was never sent.
 */
final class EventOrder {
  private final Map<TopicPartition, @Nullable Tso> watermarks = new HashMap<>();

  /** What was handled while the partition took part; a partition that is new has none. */
  private final Map<TopicPartition, Tso> handled = new HashMap<>();

  /** The commits from the watermark on; those at the watermark itself may be handled. */
  private final TreeMap<Tso, Commit> commits = new TreeMap<>();

  /** The events of each partition in the order they came, of which the first are done first. */
  private final Map<TopicPartition, Deque<OpenEvent>> arrived = new HashMap<>();

  private final Tally tally;
  private long waiting;

  EventOrder(Tally tally) {
    this.tally = tally;
  }

  void add(TopicPartition partition) {
    watermarks.putIfAbsent(partition, null);
  }

  /** Everything before this was handled by an earlier consumer. */
  void resumeAfter(TopicPartition partition, Tso watermark) {
    handled.put(partition, watermark);
  }

  Set<TopicPartition> partitions() {
    return watermarks.keySet();
  }

  /** Takes an event; returns it when it waits, null when nothing is left to do with it. */
  @Nullable OpenEvent take(
      TopicPartition partition, long offset, int index, HeldMessage message, ChangeEvent event) {
    Tso ts = event.commitTs().orElseThrow(() -> ConsumeException.unordered(partition, offset));
    if (event instanceof Watermark) {
      Tso before = watermarks.get(partition);
      if (before == null || ts.compareTo(before) > 0) {
        watermarks.put(partition, ts);
      } else if (ts.compareTo(before) < 0) {
        tally.repeats++;
      }
      return null;
    }
    Tso done = handled.get(partition);
    boolean repeat = done != null && ts.compareTo(done) < 0;
    // formats that send schema changes to every partition repeat that of partition 0
    boolean copy = event instanceof Ddl && partition.partition() != 0;
    if (copy) {
      return null;
    }
    Commit commit = repeat ? null : commits.computeIfAbsent(ts, at -> new Commit());
    if (commit == null || !commit.isNew(OpenEvent.identity(event))) {
      tally.repeats++;
      return null;
    }
    OpenEvent taken = new OpenEvent(partition, offset, index, ts, message, event);
    commit.waiting = taken.after(commit.waiting);
    arrived.computeIfAbsent(partition, from -> new ArrayDeque<>()).add(taken);
    waiting++;
    return taken;
  }

  /** The smallest watermark of all partitions, null while one has none. */
  @Nullable Tso watermark() {
    Tso least = null;
    for (Tso watermark : watermarks.values()) {
      if (watermark == null) {
        return null;
      }
      least = least == null || watermark.compareTo(least) < 0 ? watermark : least;
    }
    return least;
  }

  /** The partition that holds the others back. */
  @Nullable TopicPartition slowest() {
    TopicPartition slowest = null;
    for (TopicPartition partition : watermarks.keySet()) {
      Tso least = slowest == null ? null : watermarks.get(slowest);
      Tso own = watermarks.get(partition);
      if (slowest == null || (least != null && (own == null || own.compareTo(least) < 0))) {
        slowest = partition;
      }
    }
    return slowest;
  }

  /** Says whether a partition is further than the slowest. */
  boolean ahead(TopicPartition partition) {
    Tso own = watermarks.get(partition);
    Tso least = watermark();
    return own != null && (least == null || own.compareTo(least) > 0);
  }

  /** The commits that are complete, in order. */
  List<Tso> complete() {
    Tso complete = watermark();
    if (complete == null) {
      return List.of();
    }
    List<Tso> open = new ArrayList<>();
    commits
        .headMap(complete, true)
        .forEach(
            (ts, commit) -> {
              if (!commit.waiting.isEmpty()) {
                open.add(ts);
              }
            });
    return open;
  }

  /** The events of a commit: deletes, then writes, then changes of the schema. */
  List<OpenEvent> at(Tso ts) {
    Commit commit = commits.get(ts);
    List<OpenEvent> events = commit == null ? new ArrayList<>() : new ArrayList<>(commit.waiting);
    events.sort(Comparator.comparingInt(e -> e.deletes ? 0 : e.row ? 1 : 2));
    return events;
  }

  /** Forgets events that were handled, those of one commit one after the other. */
  void done(List<OpenEvent> events) {
    events.forEach(OpenEvent::finish);
    waiting -= events.size();
    Commit before = null;
    for (OpenEvent event : events) {
      Commit commit = commits.get(event.commitTs);
      if (commit != null && commit != before) {
        commit.forgetDone();
        before = commit;
      }
    }
  }

  /** Notes that everything up to the watermark was handled. */
  void advance() {
    Tso complete = watermark();
    if (complete == null) {
      return;
    }
    watermarks.keySet().forEach(partition -> handled.merge(partition, complete, EventOrder::later));
    // a repeat below the watermark is known by that; one at the watermark by its identity alone
    commits.headMap(complete, false).values().removeIf(commit -> commit.waiting.isEmpty());
  }

  private static Tso later(Tso one, Tso other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  @Nullable Tso handled(TopicPartition partition) {
    return handled.get(partition);
  }

  /** The first record of a partition that still has an event waiting, or the offset given. */
  Map<TopicPartition, Long> firstOpen(Map<TopicPartition, Long> positions) {
    Map<TopicPartition, Long> first = new HashMap<>(positions);
    first.keySet().retainAll(watermarks.keySet());
    arrived.forEach(
        (partition, events) -> {
          while (!events.isEmpty() && events.getFirst().done) {
            OpenEvent unused = events.removeFirst();
          }
          if (!events.isEmpty()) {
            first.merge(partition, events.getFirst().offset, Math::min);
          }
        });
    return first;
  }

  Collection<Commit> newestFirst() {
    return commits.descendingMap().values();
  }

  long openEvents() {
    return waiting;
  }
}
