package io.msksdk.changefeed.codec.open;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Bytes of VARBINARY and BINARY columns, which TiCDC quotes as Go's {@code strconv.Quote} does. */
final class QuotedBytes {
  private static final String LETTERS = "abfnrtv";
  private static final byte[] MEANINGS = {7, '\b', '\f', '\n', '\r', '\t', 11};

  private QuotedBytes() {}

  /** The bytes, or null for a text that is not quoted so. */
  static byte @Nullable [] decode(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
    int i = 0;
    while (i < text.length()) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (point != '\\') {
        utf8(out, point);
        continue;
      }
      if (i >= text.length()) {
        return null;
      }
      char escape = text.charAt(i++);
      int digits = escape == 'x' ? 2 : escape == 'u' ? 4 : escape == 'U' ? 8 : 0;
      int letter = LETTERS.indexOf(escape);
      if (digits > 0) {
        int value = hex(text, i, digits);
        if (value < 0 || value > Character.MAX_CODE_POINT) {
          return null;
        }
        i += digits;
        if (digits == 2) {
          out.write(value);
        } else {
          utf8(out, value);
        }
      } else if (letter >= 0) {
        out.write(MEANINGS[letter]);
      } else if (escape == '\\' || escape == '"') {
        out.write(escape);
      } else {
        return null;
      }
    }
    return out.toByteArray();
  }

  private static void utf8(ByteArrayOutputStream out, int point) {
    out.writeBytes(new String(Character.toChars(point)).getBytes(StandardCharsets.UTF_8));
  }

  private static int hex(String text, int from, int digits) {
    if (from + digits > text.length()) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  static String encode(byte[] bytes) {
    StringBuilder out = new StringBuilder(bytes.length);
    int i = 0;
    while (i < bytes.length) {
      int length = sequence(bytes, i);
      if (length == 0) {
        out.append(String.format(Locale.ROOT, "\\x%02x", bytes[i] & 0xff));
        i++;
      } else {
        append(out, new String(bytes, i, length, StandardCharsets.UTF_8).codePointAt(0));
        i += length;
      }
    }
    return out.toString();
  }

  private static void append(StringBuilder out, int point) {
    int letter = meaning(point);
    if (point == '"' || point == '\\') {
      out.append('\\').append((char) point);
    } else if (letter >= 0) {
      out.append('\\').append(LETTERS.charAt(letter));
    } else if (point < ' ' || point == 0x7f) {
      out.append(String.format(Locale.ROOT, "\\x%02x", point));
    } else if (printable(point)) {
      out.appendCodePoint(point);
    } else {
      out.append(String.format(Locale.ROOT, point < 0x10000 ? "\\u%04x" : "\\U%08x", point));
    }
  }

  private static int meaning(int point) {
    for (int i = 0; i < MEANINGS.length; i++) {
      if (MEANINGS[i] == point) {
        return i;
      }
    }
    return -1;
  }

  private static boolean printable(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> point == ' ';
      default -> true;
    };
  }

  /** The length of the UTF-8 sequence at a byte, 0 when there is none. */
  private static int sequence(byte[] bytes, int at) {
    int lead = bytes[at] & 0xff;
    int length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (length == 0 || lead > 0xf4 || at + length > bytes.length) {
      return 0;
    }
    String read = new String(bytes, at, length, StandardCharsets.UTF_8);
    boolean whole = read.codePointCount(0, read.length()) == 1 && !read.equals("\ufffd");
    return whole || (length == 3 && read.equals("\ufffd") && lead == 0xef) ? length : 0;
  }
}
