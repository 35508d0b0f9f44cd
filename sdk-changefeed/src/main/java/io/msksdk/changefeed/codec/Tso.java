package io.msksdk.changefeed.codec;

import java.time.Instant;

/**
 * A timestamp of TiDB: milliseconds of the epoch above 18 bits of a counter. Compared as the
 * unsigned 64-bit number it is.
 *
 * @param value the 64 bits
 */
public record Tso(long value) implements Comparable<Tso> {
  private static final int COUNTER_BITS = 18;

  /**
   * Returns the timestamp of a 64-bit number.
   *
   * @param value the number
   * @return the timestamp
   */
  public static Tso of(long value) {
    return new Tso(value);
  }

  /**
   * Returns the first timestamp of a millisecond.
   *
   * @param time the time
   * @return the timestamp whose counter is zero
   */
  public static Tso at(Instant time) {
    return new Tso(time.toEpochMilli() << COUNTER_BITS);
  }

  /**
   * Puts a timestamp together.
   *
   * @param millis milliseconds of the epoch
   * @param logical the counter within the millisecond
   * @return the timestamp
   */
  public static Tso parts(long millis, long logical) {
    return new Tso(millis << COUNTER_BITS | logical);
  }

  /**
   * Returns the wall-clock part.
   *
   * @return the time, to the millisecond
   */
  public Instant physical() {
    return Instant.ofEpochMilli(value >>> COUNTER_BITS);
  }

  /**
   * Returns the counter within the millisecond.
   *
   * @return 0 to 262143
   */
  public int logical() {
    return (int) (value & ((1 << COUNTER_BITS) - 1));
  }

  @Override
  public int compareTo(Tso other) {
    return Long.compareUnsigned(value, other.value);
  }

  /** Returns the number as TiDB writes it. */
  @Override
  public String toString() {
    return Long.toUnsignedString(value);
  }
}
