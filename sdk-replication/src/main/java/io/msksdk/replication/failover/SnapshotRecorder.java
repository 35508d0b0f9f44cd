package io.msksdk.replication.failover;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.MskException;
import io.msksdk.core.time.Scheduler;
import io.msksdk.core.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Takes snapshots of a pair all the time, so that after a disaster one can say what is missing, and
 * where groups stood that no replicator gave an offset. Runs in the Region of the secondary, or in
 * a third. Thread-safe.
 *
 * <pre>{@code
 * SnapshotRecorder recorder = SnapshotRecorder.every(Duration.ofSeconds(30), pair, store);
 * }</pre>
 */
public final class SnapshotRecorder implements AutoCloseable {
  /** How far back the last copied record is looked for on the source. */
  private static final int DEPTH = 2000;

  private final FailoverPair pair;
  private final SnapshotStore store;
  private final Time time;
  private final AtomicReference<MskException> problem = new AtomicReference<>();
  private final Leg leg;
  private final Views views;
  private @Nullable GroupPositions positions;
  private @Nullable Scheduler scheduler;
  private boolean closed;

  private SnapshotRecorder(FailoverPair pair, SnapshotStore store, Time time) {
    this.pair = requireNonNull(pair, "pair");
    this.store = requireNonNull(store, "store");
    this.time = time;
    this.leg = new Leg(pair.primary(), pair.secondary(), pair.naming(), null);
    this.views = new Views(pair.primary(), pair.secondary());
  }

  /**
   * Starts a recorder of its own thread; the caller closes it.
   *
   * @param pause between two snapshots
   * @param pair what to look at, from primary to secondary
   * @param store where to keep them
   * @return the recorder
   */
  public static SnapshotRecorder every(Duration pause, FailoverPair pair, SnapshotStore store) {
    return every(pause, pair, store, Time.system());
  }

  /**
   * Starts a recorder on another clock, for tests.
   *
   * @param pause between two snapshots
   * @param pair what to look at, from primary to secondary
   * @param store where to keep them
   * @param time the clock
   * @return the recorder
   */
  public static SnapshotRecorder every(
      Duration pause, FailoverPair pair, SnapshotStore store, Time time) {
    SnapshotRecorder recorder = new SnapshotRecorder(pair, store, time);
    recorder.scheduler = time.scheduler("failover-snapshots", 1);
    recorder.again(requireNonNull(pause, "pause"), Duration.ZERO);
    return recorder;
  }

  /**
   * Makes a recorder that takes a snapshot only when it is asked to.
   *
   * @param pair what to look at, from primary to secondary
   * @param store where to keep them
   * @return the recorder
   */
  public static SnapshotRecorder onDemand(FailoverPair pair, SnapshotStore store) {
    return new SnapshotRecorder(pair, store, Time.system());
  }

  private void again(Duration pause, Duration delay) {
    Scheduler running = scheduler;
    if (running != null) {
      Scheduler.Scheduled unused =
          running.after(
              delay,
              () -> {
                attempt();
                again(pause, pause);
              });
    }
  }

  private void attempt() {
    try {
      ReplicationSnapshot unused = take();
    } catch (MskException e) {
      // the next one may succeed; what was taken before is what a disaster leaves
      problem.set(e);
    } catch (RuntimeException e) {
      // a full disk, or what a store of the user's throws, must not end the recorder in silence
      problem.set(FailoverRefusal.snapshotFailed(e));
    }
  }

  /**
   * Returns why the last snapshot could not be taken.
   *
   * @return the problem, empty while snapshots are taken
   */
  public Optional<MskException> problem() {
    return Optional.ofNullable(problem.get());
  }

  /**
   * Takes a snapshot now.
   *
   * @return the snapshot, already stored
   */
  public synchronized ReplicationSnapshot take() {
    String alias = leg.alias();
    List<String> topics =
        views.from().topics().keySet().stream()
            .filter(topic -> pair.topics().matcher(topic).matches())
            .toList();
    Set<String> there = views.to().topics().keySet();
    List<String> copied = topics.stream().filter(t -> there.contains(leg.copyOf(t))).toList();
    Map<TopicPartition, Long> sourceStarts = views.from().starts(topics);
    Map<TopicPartition, Long> sourceEnds = views.from().ends(topics);
    Map<TopicPartition, Long> targetEnds = views.to().ends(leg.copiesOf(copied));
    Map<TopicPartition, List<Tip>> lasts = views.to().tips(targetEnds.keySet(), 1);
    Map<TopicPartition, List<Tip>> near = views.from().tips(sourceEnds.keySet(), DEPTH);
    List<PartitionSnapshot> partitions = new ArrayList<>();
    for (TopicPartition partition : new HashSet<>(sourceEnds.keySet())) {
      TopicPartition copy = leg.copyOf(partition);
      partitions.add(
          new PartitionSnapshot(
              partition.topic(),
              partition.partition(),
              sourceEnds.getOrDefault(partition, 0L),
              copiedUpTo(
                  lasts.getOrDefault(copy, List.of()),
                  near.getOrDefault(partition, List.of()),
                  sourceStarts.getOrDefault(partition, 0L)),
              targetEnds.getOrDefault(copy, 0L)));
    }
    ReplicationSnapshot snapshot =
        new ReplicationSnapshot(time.now(), alias, partitions, positions().read(topics));
    store.add(snapshot);
    problem.set(null);
    return snapshot;
  }

  private GroupPositions positions() {
    GroupPositions reader = positions;
    if (reader == null) {
      reader = new GroupPositions(pair, views.from());
      positions = reader;
    }
    return reader;
  }

  private static long copiedUpTo(List<Tip> last, List<Tip> near, long start) {
    if (last.isEmpty()) {
      // what the source has deleted itself is not missing
      return start;
    }
    for (int i = near.size() - 1; i >= 0; i--) {
      if (near.get(i).copyOf(last.get(0))) {
        return near.get(i).offset() + 1;
      }
    }
    return -1;
  }

  /** Ends the recorder; what it stored stays. A second call does nothing. */
  @Override
  public void close() {
    Scheduler running = scheduler;
    scheduler = null;
    if (running != null) {
      running.close();
    }
    synchronized (this) {
      if (!closed) {
        closed = true;
        views.close();
      }
    }
  }
}
