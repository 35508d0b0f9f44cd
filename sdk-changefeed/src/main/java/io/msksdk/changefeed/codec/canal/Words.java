package io.msksdk.changefeed.codec.canal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes at a time, which text is mostly made of that means nothing to JSON. */
final class Words {
  static final int SIZE = Long.BYTES;

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;

  private Words() {}

  static long at(byte[] bytes, int place) {
    return (long) WORDS.get(bytes, place);
  }

  static void put(byte[] bytes, int place, long word) {
    WORDS.set(bytes, place, word);
  }

  /** How many bytes come before the lowest that is marked; the size of a word when none is. */
  static int before(long marks) {
    return Long.numberOfTrailingZeros(marks) >>> 3;
  }

  /** A high bit at the lowest byte that is this one; those above it may be marked wrongly. */
  static long marks(long word, char wanted) {
    long zeroed = word ^ (ONES * wanted);
    return (zeroed - ONES) & ~zeroed & HIGH;
  }

  /** The first byte from here that is a quote, a backslash, a control or beyond ASCII. */
  static int special(byte[] bytes, int from) {
    int p = from;
    if (p <= bytes.length - SIZE) {
      long marks = specials(at(bytes, p));
      if (marks != 0) {
        return p + before(marks);
      }
      p += SIZE;
    }
    // what is longer than a word is often much longer
    for (int last = bytes.length - 2 * SIZE; p <= last; p += 2 * SIZE) {
      long one = specials(at(bytes, p));
      long two = specials(at(bytes, p + SIZE));
      if ((one | two) != 0) {
        return one != 0 ? p + before(one) : p + SIZE + before(two);
      }
    }
    while (p < bytes.length && bytes[p] >= ' ' && bytes[p] != '"' && bytes[p] != '\\') {
      p++;
    }
    return p;
  }

  /** The same as {@link #marks}, for any byte that ends a stretch of plain ASCII. */
  private static long specials(long word) {
    long quote = (word ^ (ONES * '"')) - ONES;
    long backslash = (word ^ (ONES * '\\')) - ONES;
    return (quote | backslash | (word - ONES * ' ') | word) & HIGH;
  }
}
