package io.msksdk.admin.lag.source;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One number per partition of a topic, kept without an object for each. Immutable; rounds and
 * histories share it.
 */
public final class Offsets {
  /** There is no number for the partition. */
  public static final long NONE = -1;

  private static final Offsets EMPTY = new Offsets(new long[0]);

  private final long[] values;

  private Offsets(long[] values) {
    this.values = values;
  }

  /**
   * Keeps numbers.
   *
   * @param values by partition from 0, {@link #NONE} where there is none
   * @return the numbers
   */
  public static Offsets of(long... values) {
    return values.length == 0 ? EMPTY : new Offsets(values.clone());
  }

  /**
   * Has no number for any partition.
   *
   * @return an empty row
   */
  public static Offsets none() {
    return EMPTY;
  }

  /** Takes the array over; nobody else may keep it. */
  static Offsets over(long[] values) {
    return values.length == 0 ? EMPTY : new Offsets(values);
  }

  /**
   * Returns the number of a partition.
   *
   * @param partition the partition
   * @return its number, {@link #NONE} when there is none
   */
  public long at(int partition) {
    return partition < values.length ? values[partition] : NONE;
  }

  /**
   * Says whether a partition has a number.
   *
   * @param partition the partition
   * @return true when it has
   */
  public boolean has(int partition) {
    return at(partition) != NONE;
  }

  /**
   * Returns one more than the highest partition this row reaches.
   *
   * @return the length of the row
   */
  public int size() {
    return values.length;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Offsets that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
