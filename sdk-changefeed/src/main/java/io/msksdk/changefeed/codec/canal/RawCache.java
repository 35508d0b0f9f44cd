package io.msksdk.changefeed.codec.canal;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what names and types, which are the same in message after message, were read as. One
 * slot per hash, the newest wins: bounded without bookkeeping, and a lost race costs one more
 * reading. Thread-safe, since entries are immutable.
 */
final class RawCache<V> {
  private static final int SLOTS = 1 << 10;

  /** What is longer is no name; keeping it would only hold memory. */
  private static final int LONGEST = 512;

  private final AtomicReferenceArray<@Nullable Entry<V>> entries =
      new AtomicReferenceArray<>(SLOTS);
  private final Reader<V> reader;

  /** Reads a value from bytes that were checked before. */
  interface Reader<V> {
    V read(byte[] bytes, int start, int packed);
  }

  private static final class Entry<V> {
    final byte[] raw;
    final V value;

    Entry(byte[] raw, V value) {
      this.raw = raw;
      this.value = value;
    }
  }

  RawCache(Reader<V> reader) {
    this.reader = reader;
  }

  V get(byte[] bytes, int start, int packed) {
    int stop = start + Spans.length(packed);
    int slot = slot(bytes, start, stop);
    Entry<V> entry = entries.getPlain(slot);
    if (entry != null && Arrays.equals(entry.raw, 0, entry.raw.length, bytes, start, stop)) {
      return entry.value;
    }
    V value = reader.read(bytes, start, packed);
    if (stop - start <= LONGEST) {
      entries.set(slot, new Entry<>(Arrays.copyOfRange(bytes, start, stop), value));
    }
    return value;
  }

  private static int slot(byte[] bytes, int start, int stop) {
    int hash = hash(bytes, start, Math.min(stop, start + LONGEST));
    return (hash ^ (hash >>> 16)) & (SLOTS - 1);
  }

  static int hash(byte[] bytes, int start, int stop) {
    int hash = stop - start;
    for (int i = start; i < stop; i++) {
      hash = 31 * hash + bytes[i];
    }
    return hash;
  }
}
