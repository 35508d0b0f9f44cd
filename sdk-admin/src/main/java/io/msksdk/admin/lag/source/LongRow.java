package io.msksdk.admin.lag.source;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** A row of numbers that grows. Not thread-safe. */
final class LongRow {
  private long[] values = new long[0];
  private int size;

  void set(int index, long value) {
    if (index >= values.length) {
      int had = values.length;
      values = Arrays.copyOf(values, Math.max(index + 1, 2 * had));
      Arrays.fill(values, had, values.length, Offsets.NONE);
    }
    values[index] = value;
    size = Math.max(size, index + 1);
  }

  /** Visits the places that have a number. */
  void forEachIndex(IntConsumer visitor) {
    for (int i = 0; i < size; i++) {
      if (values[i] != Offsets.NONE) {
        visitor.accept(i);
      }
    }
  }

  boolean has(int index) {
    return index < size && values[index] != Offsets.NONE;
  }

  Offsets offsets() {
    return Offsets.over(size == values.length ? values : Arrays.copyOf(values, size));
  }
}
