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
  private final Token[] tokens;

  /** The same with the comma or brace before them and the quote of the value after them. */
  private final Token[] openings;

  private final @Nullable Map<String, Integer> positions;

  /** The names decoded, and their bytes as the message has them. */
  ColumnNames(List<String> names, byte[][] raw) {
    this.names = List.copyOf(names);
    this.name = names.toArray(new String[0]);
    this.raw = raw;
    this.tokens = Arrays.stream(raw).map(Token::of).toArray(Token[]::new);
    this.openings = new Token[raw.length];
    Arrays.setAll(openings, i -> tokens[i].between(i == 0 ? '{' : ',', '"'));
    this.positions = names.size() <= FEW ? null : positionsOf(names);
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

  /** A name with quotes and colon. */
  Token token(int position) {
    return tokens[position];
  }

  /** A name with quotes and colon, what comes before it, and the quote after it. */
  Token opening(int position) {
    return openings[position];
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
