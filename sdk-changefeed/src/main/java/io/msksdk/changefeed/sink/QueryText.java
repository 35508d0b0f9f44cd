package io.msksdk.changefeed.sink;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The text of a query as Go reads it. */
final class QueryText {
  private static final int HEX = 16;

  private QueryText() {}

  /** A plus is a blank; nothing when a percent sign is not followed by two hexadecimal digits. */
  static Optional<String> decode(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] raw = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < raw.length; i++) {
      if (raw[i] == '%') {
        int value = i + 2 <= raw.length - 1 ? hex(raw[i + 1], raw[i + 2]) : -1;
        if (value < 0) {
          return Optional.empty();
        }
        bytes.write(value);
        i += 2;
      } else {
        bytes.write(raw[i] == '+' ? ' ' : raw[i]);
      }
    }
    return Optional.of(bytes.toString(StandardCharsets.UTF_8));
  }

  private static int hex(byte high, byte low) {
    int first = Character.digit(high, HEX);
    int second = Character.digit(low, HEX);
    return first < 0 || second < 0 ? -1 : first * HEX + second;
  }
}
