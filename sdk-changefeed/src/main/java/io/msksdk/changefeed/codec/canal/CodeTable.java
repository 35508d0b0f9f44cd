package io.msksdk.changefeed.codec.canal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The codes of {@code java.sql.Types} in a message, shared by all messages with the same bytes.
 * Read when first asked for, since few ask.
 */
final class CodeTable {
  private static final int LONGEST = 1 << 16;

  private final byte[] raw;

  /** Filled by whoever asks first; two who race build equal maps. */
  private volatile @Nullable Map<String, Integer> codes;

  /** An object that was checked before. */
  CodeTable(byte[] raw) {
    this.raw = raw;
  }

  boolean startsAt(byte[] bytes, int start) {
    int stop = start + raw.length;
    return stop <= bytes.length && Arrays.equals(raw, 0, raw.length, bytes, start, stop);
  }

  /** Longer ones are passed over once and forgotten. */
  boolean worthKeeping() {
    return raw.length <= LONGEST;
  }

  int length() {
    return raw.length;
  }

  @Nullable Integer code(String column) {
    Map<String, Integer> known = codes;
    if (known == null) {
      known = read();
      codes = known;
    }
    return known.get(column);
  }

  private Map<String, Integer> read() {
    Map<String, Integer> found = new HashMap<>();
    JsonCursor cursor = new JsonCursor(raw);
    if (cursor.open('{', '}')) {
      do {
        cursor.name();
        String name = Spans.text(raw, cursor.start, cursor.packed);
        found.put(name, cursor.signed());
      } while (cursor.more('}'));
    }
    return found;
  }
}
