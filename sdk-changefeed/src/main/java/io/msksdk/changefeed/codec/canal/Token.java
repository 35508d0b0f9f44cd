package io.msksdk.changefeed.codec.canal;

import io.msksdk.changefeed.codec.internal.Words;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What messages are expected to go on with, such as a quoted name with its colon. Three words,
 * which overlap where it is short, hold all of most tokens: one comparison without a branch
 * between.
 */
final class Token {
  /** How many bytes the three words see. */
  private static final int SEEN = 3 * Words.SIZE;

  private final byte[] bytes;
  private final int length;

  /** How many bytes of a message have to be there for a look. */
  private final int needed;

  /** The first eight bytes, or all of them and zeroes; and which of a word they fill. */
  private final long first;

  private final long mask;
  private final long second;
  private final long last;

  /** Where the second and the last word are. */
  private final int secondAt;

  private final int lastAt;

  private Token(byte[] bytes) {
    this.bytes = bytes;
    this.length = bytes.length;
    byte[] padded = Arrays.copyOf(bytes, Math.max(Words.SIZE, length));
    this.needed = padded.length;
    this.lastAt = needed - Words.SIZE;
    this.secondAt = Math.min(Words.SIZE, lastAt);
    this.first = Words.at(padded, 0);
    this.mask = -1L >>> Math.max(0, Long.SIZE - length * Byte.SIZE);
    this.second = Words.at(padded, secondAt);
    this.last = Words.at(padded, lastAt);
  }

  /** Any bytes of a message. */
  static Token exactly(String text) {
    return new Token(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** The bytes of a message as they were. */
  static Token exactly(byte[] bytes) {
    return new Token(bytes);
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
    byte[] longer = new byte[length + 2];
    longer[0] = (byte) before;
    System.arraycopy(bytes, 0, longer, 1, length);
    longer[length + 1] = (byte) after;
    return new Token(longer);
  }

  int length() {
    return length;
  }

  /** Says whether it is at a place; near the end of a message it may say no where it is. */
  boolean isAt(byte[] message, int place) {
    if (place > message.length - needed) {
      return false;
    }
    long other =
        (Words.at(message, place) ^ first)
            | (Words.at(message, place + secondAt) ^ second)
            | (Words.at(message, place + lastAt) ^ last);
    return (other & mask) == 0 && (length <= SEEN || middleIsAt(message, place));
  }

  private boolean middleIsAt(byte[] message, int place) {
    for (int i = 2 * Words.SIZE; i < lastAt; i += Words.SIZE) {
      if (Words.at(message, place + i) != Words.at(bytes, i)) {
        return false;
      }
    }
    return true;
  }
}
