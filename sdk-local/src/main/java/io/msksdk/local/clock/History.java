package io.msksdk.local.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A value with what it was before, so that a change can be seen later than it was made.
 * Thread-safe.
 *
 * @param <T> the kind of value
 */
public final class History<T> {
  private static final int KEPT = 32;

  private volatile List<Entry<T>> entries;

  private History(T first) {
    this.entries = List.of(new Entry<>(first, Instant.MIN));
  }

  /**
   * Begins a history.
   *
   * @param first the value, which has always been so
   * @param <T> the kind of value
   * @return a new history
   */
  public static <T> History<T> of(T first) {
    return new History<>(first);
  }

  /**
   * Changes the value.
   *
   * @param value the new value
   * @param now the time of the change
   */
  public synchronized void add(T value, Instant now) {
    List<Entry<T>> all = new ArrayList<>(entries);
    all.add(new Entry<>(value, now));
    entries = List.copyOf(all.subList(Math.max(0, all.size() - KEPT), all.size()));
  }

  /**
   * Returns the value as it was.
   *
   * @param then the time
   * @return the value at that time, or the oldest one that is kept
   */
  public T at(Instant then) {
    List<Entry<T>> known = entries;
    for (int i = known.size() - 1; i > 0; i--) {
      if (!known.get(i).from().isAfter(then)) {
        return known.get(i).value();
      }
    }
    return known.get(0).value();
  }

  private record Entry<T>(T value, Instant from) {}
}
