package io.msksdk.changefeed.codec.canal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of an image in the order of its message; shared by all messages with that order. */
final class ColumnNames {
  /** Up to here comparing is faster than hashing, and needs nothing beside the names. */
  private static final int FEW = 6;

  private final List<String> names;
  private final String[] name;
  private final byte[][] raw;

  /** The names with quotes and colon. */
  private final byte[][] quoted;

  /** The first eight bytes of those, or all and zeroes; and which bytes of a word they fill. */
  private final long[] firsts;

  private final long[] masks;

  private final @Nullable Map<String, Integer> positions;

  /** The names decoded, and their bytes as the message has them. */
  ColumnNames(List<String> names, byte[][] raw) {
    this.names = List.copyOf(names);
    this.name = names.toArray(new String[0]);
    this.raw = raw;
    this.quoted = new byte[raw.length][];
    this.firsts = new long[raw.length];
    this.masks = new long[raw.length];
    for (int i = 0; i < raw.length; i++) {
      quoted[i] = quoted(raw[i]);
      firsts[i] = Words.at(Arrays.copyOf(quoted[i], Math.max(Words.SIZE, quoted[i].length)), 0);
      masks[i] = -1L >>> Math.max(0, Long.SIZE - quoted[i].length * Byte.SIZE);
    }
    this.positions = names.size() <= FEW ? null : positionsOf(names);
  }

  private static byte[] quoted(byte[] name) {
    byte[] quoted = new byte[name.length + 3];
    quoted[0] = '"';
    System.arraycopy(name, 0, quoted, 1, name.length);
    quoted[name.length + 1] = '"';
    quoted[name.length + 2] = ':';
    return quoted;
  }

  private static Map<String, Integer> positionsOf(List<String> names) {
    Map<String, Integer> positions = new HashMap<>(names.size() * 2);
    for (int i = 0; i < names.size(); i++) {
      positions.put(names.get(i), i);
    }
    return positions;
  }

  List<String> names() {
    return names;
  }

  int size() {
    return raw.length;
  }

  String name(int position) {
    return name[position];
  }

  byte[] quoted(int position) {
    return quoted[position];
  }

  /** Says whether a name with quotes and colon is at a place of a message. */
  boolean isAt(int position, byte[] bytes, int place) {
    byte[] name = quoted[position];
    int length = name.length;
    if (place > bytes.length - Math.max(Words.SIZE, length)) {
      return false;
    }
    if ((Words.at(bytes, place) & masks[position]) != firsts[position]) {
      return false;
    }
    // names differ in their ends more often than in the middle
    return length <= Words.SIZE
        || (Words.at(bytes, place + length - Words.SIZE) == Words.at(name, length - Words.SIZE)
            && (length <= 2 * Words.SIZE
                || Arrays.equals(name, 0, length, bytes, place, place + length)));
  }

  byte[] raw(int position) {
    return raw[position];
  }

  /** The position of a name, or -1. */
  int position(String name) {
    if (positions != null) {
      Integer position = positions.get(name);
      return position == null ? -1 : position;
    }
    for (int i = 0; i < raw.length; i++) {
      if (names.get(i).equals(name)) {
        return i;
      }
    }
    return -1;
  }
}
