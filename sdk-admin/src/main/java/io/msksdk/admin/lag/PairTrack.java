package io.msksdk.admin.lag;

import io.msksdk.admin.lag.source.Offsets;
import io.msksdk.admin.lag.source.TopicReading;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The samples of one group in one topic: a row per sample for all partitions together. Not
 * thread-safe.
 */
final class PairTrack {
  private final LagPolicy policy;
  private final long spacing;
  private final long[] times;
  private final Offsets[] committed;
  private final Offsets[] bases;
  private int size;
  private int generation;
  private boolean reported;
  private Offsets latest = Offsets.none();
  private final Peaks peaks;
  private Confirmed confirmed = new Confirmed();

  PairTrack(LagPolicy policy) {
    this.policy = policy;
    times = new long[policy.samples()];
    committed = new Offsets[policy.samples()];
    bases = new Offsets[policy.samples()];
    spacing = policy.window().toMillis() / policy.samples();
    peaks = new Peaks(policy.window().toMillis());
  }

  /** Remembers one round. Returns whether a commit moved since the round before. */
  boolean add(TopicReading reading, int topicGeneration, long time) {
    if (topicGeneration != generation) {
      forget(topicGeneration);
    }
    reported = reading.reportedLags().size() > 0;
    boolean moved = peaks.add(latest, reading.committed(), time);
    latest = reading.committed();
    makeRoom(time);
    times[size] = time;
    committed[size] = SampleRows.committed(reading, policy, last());
    bases[size] = reported ? reading.reportedLags() : LagCount.bases(reading, policy);
    size++;
    return moved;
  }

  Window window() {
    return new Window(
        Arrays.copyOf(times, size),
        Arrays.copyOf(committed, size),
        Arrays.copyOf(bases, size),
        reported);
  }

  Peaks peaks() {
    return peaks;
  }

  Confirmed confirmed() {
    return confirmed;
  }

  private @Nullable Offsets last() {
    return size == 0 ? null : committed[size - 1];
  }

  private void forget(int topicGeneration) {
    generation = topicGeneration;
    size = 0;
    latest = Offsets.none();
    peaks.clear();
    confirmed = new Confirmed();
  }

  private void makeRoom(long time) {
    if (policy.rules() == LagPolicy.Rules.STANDARD) {
      // a round sooner than the spacing overwrites the newest sample: the window keeps its length
      if (size >= 2 && time - times[size - 2] < spacing) {
        size--;
      }
      while (size > policy.minimumSamples() && time - times[0] > policy.window().toMillis()) {
        dropOldest();
      }
    }
    if (size == times.length) {
      dropOldest();
    }
  }

  private void dropOldest() {
    size--;
    System.arraycopy(times, 1, times, 0, size);
    System.arraycopy(committed, 1, committed, 0, size);
    System.arraycopy(bases, 1, bases, 0, size);
  }
}
