package io.msksdk.changefeed.codec.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes at a time, which text is mostly made of that means nothing to JSON. */
public final class Words {
  /** The bytes of a word. */
  public static final int SIZE = Long.BYTES;

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;
  private static final long ZEROES = ONES * '0';

  private Words() {}

  /** Eight bytes, the first of them lowest. */
  public static long at(byte[] bytes, int place) {
    return (long) WORDS.get(bytes, place);
  }

  /** Writes eight bytes. */
  public static void put(byte[] bytes, int place, long word) {
    WORDS.set(bytes, place, word);
  }

  /** How many bytes come before the lowest that is marked; the size of a word when none is. */
  public static int before(long marks) {
    return Long.numberOfTrailingZeros(marks) >>> 3;
  }

  /** A high bit at the lowest byte that is this one; those above it may be marked wrongly. */
  public static long marks(long word, char wanted) {
    long zeroed = word ^ (ONES * wanted);
    return (zeroed - ONES) & ~zeroed & HIGH;
  }

  /** The first byte from here that is a quote, a backslash, a control or beyond ASCII. */
  public static int special(byte[] bytes, int from) {
    if (from > bytes.length - SIZE) {
      return specialByte(bytes, from);
    }
    long marks = specials(at(bytes, from));
    return marks != 0 ? from + before(marks) : laterSpecial(bytes, from + SIZE);
  }

  /** The same where it is not likely to be near. */
  public static int laterSpecial(byte[] bytes, int from) {
    int p = from;
    int last = bytes.length - 2 * SIZE;
    while (p <= last) {
      long one = specials(at(bytes, p));
      long two = specials(at(bytes, p + SIZE));
      if ((one | two) != 0) {
        return one != 0 ? p + before(one) : p + SIZE + before(two);
      }
      p += 2 * SIZE;
    }
    return specialByte(bytes, p);
  }

  private static int specialByte(byte[] bytes, int from) {
    int p = from;
    while (p < bytes.length && bytes[p] >= ' ' && bytes[p] != '"' && bytes[p] != '\\') {
      p++;
    }
    return p;
  }

  /**
   * The same as {@link #marks}, for any byte that ends a stretch of plain ASCII. With one bit
   * turned round a quote is a space, next to the controls, and no longer needs a look of its own.
   */
  private static long specials(long word) {
    long controls = (word ^ (ONES * 2)) - ONES * ('"' - 1);
    long backslash = (word ^ (ONES * '\\')) - ONES;
    return (controls | backslash | word) & HIGH;
  }

  /** The first byte from here that is no digit. */
  public static int digitsEnd(byte[] bytes, int from) {
    int p = from;
    while (p <= bytes.length - SIZE) {
      long marks = others(at(bytes, p));
      if (marks != 0) {
        return p + before(marks);
      }
      p += SIZE;
    }
    while (p < bytes.length && bytes[p] >= '0' && bytes[p] <= '9') {
      p++;
    }
    return p;
  }

  /**
   * The number in the digits before a place, of which there may be eight bytes at least.
   *
   * @return the number, -1 when one of them is no digit
   */
  public static long digits(byte[] bytes, int stop, int count) {
    // what comes before the digits is made zero
    long ones = (at(bytes, stop - SIZE) ^ ZEROES) & (-1L << (Long.SIZE - count * Byte.SIZE));
    if ((((ones + ONES * 0x76) | ones) & HIGH) != 0) {
      return -1;
    }
    // two digits, then four, then all eight at once
    long pairs = ones * 10 + (ones >>> 8);
    long mask = 0x000000ff000000ffL;
    return ((pairs & mask) * 0x000f424000000064L + ((pairs >>> 16) & mask) * 0x0000271000000001L)
        >>> 32;
  }

  /** A high bit at the lowest byte that is no digit; those above it may be marked wrongly. */
  private static long others(long word) {
    return (((word ^ ZEROES) + ONES * 0x76) | word) & HIGH;
  }
}
