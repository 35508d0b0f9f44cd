package io.msksdk.admin.lag;

import io.msksdk.admin.lag.source.Offsets;
import io.msksdk.admin.lag.source.TopicReading;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

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
  private final Slots slots;
  private int size;
  private int generation;
  private boolean reported;
  private String topicId = "";
  private Offsets latest = Offsets.none();
  private final Peaks peaks;
  private Confirmed confirmed = new Confirmed();

  PairTrack(LagPolicy policy) {
    this.policy = policy;
    times = new long[policy.samples()];
    committed = new Offsets[policy.samples()];
    bases = new Offsets[policy.samples()];
    slots = new Slots(policy.samples());
    spacing = policy.window().toMillis() / policy.samples();
    peaks = new Peaks(policy.window().toMillis());
  }

  /**
   * Goes on where another monitor stopped: its records, oldest first, of the topic as it is now.
   */
  static PairTrack restored(LagPolicy policy, List<PairRecord> records, int topicGeneration) {
    PairTrack pair = new PairTrack(policy);
    PairRecord newest = records.get(records.size() - 1);
    pair.generation = topicGeneration;
    pair.reported = newest.reported();
    pair.topicId = newest.topicId();
    pair.latest = newest.latest();
    pair.peaks.restore(newest.peaks(), newest.peakTimes());
    pair.confirmed = newest.confirmed();
    int first = Math.max(0, records.size() - pair.times.length);
    for (PairRecord record : records.subList(first, records.size())) {
      pair.slots.restore(pair.size, record.slot());
      pair.append(record.time(), record.committed(), record.bases());
    }
    return pair;
  }

  /** Remembers one round. Returns whether a commit moved since the round before. */
  boolean add(TopicReading reading, int topicGeneration, long time) {
    if (topicGeneration != generation) {
      forget(topicGeneration);
    }
    reported = reading.reportedLags().size() > 0;
    // a round that could not list the topics has no ids, and says nothing of another topic
    topicId = reading.offsets().topicId().isEmpty() ? topicId : reading.offsets().topicId();
    boolean moved = peaks.add(latest, reading.committed(), time);
    Offsets sample = SampleRows.committed(reading, policy, latest);
    latest = reading.committed();
    makeRoom(time);
    slots.take(size);
    append(time, sample, reported ? reading.reportedLags() : LagCount.bases(reading, policy));
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

  /** Visits the samples that are not saved as they are now. */
  void changes(String group, String topic, long lastMove, Consumer<PairRecord> visitor) {
    for (int sample = 0; sample < size; sample++) {
      if (slots.unsaved(sample)) {
        visitor.accept(
            new PairRecord(
                group,
                topic,
                slots.at(sample),
                topicId,
                times[sample],
                lastMove,
                reported,
                committed[sample],
                bases[sample],
                latest,
                peaks.row(),
                peaks.timesRow(),
                confirmed));
      }
    }
  }

  void saved() {
    slots.saved();
  }

  private void append(long time, Offsets sample, Offsets base) {
    times[size] = time;
    committed[size] = sample;
    bases[size] = base;
    size++;
  }

  private void forget(int topicGeneration) {
    generation = topicGeneration;
    topicId = "";
    size = 0;
    slots.saved();
    latest = Offsets.none();
    peaks.clear();
    confirmed = new Confirmed();
  }

  /** When the newest sample was taken. */
  long newest() {
    return size == 0 ? Long.MIN_VALUE : times[size - 1];
  }

  private void makeRoom(long time) {
    // the clock went back: samples of a time that has not come would stay until it comes
    while (size > 0 && times[size - 1] > time) {
      slots.dropLast(size);
      size--;
    }
    if (policy.rules() == LagPolicy.Rules.STANDARD) {
      // a round sooner than the spacing overwrites the newest sample: the window keeps its length
      if (size >= 2 && time - times[size - 2] < spacing) {
        slots.dropLast(size);
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
    if (policy.rules() == LagPolicy.Rules.BURROW) {
      committed[1] = SampleRows.carried(committed[0], committed[1]);
      slots.changed(1);
    }
    slots.drop(0);
    size--;
    System.arraycopy(times, 1, times, 0, size);
    System.arraycopy(committed, 1, committed, 0, size);
    System.arraycopy(bases, 1, bases, 0, size);
  }
}
