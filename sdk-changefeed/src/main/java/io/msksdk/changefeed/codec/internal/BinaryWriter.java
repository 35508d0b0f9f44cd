package io.msksdk.changefeed.codec.internal;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes Avro's binary form. */
public final class BinaryWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Bytes as they are. */
  @CanIgnoreReturnValue
  public BinaryWriter raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  /** An int or a long, or the branch of a union. */
  @CanIgnoreReturnValue
  public BinaryWriter number(long value) {
    long zigzag = (value << 1) ^ (value >> 63);
    while ((zigzag & ~0x7fL) != 0) {
      out.write((int) ((zigzag & 0x7f) | 0x80));
      zigzag >>>= 7;
    }
    out.write((int) zigzag);
    return this;
  }

  /** Bytes with their length. */
  @CanIgnoreReturnValue
  public BinaryWriter bytes(byte[] bytes) {
    return number(bytes.length).raw(bytes);
  }

  /** A text. */
  @CanIgnoreReturnValue
  public BinaryWriter text(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A boolean. */
  @CanIgnoreReturnValue
  public BinaryWriter bool(boolean value) {
    out.write(value ? 1 : 0);
    return this;
  }

  /** A 32-bit floating-point number. */
  @CanIgnoreReturnValue
  public BinaryWriter single(float value) {
    return little(Float.floatToIntBits(value), Float.BYTES);
  }

  /** A 64-bit floating-point number. */
  @CanIgnoreReturnValue
  public BinaryWriter twice(double value) {
    return little(Double.doubleToLongBits(value), Double.BYTES);
  }

  private BinaryWriter little(long bits, int bytes) {
    for (int i = 0; i < bytes; i++) {
      out.write((int) (bits >>> (8 * i)));
    }
    return this;
  }

  /** What was written. */
  public byte[] toBytes() {
    return out.toByteArray();
  }
}
