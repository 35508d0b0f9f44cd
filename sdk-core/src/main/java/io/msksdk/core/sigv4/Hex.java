package io.msksdk.core.sigv4;

import java.nio.charset.StandardCharsets;

/** Lower-case hexadecimal, the only form SigV4 writes. */
final class Hex {
  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

  private Hex() {}

  /** Writes two ASCII digits per byte into {@code target}, beginning at {@code at}. */
  static void write(byte[] bytes, byte[] target, int at) {
    int next = at;
    for (byte b : bytes) {
      target[next++] = DIGITS[(b >> 4) & 0xF];
      target[next++] = DIGITS[b & 0xF];
    }
  }

  static String text(byte[] bytes) {
    byte[] digits = new byte[2 * bytes.length];
    write(bytes, digits, 0);
    return new String(digits, StandardCharsets.ISO_8859_1);
  }
}
