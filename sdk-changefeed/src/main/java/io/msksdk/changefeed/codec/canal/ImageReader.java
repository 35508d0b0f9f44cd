package io.msksdk.changefeed.codec.canal;

import static io.msksdk.changefeed.codec.DecodeProblem.MALFORMED;
import static io.msksdk.changefeed.codec.DecodeProblem.OVERSIZED;
import static io.msksdk.changefeed.codec.DecodeProblem.WRONG_TYPE;

import io.msksdk.changefeed.codec.internal.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the arrays with the one row of a message, checking values and keeping their places. */
final class ImageReader {
  private static final int INITIAL = 16;
  private static final int[] NONE = {};

  /** The bytes between a name and its value: two quotes and a colon. */
  private static final int AFTER_NAME = 3;

  /** From here on comparing a value with that of the other image is faster than checking it. */
  private static final int LONG_VALUE = 32;

  private final DecoderContext context;
  private final JsonCursor cursor;
  private int[] spans = NONE;
  private @Nullable ColumnNames data;
  private @Nullable ColumnNames old;
  private boolean dataFirst;

  ImageReader(DecoderContext context, JsonCursor cursor) {
    this.context = context;
    this.cursor = cursor;
  }

  /**
   * Returns the places of the values of the images that were read, one image after the other: for
   * each column its first byte, or {@link Spans#NULL}, and its packed length.
   */
  int[] spans() {
    return spans;
  }

  @Nullable ColumnNames data() {
    return data;
  }

  @Nullable ColumnNames old() {
    return old;
  }

  /** Says whether {@code data} came before {@code old}. */
  boolean dataFirst() {
    return dataFirst;
  }

  /** Where the spans of {@code data} start. */
  int dataAt() {
    return dataFirst || old == null ? 0 : 2 * old.size();
  }

  /** Where the spans of {@code old} start. */
  int oldAt() {
    return dataFirst && data != null ? 2 * data.size() : 0;
  }

  /** Reads {@code data}, whose columns are those seen last or others. */
  void data(SeenTable seen) {
    cursor.at(CanalField.DATA.text);
    dataFirst = old == null;
    int at = dataAt();
    ColumnNames guess = seen.names;
    reserve(at, guess == null ? INITIAL : guess.size());
    data = read(guess, at);
    if (data != guess) {
      seen.names = data;
    }
  }

  /** Reads {@code old}, whose columns are those seen last or others. */
  void old(SeenTable seen) {
    cursor.at(CanalField.OLD.text);
    int at = oldAt();
    ColumnNames guess = seen.oldNames;
    ColumnNames next = data == null ? seen.names : null;
    reserve(at, (guess == null ? INITIAL : guess.size()) + (next == null ? 0 : next.size()));
    old = read(guess, at);
    if (old != guess) {
      seen.oldNames = old;
    }
  }

  /** Makes room for so many more columns. */
  private void reserve(int at, int columns) {
    int needed = at + 2 * columns;
    if (spans.length < needed) {
      spans = Arrays.copyOf(spans, needed);
    }
  }

  private ColumnNames read(@Nullable ColumnNames guess, int at) {
    if (!cursor.open('[', ']')) {
      throw cursor.failure(MALFORMED, "no row", "one row");
    }
    ColumnNames names = object(guess, at);
    if (cursor.more(']')) {
      throw cursor.failure(MALFORMED, "more than one row", "one row");
    }
    return names;
  }

  private ColumnNames object(@Nullable ColumnNames names, int base) {
    ColumnNames guess = names;
    int count = guess == null ? 0 : expected(guess, 0, base);
    if (count == 0 ? !cursor.open('{', '}') : !cursor.more('}')) {
      return finish(guess, List.of(), count);
    }
    List<byte[]> raw = List.of();
    do {
      if (guess != null && named(guess, count)) {
        value(count, base);
        count = expected(guess, count + 1, base);
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
      value(count, base);
      count++;
    } while (cursor.more('}'));
    return finish(guess, raw, count);
  }

  /**
   * Reads the columns from a position on as far as they are the guessed ones and their values short
   * and plain, which nearly all are. Starts and ends before what separates two columns.
   *
   * @return the position of the first column that was not read
   */
  private int expected(ColumnNames guess, int from, int base) {
    byte[] bytes = cursor.bytes;
    int[] places = spans;
    int p = cursor.position;
    int position = from;
    for (int at = base + 2 * from; position < guess.size(); at += 2) {
      Token opening = guess.opening(position);
      if (!opening.isAt(bytes, p) || comparable(2 * position, base)) {
        break;
      }
      int start = p + opening.length();
      int stop = Words.special(bytes, start);
      if (stop >= bytes.length || bytes[stop] != '"') {
        break;
      }
      places[at] = start;
      places[at + 1] = (stop - start) << Spans.FLAG_BITS;
      p = stop + 1;
      position++;
    }
    if (position > from) {
      int length = guess.raw(position - 1).length;
      cursor.atMember(places[base + 2 * position - 2] - length - AFTER_NAME, length);
    }
    cursor.position = p;
    return position;
  }

  /** Passes over the name that comes next when it is the guessed one. */
  private boolean named(ColumnNames guess, int position) {
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

  private void value(int position, int base) {
    if (position >= context.mostColumns) {
      throw cursor.failure(
          OVERSIZED, "more than " + context.mostColumns + " columns", "at most that");
    }
    int at = base + 2 * position;
    if (spans.length < at + 2) {
      spans = Arrays.copyOf(spans, at + Math.max(INITIAL, spans.length));
    }
    if (!cursor.isNext('"')) {
      if (cursor.takeNull()) {
        spans[at] = Spans.NULL;
        return;
      }
      if (cursor.peek() != '"') {
        cursor.skip(context.deepest);
        throw cursor.failure(WRONG_TYPE, "another JSON type", "a string or null");
      }
    }
    if (!unchanged(2 * position, base)) {
      cursor.string();
    }
    spans[at] = cursor.start;
    spans[at + 1] = cursor.packed;
  }

  /** An update leaves most columns as they were. */
  private boolean unchanged(int at, int base) {
    return comparable(at, base) && cursor.takeAgain(spans[at], spans[at + 1]);
  }

  /** Says whether the image before this one has a long value at the same place. */
  private boolean comparable(int at, int base) {
    return at < base && spans[at] != Spans.NULL && Spans.length(spans[at + 1]) >= LONG_VALUE;
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
    return new ColumnNames(names, all.toArray(new byte[0][]));
  }
}
