package io.msksdk.changefeed.codec.canal;

import io.msksdk.changefeed.codec.internal.Words;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What messages are expected to go on with, such as a quoted name with its colon. */
final class Token {
  private final byte[] bytes;

  /** The first eight bytes, or all of them and zeroes; and which of the word they fill. */
  private final long first;

  private final long mask;

  /** The last eight bytes, which overlap the first in most names. */
  private final long last;

  private Token(byte[] bytes) {
    this.bytes = bytes;
    byte[] padded = Arrays.copyOf(bytes, Math.max(Words.SIZE, bytes.length));
    this.first = Words.at(padded, 0);
    this.mask = -1L >>> Math.max(0, Long.SIZE - bytes.length * Byte.SIZE);
    this.last = Words.at(padded, padded.length - Words.SIZE);
  }

  /** Any bytes of a message. */
  static Token exactly(String text) {
    return new Token(text.getBytes(StandardCharsets.US_ASCII));
  }

  static Token of(String name) {
    return of(name.getBytes(StandardCharsets.US_ASCII));
  }

  /** Of a name as the message has it, escapes included. */
  static Token of(byte[] name) {
    byte[] quoted = new byte[name.length + 3];
    quoted[0] = '"';
    System.arraycopy(name, 0, quoted, 1, name.length);
    quoted[name.length + 1] = '"';
    quoted[name.length + 2] = ':';
    return new Token(quoted);
  }

  /** With a byte before and a byte after it. */
  Token between(char before, char after) {
    byte[] longer = new byte[bytes.length + 2];
    longer[0] = (byte) before;
    System.arraycopy(bytes, 0, longer, 1, bytes.length);
    longer[bytes.length + 1] = (byte) after;
    return new Token(longer);
  }

  int length() {
    return bytes.length;
  }

  /** Says whether it is at a place; near the end of a message it may say no where it is. */
  boolean isAt(byte[] message, int place) {
    int length = bytes.length;
    if (place > message.length - Math.max(Words.SIZE, length)
        || (Words.at(message, place) & mask) != first) {
      return false;
    }
    return length <= Words.SIZE
        || (Words.at(message, place + length - Words.SIZE) == last
            && (length <= 2 * Words.SIZE || middleIsAt(message, place)));
  }

  private boolean middleIsAt(byte[] message, int place) {
    for (int i = Words.SIZE; i < bytes.length - Words.SIZE; i += Words.SIZE) {
      if (Words.at(message, place + i) != Words.at(bytes, i)) {
        return false;
      }
    }
    return true;
  }
}
