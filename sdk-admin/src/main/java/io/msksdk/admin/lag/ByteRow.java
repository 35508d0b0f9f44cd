package io.msksdk.admin.lag;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.msksdk.admin.lag.source.Offsets;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * Numbers and texts in few bytes: a small number is one byte, a row is written as differences. Not
 * thread-safe.
 */
final class ByteRow {
  private static final int MORE = 0x80;
  private static final int SEVEN = 0x7f;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(64);

  ByteRow number(long value) {
    // the sign goes last, so that a small negative number is short too
    long left = (value << 1) ^ (value >> 63);
    while ((left & ~SEVEN) != 0) {
      out.write((int) (left & SEVEN) | MORE);
      left >>>= 7;
    }
    out.write((int) left);
    return this;
  }

  ByteRow text(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    number(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  ByteRow row(Offsets row) {
    number(row.size());
    long before = 0;
    for (int i = 0; i < row.size(); i++) {
      number(row.at(i) - before);
      before = row.at(i);
    }
    return this;
  }

  /** A row that is close to another one. */
  ByteRow row(Offsets row, Offsets close) {
    number(row.size());
    for (int i = 0; i < row.size(); i++) {
      number(row.at(i) - close.at(i));
    }
    return this;
  }

  ByteRow add(ByteRow more) {
    out.writeBytes(more.bytes());
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  static Reader read(byte[] bytes) {
    return new Reader(ByteBuffer.wrap(bytes));
  }

  /** Reads what was written, in the same order; cut bytes end in a buffer underflow. */
  static final class Reader {
    private final ByteBuffer in;

    private Reader(ByteBuffer in) {
      this.in = in;
    }

    long number() {
      long value = 0;
      int shift = 0;
      byte next = in.get();
      while ((next & MORE) != 0 && shift < Long.SIZE) {
        value |= (long) (next & SEVEN) << shift;
        shift += 7;
        next = in.get();
      }
      value |= (long) next << shift;
      return (value >>> 1) ^ -(value & 1);
    }

    String text() {
      byte[] bytes = new byte[length()];
      in.get(bytes);
      return new String(bytes, UTF_8);
    }

    Offsets row() {
      long[] row = new long[length()];
      long before = 0;
      for (int i = 0; i < row.length; i++) {
        before += number();
        row[i] = before;
      }
      return Offsets.of(row);
    }

    Offsets row(Offsets close) {
      long[] row = new long[length()];
      for (int i = 0; i < row.length; i++) {
        row[i] = number() + close.at(i);
      }
      return Offsets.of(row);
    }

    /** Every element takes a byte at least: what claims more is not what was written. */
    int length() {
      long length = number();
      if (length < 0 || length > in.remaining()) {
        throw new BufferUnderflowException();
      }
      return (int) length;
    }
  }
}
