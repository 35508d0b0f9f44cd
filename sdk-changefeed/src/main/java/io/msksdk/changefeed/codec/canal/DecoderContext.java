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
  private static final int TABLES = 1 << 11;

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
  private final AtomicReferenceArray<@Nullable MessageHead> heads =
      new AtomicReferenceArray<>(TABLES);
  private final AtomicReferenceArray<@Nullable SeenTable> tables =
      new AtomicReferenceArray<>(TABLES);

  DecoderContext(CanalJsonDecoder.Builder builder, byte[] terminator) {
    this.zone = builder.zone;
    this.limit = builder.limit;
    this.deepest = builder.deepest;
    this.mostColumns = builder.mostColumns;
    this.unknownFieldsRefused = builder.unknownFieldsRefused;
    this.terminator = terminator;
  }

  /** The head that a message starts with, when it was seen before. */
  @Nullable MessageHead head(byte[] bytes, int start) {
    if (!MessageHead.findable(bytes, start, start)) {
      return null;
    }
    MessageHead guess = heads.getPlain(slot(MessageHead.hash(bytes, start)));
    return guess != null && guess.startsAt(bytes, start) ? guess : null;
  }

  void remember(MessageHead head, byte[] bytes, int start) {
    heads.set(slot(MessageHead.hash(bytes, start)), head);
  }

  /** What was seen of a table, and perhaps of another one with the same place. */
  SeenTable table(int hash) {
    int slot = slot(hash);
    SeenTable known = tables.getPlain(slot);
    if (known == null) {
      known = new SeenTable();
      tables.set(slot, known);
    }
    return known;
  }

  private static int slot(int hash) {
    int mixed = hash * 0x9E3779B9;
    return (mixed >>> 16) & (TABLES - 1);
  }

  /** An array of strings that was checked before. */
  private static List<String> keysOf(byte[] bytes, int start, int packed) {
    JsonCursor cursor = new JsonCursor(bytes);
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
