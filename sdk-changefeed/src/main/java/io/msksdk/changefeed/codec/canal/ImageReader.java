package io.msksdk.changefeed.codec.canal;

import static io.msksdk.changefeed.codec.DecodeProblem.MALFORMED;
import static io.msksdk.changefeed.codec.DecodeProblem.OVERSIZED;
import static io.msksdk.changefeed.codec.DecodeProblem.WRONG_TYPE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the array with the one row of a message, checking values and keeping their places. */
final class ImageReader {
  private static final int INITIAL = 16;

  private static final int LONG_VALUE = 32;

  private final DecoderContext context;
  private final JsonCursor cursor;
  private final int place;

  /** The places of the values of the other image of the message, when that was read before. */
  private final int[] other;

  private int[] spans = {};

  ImageReader(DecoderContext context, JsonCursor cursor, int place, int[] other) {
    this.context = context;
    this.cursor = cursor;
    this.place = place;
    this.other = other;
  }

  int[] spans() {
    return spans;
  }

  ColumnNames read() {
    if (!cursor.open('[', ']')) {
      throw cursor.failure(MALFORMED, "no row", "one row");
    }
    ColumnNames names = object();
    if (cursor.more(']')) {
      throw cursor.failure(MALFORMED, "more than one row", "one row");
    }
    return names;
  }

  private ColumnNames object() {
    ColumnNames guess = context.guess(place);
    spans = new int[guess == null ? INITIAL : guess.size() * 2];
    if (!cursor.open('{', '}')) {
      return finish(guess, List.of(), 0);
    }
    int count = 0;
    List<byte[]> raw = List.of();
    do {
      if (guess != null && expected(guess, count)) {
        value(count);
        count++;
        continue;
      }
      cursor.name();
      cursor.atMember();
      if (guess != null && !matches(guess, count)) {
        raw = rawOf(guess, count);
        guess = null;
      }
      if (guess == null) {
        raw = raw.isEmpty() ? new ArrayList<>() : raw;
        raw.add(rawName());
      }
      value(count);
      count++;
    } while (cursor.more('}'));
    return finish(guess, raw, count);
  }

  /** Passes over the name that nearly always comes next. */
  private boolean expected(ColumnNames guess, int position) {
    int start = cursor.position + 1;
    if (position >= guess.size() || !cursor.take(guess.token(position))) {
      return false;
    }
    cursor.atMember(start, guess.raw(position).length);
    return true;
  }

  private boolean matches(ColumnNames guess, int position) {
    if (position >= guess.size()) {
      return false;
    }
    byte[] expected = guess.raw(position);
    int start = cursor.start;
    int stop = start + Spans.length(cursor.packed);
    return Arrays.equals(expected, 0, expected.length, cursor.bytes, start, stop);
  }

  private static List<byte[]> rawOf(ColumnNames guess, int count) {
    List<byte[]> raw = new ArrayList<>(guess.size() + 1);
    for (int i = 0; i < count; i++) {
      raw.add(guess.raw(i));
    }
    return raw;
  }

  private byte[] rawName() {
    int start = cursor.start;
    return Arrays.copyOfRange(cursor.bytes, start, start + Spans.length(cursor.packed));
  }

  private void value(int position) {
    if (position >= context.mostColumns) {
      throw cursor.failure(
          OVERSIZED, "more than " + context.mostColumns + " columns", "at most that");
    }
    if (spans.length < position * 2 + 2) {
      spans = Arrays.copyOf(spans, Math.max(INITIAL, spans.length * 2));
    }
    if (!cursor.quoteIsNext()) {
      if (cursor.takeNull()) {
        spans[position * 2] = Spans.NULL;
        return;
      }
      if (cursor.peek() != '"') {
        cursor.skip();
        throw cursor.failure(WRONG_TYPE, "another JSON type", "a string or null");
      }
    }
    if (!unchanged(position)) {
      cursor.string();
    }
    spans[position * 2] = cursor.start;
    spans[position * 2 + 1] = cursor.packed;
  }

  /**
   * An update leaves most columns as they were; comparing a long one is faster than checking it.
   */
  private boolean unchanged(int position) {
    int at = position * 2;
    return at < other.length
        && other[at] != Spans.NULL
        && Spans.length(other[at + 1]) >= LONG_VALUE
        && cursor.takeAgain(other[at], other[at + 1]);
  }

  private ColumnNames finish(@Nullable ColumnNames guess, List<byte[]> raw, int count) {
    if (guess != null && guess.size() == count) {
      return guess;
    }
    List<byte[]> all = guess == null ? raw : rawOf(guess, count);
    List<String> names = new ArrayList<>(count);
    for (byte[] name : all) {
      // flags on: the name is decoded once per order of columns, so it need not be fast
      int packed = (name.length << Spans.FLAG_BITS) | Spans.ESCAPED | Spans.NON_ASCII;
      names.add(context.texts.get(name, 0, packed));
    }
    if (new HashSet<>(names).size() < count) {
      throw cursor.failure(MALFORMED, "two columns of one name", "each column once");
    }
    ColumnNames seen = new ColumnNames(names, all.toArray(new byte[0][]));
    context.remember(place, seen);
    return seen;
  }
}
