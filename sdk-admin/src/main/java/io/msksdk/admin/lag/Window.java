package io.msksdk.admin.lag;

import io.msksdk.admin.lag.source.Offsets;

/**
 * The samples of one group in one topic, oldest first, as shared rows. Immutable.
 *
 * <p>The second row of a sample is what lag is counted from, or the lag itself where the source
 * reports it.
 */
final class Window {
  static final Window EMPTY = new Window(new long[0], new Offsets[0], new Offsets[0], false);

  private final long[] times;
  private final Offsets[] committed;
  private final Offsets[] bases;
  private final boolean reported;

  Window(long[] times, Offsets[] committed, Offsets[] bases, boolean reported) {
    this.times = times;
    this.committed = committed;
    this.bases = bases;
    this.reported = reported;
  }

  int size() {
    return times.length;
  }

  boolean reported() {
    return reported;
  }

  long time(int sample) {
    return times[sample];
  }

  Offsets committedRow(int sample) {
    return committed[sample];
  }

  Offsets baseRow(int sample) {
    return bases[sample];
  }

  long committed(int sample, int partition) {
    return committed[sample].at(partition);
  }

  long base(int sample, int partition) {
    return bases[sample].at(partition);
  }

  /** The lag of a sample, {@link Offsets#NONE} where it is not known. */
  long lag(int sample, int partition) {
    long base = bases[sample].at(partition);
    if (reported || base == Offsets.NONE) {
      return base;
    }
    long at = committed[sample].at(partition);
    return at == Offsets.NONE ? Offsets.NONE : Math.max(0, base - at);
  }

  /** Whether a sample says anything about a partition. */
  boolean has(int sample, int partition) {
    return lag(sample, partition) != Offsets.NONE;
  }

  /** The first sample that says anything about a partition, {@link #size()} when none does. */
  int first(int partition) {
    int sample = 0;
    while (sample < times.length && !has(sample, partition)) {
      sample++;
    }
    return sample;
  }

  /** The last sample that says anything about a partition, -1 when none does. */
  int last(int partition) {
    int sample = times.length - 1;
    while (sample >= 0 && !has(sample, partition)) {
      sample--;
    }
    return sample;
  }
}
