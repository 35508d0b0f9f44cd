package io.msksdk.changefeed.codec.canal;

import io.msksdk.changefeed.codec.internal.Words;
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

  /** What the letter after a backslash stands for, 0 where it stands for nothing. */
  private static final byte[] MEANINGS = new byte[128];

  static {
    "\"\\/".chars().forEach(c -> MEANINGS[c] = (byte) c);
    MEANINGS['b'] = '\b';
    MEANINGS['f'] = '\f';
    MEANINGS['n'] = '\n';
    MEANINGS['r'] = '\r';
    MEANINGS['t'] = '\t';
  }

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
      int plain = copy(bytes, from, stop, out, to);
      from += plain;
      to += plain;
      if (from < stop && bytes[from + 1] != 'u') {
        out[to++] = meaning(bytes[from + 1]);
        from += 2;
      } else if (from < stop) {
        int point = unit(bytes, from + 2);
        from += 6;
        if (Character.isHighSurrogate((char) point)) {
          point = Character.toCodePoint((char) point, (char) unit(bytes, from + 2));
          from += 6;
        }
        ascii &= point < 0x80;
        to = utf8(point, out, to);
      }
    }
    return ascii ? to : -to;
  }

  /**
   * Copies up to the next backslash. Words with one in them are copied whole: there is room, since
   * the text without its escapes is never ahead of the text with them, and the rest is written over
   * later.
   *
   * @return the number of bytes before the backslash or the end
   */
  private static int copy(byte[] bytes, int start, int stop, byte[] out, int to) {
    int from = start;
    int shift = to - start;
    for (; from <= stop - 2 * Words.SIZE; from += 2 * Words.SIZE) {
      long one = Words.at(bytes, from);
      long two = Words.at(bytes, from + Words.SIZE);
      Words.put(out, from + shift, one);
      Words.put(out, from + shift + Words.SIZE, two);
      long inOne = Words.marks(one, '\\');
      long inTwo = Words.marks(two, '\\');
      if ((inOne | inTwo) != 0) {
        int plain = inOne != 0 ? Words.before(inOne) : Words.SIZE + Words.before(inTwo);
        return from - start + plain;
      }
    }
    while (from <= stop - Words.SIZE) {
      long word = Words.at(bytes, from);
      Words.put(out, from + shift, word);
      long found = Words.marks(word, '\\');
      if (found != 0) {
        return from - start + Words.before(found);
      }
      from += Words.SIZE;
    }
    while (from < stop && bytes[from] != '\\') {
      out[from + shift] = bytes[from];
      from++;
    }
    return from - start;
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

  /** What the letter after a backslash stands for, 0 for another letter or a code. */
  static byte meaning(byte letter) {
    return letter < 0 ? 0 : MEANINGS[letter];
  }
}
