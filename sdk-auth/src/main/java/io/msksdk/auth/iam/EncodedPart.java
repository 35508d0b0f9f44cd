package io.msksdk.auth.iam;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/**
 * The part of a text in base64url that is encoded anew for a value in it. Four characters stand for
 * three bytes, so it is whole groups of three; the text goes on behind each value.
 */
final class EncodedPart {
  private static final byte[] BASE64_URL =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".getBytes(ISO_8859_1);

  private final byte[] plain;
  private final int valueAt;
  private final int encodedAt;

  private EncodedPart(byte[] plain, int valueAt, int encodedAt) {
    this.plain = plain;
    this.valueAt = valueAt;
    this.encodedAt = encodedAt;
  }

  static EncodedPart of(byte[] text, int valueAt, int length) {
    int first = valueAt / 3;
    int end = (valueAt + length + 2) / 3;
    byte[] plain = Arrays.copyOfRange(text, 3 * first, 3 * end);
    return new EncodedPart(plain, valueAt - 3 * first, 4 * first);
  }

  /** One with bytes of its own. */
  EncodedPart copy() {
    return new EncodedPart(plain.clone(), valueAt, encodedAt);
  }

  /** What is encoded, for the value to be written into. */
  byte[] plain() {
    return plain;
  }

  int valueAt() {
    return valueAt;
  }

  /** Encodes the part over what its encoding was before. */
  void encode(byte[] encoded) {
    int next = encodedAt;
    for (int i = 0; i < plain.length; i += 3) {
      int group = (plain[i] & 0xFF) << 16 | (plain[i + 1] & 0xFF) << 8 | (plain[i + 2] & 0xFF);
      encoded[next] = BASE64_URL[group >> 18];
      encoded[next + 1] = BASE64_URL[(group >> 12) & 0x3F];
      encoded[next + 2] = BASE64_URL[(group >> 6) & 0x3F];
      encoded[next + 3] = BASE64_URL[group & 0x3F];
      next += 4;
    }
  }
}
