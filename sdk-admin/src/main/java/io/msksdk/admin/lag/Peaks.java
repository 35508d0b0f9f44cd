package io.msksdk.admin.lag;

import io.msksdk.admin.lag.source.Offsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The furthest commits of partitions that went back. Kept apart from the samples, so that a rewind
 * between two of them is seen too. Not thread-safe.
 */
final class Peaks {
  private final long memory;
  private long @Nullable [] offsets;
  private long @Nullable [] times;

  Peaks(long memory) {
    this.memory = memory;
  }

  /** Compares two rounds. Returns whether any commit moved. */
  boolean add(Offsets before, Offsets now, long time) {
    boolean moved = false;
    for (int partition = 0; partition < now.size(); partition++) {
      long from = before.at(partition);
      long to = now.at(partition);
      if (from != to && from != Offsets.NONE && to != Offsets.NONE) {
        moved = true;
        if (to < from) {
          remember(partition, now.size(), from, time);
        }
      }
    }
    forget(now, time);
    return moved;
  }

  long at(int partition) {
    return offsets == null || partition >= offsets.length ? Offsets.NONE : offsets[partition];
  }

  Offsets row() {
    return offsets == null ? Offsets.none() : Offsets.of(offsets);
  }

  /** When the commits were there, by partition. */
  Offsets timesRow() {
    return times == null ? Offsets.none() : Offsets.of(times);
  }

  void restore(Offsets row, Offsets rowTimes) {
    clear();
    for (int partition = 0; partition < row.size(); partition++) {
      if (row.has(partition)) {
        remember(partition, row.size(), row.at(partition), rowTimes.at(partition));
      }
    }
  }

  void clear() {
    offsets = null;
    times = null;
  }

  private void remember(int partition, int size, long peak, long time) {
    if (offsets == null || times == null) {
      offsets = new long[0];
      times = new long[0];
    }
    if (offsets.length < size) {
      int had = offsets.length;
      offsets = Arrays.copyOf(offsets, size);
      times = Arrays.copyOf(times, size);
      Arrays.fill(offsets, had, size, Offsets.NONE);
    }
    offsets[partition] = Math.max(offsets[partition], peak);
    times[partition] = time;
  }

  /** A reader that came back to where it was, or that lives with having gone back for a window. */
  private void forget(Offsets now, long time) {
    if (offsets == null || times == null) {
      return;
    }
    boolean any = false;
    for (int partition = 0; partition < offsets.length; partition++) {
      times[partition] = Math.min(times[partition], time); // the clock may have gone back
      boolean over = now.at(partition) >= offsets[partition] || time - times[partition] > memory;
      if (over) {
        offsets[partition] = Offsets.NONE;
      }
      any |= offsets[partition] != Offsets.NONE;
    }
    if (!any) {
      clear();
    }
  }
}
