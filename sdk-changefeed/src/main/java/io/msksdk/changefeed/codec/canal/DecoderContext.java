package io.msksdk.changefeed.codec.canal;

import io.msksdk.changefeed.codec.MysqlType;
import io.msksdk.changefeed.codec.internal.MessageLimit;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** What the messages of one decoder share: its settings, and what it has seen before. */
final class DecoderContext {
  private static final int NAME_LISTS = 1 << 9;
  private static final int LONGEST_CODES = 1 << 16;

  final ZoneId zone;
  final MessageLimit limit;
  final int deepest;
  final int mostColumns;
  final boolean unknownFieldsRefused;

  /** Text between the messages of one payload, beside white space. */
  final byte[] terminator;

  final RawCache<String> texts = new RawCache<>(Spans::text);
  final RawCache<MysqlType> types =
      new RawCache<>((bytes, start, packed) -> MysqlType.parse(Spans.text(bytes, start, packed)));
  final RawCache<List<String>> keys = new RawCache<>(DecoderContext::keysOf);
  final Room room = new Room();
  private final AtomicReferenceArray<@Nullable ColumnNames> names =
      new AtomicReferenceArray<>(NAME_LISTS);
  private final AtomicReferenceArray<@Nullable TypeTable> typeTables =
      new AtomicReferenceArray<>(NAME_LISTS);
  private final AtomicReferenceArray<@Nullable CodeTable> codeTables =
      new AtomicReferenceArray<>(NAME_LISTS);

  DecoderContext(CanalJsonDecoder.Builder builder, byte[] terminator) {
    this.zone = builder.zone;
    this.limit = builder.limit;
    this.deepest = builder.deepest;
    this.mostColumns = builder.mostColumns;
    this.unknownFieldsRefused = builder.unknownFieldsRefused;
    this.terminator = terminator;
  }

  /** The names last seen at a place of the cache: a guess that the reader checks. */
  @Nullable ColumnNames guess(int hash) {
    return names.getPlain(slot(hash));
  }

  void remember(int hash, ColumnNames seen) {
    names.set(slot(hash), seen);
  }

  @Nullable TypeTable types(int hash) {
    return typeTables.getPlain(slot(hash));
  }

  void remember(int hash, TypeTable seen) {
    typeTables.set(slot(hash), seen);
  }

  @Nullable CodeTable codes(int hash) {
    return codeTables.getPlain(slot(hash));
  }

  /** Longer ones are passed over once and forgotten. */
  void remember(int hash, CodeTable seen) {
    if (seen.length() <= LONGEST_CODES) {
      codeTables.set(slot(hash), seen);
    }
  }

  private static int slot(int hash) {
    int mixed = hash * 0x9E3779B9;
    return (mixed >>> 16) & (NAME_LISTS - 1);
  }

  /** An array of strings that was checked before. */
  private static List<String> keysOf(byte[] bytes, int start, int packed) {
    JsonCursor cursor = new JsonCursor(bytes, 1);
    cursor.position = start;
    List<String> keys = new ArrayList<>();
    if (cursor.open('[', ']')) {
      do {
        cursor.string();
        keys.add(Spans.text(bytes, cursor.start, cursor.packed));
      } while (cursor.more(']'));
    }
    return List.copyOf(keys);
  }
}
