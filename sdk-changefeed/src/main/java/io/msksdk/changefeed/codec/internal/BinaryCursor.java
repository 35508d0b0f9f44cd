package io.msksdk.changefeed.codec.internal;

import static io.msksdk.changefeed.codec.DecodeProblem.BAD_ENCODING;
import static io.msksdk.changefeed.codec.DecodeProblem.MALFORMED;
import static io.msksdk.changefeed.codec.DecodeProblem.TRUNCATED;

import io.msksdk.changefeed.codec.DecodeException;
import io.msksdk.changefeed.codec.DecodeProblem;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Walks over Avro's binary form in place. */
public final class BinaryCursor {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH = 0x8080808080808080L;
  private static final int LONGEST_NUMBER = 10;

  private final byte[] bytes;
  private int position;
  private String field = "message";

  /** Starts at a byte of a message. */
  public BinaryCursor(byte[] bytes, int position) {
    this.bytes = bytes;
    this.position = position;
  }

  /** Names the field being read, for messages. */
  public void at(String name) {
    field = name;
  }

  /** The place of the next byte. */
  public int position() {
    return position;
  }

  /** How many bytes are left. */
  public int remaining() {
    return bytes.length - position;
  }

  /** An int or a long, or the branch of a union. */
  public long number() {
    // most lengths and branches are one byte
    if (position < bytes.length && bytes[position] >= 0) {
      long single = bytes[position++];
      return (single >>> 1) ^ -(single & 1);
    }
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      if (position >= bytes.length) {
        throw failure(TRUNCATED, "the end of the message", "more of it");
      }
      byte next = bytes[position++];
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw failure(MALFORMED, "a number of more than ten bytes", "at most 64 bits");
  }

  /** Passes over an int or a long. */
  public void skipNumber() {
    int last = Math.min(bytes.length, position + LONGEST_NUMBER) - 1;
    int p = position;
    while (p < last && bytes[p] < 0) {
      p++;
    }
    if (p > last || bytes[p] < 0) {
      // says which of the two is wrong
      long ignored = number();
    }
    position = p + 1;
  }

  /** An int. */
  public int integer() {
    long value = number();
    if (value != (int) value) {
      throw failure(DecodeProblem.OUT_OF_RANGE, "a number beyond 32 bits", "an int");
    }
    return (int) value;
  }

  /** Passes over bytes with their length; returns the length. */
  public int bytes() {
    long length = number();
    if (length < 0) {
      throw failure(MALFORMED, "a negative length", "0 or more");
    }
    skip(length);
    return (int) length;
  }

  /** Passes over so many bytes. */
  public void skip(long length) {
    if (length > bytes.length - position) {
      throw failure(TRUNCATED, "the end of the message", length + " bytes");
    }
    position += (int) length;
  }

  /** Passes over a text, which it checks. */
  public void text() {
    int length = bytes();
    int from = position - length;
    if (!ascii(from)) {
      check(from, length);
    }
  }

  private boolean ascii(int from) {
    int i = from;
    for (; i <= position - Long.BYTES; i += Long.BYTES) {
      if (((long) WORDS.get(bytes, i) & HIGH) != 0) {
        return false;
      }
    }
    for (; i < position; i++) {
      if (bytes[i] < 0) {
        return false;
      }
    }
    return true;
  }

  private void check(int from, int length) {
    try {
      var ignored =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, length));
    } catch (CharacterCodingException notUtf8) {
      throw failure(BAD_ENCODING, "bytes that are not UTF-8", "UTF-8");
    }
  }

  /** Reads a text. */
  public String readText() {
    int from = position;
    text();
    position = from;
    return checkedText();
  }

  /** Reads a text that was checked before. */
  public String checkedText() {
    int length = bytes();
    return new String(bytes, position - length, length, StandardCharsets.UTF_8);
  }

  /** Reads bytes. */
  public byte[] readBytes() {
    int length = bytes();
    byte[] copy = new byte[length];
    System.arraycopy(bytes, position - length, copy, 0, length);
    return copy;
  }

  /** Reads a boolean. */
  public boolean bool() {
    skip(1);
    byte value = bytes[position - 1];
    if (value != 0 && value != 1) {
      throw failure(MALFORMED, "a boolean of another value", "0 or 1");
    }
    return value == 1;
  }

  /** Reads a 32-bit floating-point number. */
  public float single() {
    return Float.intBitsToFloat((int) little(Float.BYTES));
  }

  /** Reads a 64-bit floating-point number. */
  public double twice() {
    return Double.longBitsToDouble(little(Double.BYTES));
  }

  private long little(int count) {
    skip(count);
    long bits = 0;
    for (int i = 0; i < count; i++) {
      bits |= (bytes[position - count + i] & 0xffL) << (8 * i);
    }
    return bits;
  }

  /** Refuses bytes after the end. */
  public void end() {
    if (position != bytes.length) {
      throw failure(MALFORMED, (bytes.length - position) + " bytes too many", "the end");
    }
  }

  /** What is wrong, and where. */
  public DecodeException failure(DecodeProblem problem, String found, String expected) {
    return DecodeException.of(problem, field, position, found, expected);
  }
}
