package io.msksdk.admin.lag;

import io.msksdk.admin.lag.source.Offsets;

/** When the ends and starts of a topic were where, oldest first, as shared rows. Immutable. */
final class Timeline {
  static final Timeline EMPTY = new Timeline(new long[0], new Offsets[0], new Offsets[0]);

  private final long[] times;
  private final Offsets[] ends;
  private final Offsets[] starts;

  Timeline(long[] times, Offsets[] ends, Offsets[] starts) {
    this.times = times;
    this.ends = ends;
    this.starts = starts;
  }

  int size() {
    return times.length;
  }

  long time(int point) {
    return times[point];
  }

  Offsets ends(int point) {
    return ends[point];
  }

  Offsets starts(int point) {
    return starts[point];
  }

  long end(int point, int partition) {
    return ends[point].at(partition);
  }

  long start(int point, int partition) {
    return starts[point].at(partition);
  }
}
