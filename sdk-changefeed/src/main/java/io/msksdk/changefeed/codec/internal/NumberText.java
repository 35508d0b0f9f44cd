package io.msksdk.changefeed.codec.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Numbers read from the digits in a message, without a text between where they are short. */
public final class NumberText {
  /** Longer than any number MySQL writes, so that no message can make parsing slow. */
  private static final int LONGEST = 400;

  /** So many digits fit a long whatever they are. */
  private static final int SAFE_DIGITS = 18;

  /** What a number grows by with a word of digits. */
  private static final long HUNDRED_MILLIONS = 100_000_000;

  private NumberText() {}

  /**
   * The number in digits alone, a word of them at a time.
   *
   * @return the number, -1 for anything else and where looking at words is not possible
   */
  public static long digits(byte[] bytes, int start, int length) {
    if (length < 1 || length > SAFE_DIGITS || start < Words.SIZE) {
      return -1;
    }
    int stop = start + (length - 1) % Words.SIZE + 1;
    long value = Words.digits(bytes, stop, stop - start);
    while (stop < start + length && value >= 0) {
      stop += Words.SIZE;
      long next = Words.digits(bytes, stop, Words.SIZE);
      value = next < 0 ? -1 : value * HUNDRED_MILLIONS + next;
    }
    return value;
  }

  /** A signed integer of 64 bits, or null. */
  public static @Nullable Long signed(byte[] bytes, int start, int length) {
    boolean negative = length > 0 && bytes[start] == '-';
    int from = negative ? start + 1 : start;
    int stop = start + length;
    if (from == stop || stop - from > SAFE_DIGITS + 1) {
      return null;
    }
    long value = 0;
    for (int i = from; i < stop; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return null;
      }
      value = value * 10 - digit;
    }
    // counted below zero, where there is one more number; 19 digits wrap around at most once
    if (value > 0 || (!negative && value == Long.MIN_VALUE)) {
      return null;
    }
    return negative ? value : -value;
  }

  /** An unsigned integer of 64 bits, or null. */
  public static @Nullable Long unsigned(byte[] bytes, int start, int length) {
    Long small = signed(bytes, start, length);
    if (small != null) {
      return small < 0 ? null : small;
    }
    BigInteger large = integer(bytes, start, length);
    return large == null || large.signum() < 0 || large.bitLength() > Long.SIZE
        ? null
        : large.longValue();
  }

  public static @Nullable BigInteger integer(byte[] bytes, int start, int length) {
    BigDecimal number = decimal(bytes, start, length);
    return number == null || number.scale() > 0 ? null : number.unscaledValue();
  }

  /** A number with sign, digits and point, or null. */
  public static @Nullable BigDecimal decimal(byte[] bytes, int start, int length) {
    if (length > LONGEST) {
      return null;
    }
    int stop = start + length;
    int first = length > 0 && bytes[start] == '-' ? start + 1 : start;
    int point = -1;
    long unscaled = 0;
    for (int i = first; i < stop; i++) {
      int digit = bytes[i] - '0';
      if (digit >= 0 && digit <= 9) {
        unscaled = unscaled * 10 + digit;
      } else if (bytes[i] == '.' && point < 0) {
        point = i;
      } else {
        return null;
      }
    }
    int digits = stop - first - (point < 0 ? 0 : 1);
    if (digits == 0) {
      return null;
    }
    if (digits > SAFE_DIGITS) {
      return new BigDecimal(new String(bytes, start, length, StandardCharsets.ISO_8859_1));
    }
    int scale = point < 0 ? 0 : stop - point - 1;
    return BigDecimal.valueOf(first > start ? -unscaled : unscaled, scale);
  }

  /** A floating-point number in decimal digits, or null: Java's own forms are not MySQL's. */
  public static @Nullable Double floating(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return null;
    }
    for (int i = 0; i < text.length(); i++) {
      if ("+-.0123456789eE".indexOf(text.charAt(i)) < 0) {
        return null;
      }
    }
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }

  /** Numbers in brackets, or null. */
  public static float @Nullable [] vector(String list) {
    String text = list.trim();
    if (!text.startsWith("[") || !text.endsWith("]")) {
      return null;
    }
    String inside = text.substring(1, text.length() - 1).trim();
    String[] parts = inside.isEmpty() ? new String[0] : inside.split(",", -1);
    float[] vector = new float[parts.length];
    for (int i = 0; i < parts.length; i++) {
      String part = parts[i].trim();
      if (floating(part) == null) {
        return null;
      }
      vector[i] = Float.parseFloat(part);
    }
    return vector;
  }
}
