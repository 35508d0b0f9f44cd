package io.msksdk.changefeed.codec;

import java.nio.charset.StandardCharsets;

/**
 * A string inside a message: the place of its first byte, and one number with its length and what
 * its bytes need. The flags spare plain ASCII, the usual case, every further look.
 */
final class Spans {
  static final int FLAG_BITS = 2;
  static final int ESCAPED = 1;
  static final int NON_ASCII = 2;

  /** The place that stands for JSON's null. */
  static final int NULL = -1;

  /** What a length may be so that it fits above the flags. */
  static final int LONGEST = Integer.MAX_VALUE >> FLAG_BITS;

  private Spans() {}

  static int length(int packed) {
    return packed >>> FLAG_BITS;
  }

  static boolean plain(int packed) {
    return (packed & (ESCAPED | NON_ASCII)) == 0;
  }

  static String text(byte[] bytes, int start, int packed) {
    int length = length(packed);
    if (plain(packed)) {
      return new String(bytes, start, length, StandardCharsets.ISO_8859_1);
    }
    String text = new String(bytes, start, length, StandardCharsets.UTF_8);
    return (packed & ESCAPED) == 0 ? text : unescaped(text);
  }

  /** The cursor has checked every escape. */
  private static String unescaped(String text) {
    StringBuilder result = new StringBuilder(text.length());
    int from = 0;
    for (int at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', from)) {
      result.append(text, from, at);
      char c = text.charAt(at + 1);
      if (c == 'u') {
        result.append((char) Integer.parseInt(text, at + 2, at + 6, 16));
        from = at + 6;
      } else {
        result.append(meaning(c));
        from = at + 2;
      }
    }
    return result.append(text, from, text.length()).toString();
  }

  private static char meaning(char escape) {
    return switch (escape) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> escape;
    };
  }
}
