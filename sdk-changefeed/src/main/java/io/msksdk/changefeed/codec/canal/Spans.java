package io.msksdk.changefeed.codec.canal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
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

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;

  private Spans() {}

  static int length(int packed) {
    return packed >>> FLAG_BITS;
  }

  static boolean plain(int packed) {
    return (packed & (ESCAPED | NON_ASCII)) == 0;
  }

  static String text(byte[] bytes, int start, int packed) {
    return (packed & ESCAPED) == 0
        ? unescapedText(bytes, start, packed)
        : text(bytes, start, packed, new byte[length(packed)]);
  }

  /** The same, with the room to take the escapes away given: as much as the string is long. */
  static String text(byte[] bytes, int start, int packed, byte[] room) {
    if ((packed & ESCAPED) == 0) {
      return unescapedText(bytes, start, packed);
    }
    int size = unescape(bytes, start, start + length(packed), room);
    boolean ascii = size >= 0 && (packed & NON_ASCII) == 0;
    return new String(
        room, 0, Math.abs(size), ascii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
  }

  private static String unescapedText(byte[] bytes, int start, int packed) {
    return new String(
        bytes,
        start,
        length(packed),
        plain(packed) ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
  }

  /**
   * Writes the string as UTF-8, of which every character is shorter than its escape. The cursor has
   * checked every escape.
   *
   * @return the number of bytes, negative when an escape stood for a character beyond ASCII
   */
  private static int unescape(byte[] bytes, int start, int stop, byte[] out) {
    int to = 0;
    int from = start;
    boolean ascii = true;
    while (from < stop) {
      int at = backslash(bytes, from, stop);
      System.arraycopy(bytes, from, out, to, at - from);
      to += at - from;
      from = at;
      if (at < stop && bytes[at + 1] != 'u') {
        out[to++] = meaning(bytes[at + 1]);
        from = at + 2;
      } else if (at < stop) {
        int point = unit(bytes, at + 2);
        from = at + 6;
        if (Character.isHighSurrogate((char) point)) {
          point = Character.toCodePoint((char) point, (char) unit(bytes, at + 8));
          from = at + 12;
        }
        ascii &= point < 0x80;
        to = utf8(point, out, to);
      }
    }
    return ascii ? to : -to;
  }

  private static int backslash(byte[] bytes, int from, int stop) {
    int p = from;
    while (p <= stop - Long.BYTES) {
      long word = (long) WORDS.get(bytes, p) ^ (ONES * '\\');
      long found = (word - ONES) & ~word & HIGH;
      if (found != 0) {
        return p + (Long.numberOfTrailingZeros(found) >>> 3);
      }
      p += Long.BYTES;
    }
    while (p < stop && bytes[p] != '\\') {
      p++;
    }
    return p;
  }

  private static int unit(byte[] bytes, int from) {
    int unit = 0;
    for (int i = from; i < from + 4; i++) {
      unit = (unit << 4) | Character.digit(bytes[i], 16);
    }
    return unit;
  }

  private static int utf8(int point, byte[] out, int at) {
    int to = at;
    if (point < 0x80) {
      out[to++] = (byte) point;
    } else if (point < 0x800) {
      out[to++] = (byte) (0xc0 | (point >> 6));
      out[to++] = (byte) (0x80 | (point & 0x3f));
    } else if (point < 0x10000) {
      out[to++] = (byte) (0xe0 | (point >> 12));
      out[to++] = (byte) (0x80 | ((point >> 6) & 0x3f));
      out[to++] = (byte) (0x80 | (point & 0x3f));
    } else {
      out[to++] = (byte) (0xf0 | (point >> 18));
      out[to++] = (byte) (0x80 | ((point >> 12) & 0x3f));
      out[to++] = (byte) (0x80 | ((point >> 6) & 0x3f));
      out[to++] = (byte) (0x80 | (point & 0x3f));
    }
    return to;
  }

  private static byte meaning(byte escape) {
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
