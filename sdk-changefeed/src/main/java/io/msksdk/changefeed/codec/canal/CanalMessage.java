package io.msksdk.changefeed.codec.canal;

import static io.msksdk.changefeed.codec.DecodeProblem.MALFORMED;
import static io.msksdk.changefeed.codec.DecodeProblem.MISSING_FIELD;
import static io.msksdk.changefeed.codec.DecodeProblem.UNKNOWN_EVENT_TYPE;

import io.msksdk.changefeed.codec.ChangeEvent;
import io.msksdk.changefeed.codec.Ddl;
import io.msksdk.changefeed.codec.DecodeProblem;
import io.msksdk.changefeed.codec.EventHeader;
import io.msksdk.changefeed.codec.Row;
import io.msksdk.changefeed.codec.RowKind;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.codec.Watermark;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One message while it is read: its fields in whatever order they come, then the event. */
final class CanalMessage {
  private static final String WATERMARK = "TIDB_WATERMARK";

  private final DecoderContext context;
  private final JsonCursor cursor;
  private final TidbExtension tidb = new TidbExtension();
  private final ImageReader images;
  private final UnknownFields unknown;
  private int seen;

  private String database = "";
  private String table = "";
  private int tableHash;
  private List<String> keys = List.of();
  private boolean ddl;
  private @Nullable RowKind kind;
  private String type = "";
  private String sql = "";
  private long es;
  private long ts;
  private @Nullable CodeTable codes;
  private @Nullable TypeTable types;

  /** What was seen of the table, once the head says which it is. */
  private @Nullable SeenTable known;

  /** The one of the head, so that shapes are found without a look at its names. */
  private @Nullable CanalTable headed;

  CanalMessage(DecoderContext context, JsonCursor cursor) {
    this.context = context;
    this.cursor = cursor;
    this.images = new ImageReader(context, cursor);
    this.unknown = new UnknownFields(context, cursor);
  }

  /** Reads the message, whose head may have been read before. */
  ChangeEvent read(@Nullable MessageHead head) {
    int start = cursor.position;
    cursor.at("");
    boolean more;
    if (head == null) {
      more = cursor.open('{', '}');
    } else {
      take(head);
      more = cursor.more('}');
    }
    int likely = Integer.SIZE - Integer.numberOfLeadingZeros(seen);
    while (more) {
      likely = next(likely);
      if (likely == CanalField.TYPE.index && seen == MessageHead.FIELDS && unknown.isEmpty()) {
        remember(start);
      }
      more = cursor.more('}');
    }
    cursor.at("");
    return event();
  }

  private void take(MessageHead head) {
    cursor.position += head.length();
    seen = MessageHead.FIELDS;
    database = head.table.database;
    table = head.table.name;
    keys = head.table.keys;
    ddl = head.ddl;
    known = head.seen;
    headed = head.table;
    cursor.at(CanalField.IS_DDL.text);
  }

  /** Called when the fields of a head are read, {@code isDdl} last, and no others. */
  private void remember(int start) {
    int stop = cursor.position;
    if (MessageHead.findable(cursor.bytes, start, stop)) {
      known = new SeenTable();
      headed = canalTable();
      byte[] raw = Arrays.copyOfRange(cursor.bytes, start, stop);
      context.remember(new MessageHead(raw, canalTable(), ddl, known), cursor.bytes, start);
    }
  }

  /** Reads a field, and returns the place of that which is likely to follow. */
  private int next(int likely) {
    cursor.at("");
    CanalField field = CanalField.expected(cursor, likely);
    if (field == null) {
      cursor.name();
      field = CanalField.find(cursor.bytes, cursor.start, Spans.length(cursor.packed));
    }
    if (field == null) {
      unknown.skip("");
      return likely;
    }
    cursor.at(field.text);
    if (has(field)) {
      throw cursor.failure(MALFORMED, "a second time", "once");
    }
    seen |= 1 << field.index;
    if (!cursor.takeNull()) {
      read(field);
    }
    return field.index + 1;
  }

  private void read(CanalField field) {
    switch (field) {
      case ID -> cursor.signed();
      case DATABASE -> database = tableName();
      case TABLE -> table = tableName();
      case PK_NAMES -> keys = keys();
      case IS_DDL -> ddl = cursor.bool();
      case TYPE -> type();
      case ES -> es = millis();
      case TS -> ts = millis();
      case SQL -> sql = text();
      case SQL_TYPE -> codes = TypeReader.codes(cursor, seenTable());
      case MYSQL_TYPE -> types = TypeReader.types(context, cursor, seenTable());
      case OLD -> images.old(seenTable());
      case DATA -> images.data(seenTable());
      case TIDB -> tidb.read(cursor, unknown);
    }
  }

  private String shortText() {
    cursor.string();
    return context.texts.get(cursor.bytes, cursor.start, cursor.packed);
  }

  private String text() {
    cursor.string();
    return Spans.text(cursor.bytes, cursor.start, cursor.packed);
  }

  private String tableName() {
    String name = shortText();
    tableHash = tableHash * 31 + name.hashCode();
    return name;
  }

  private void type() {
    type = shortText();
    kind = CanalKinds.of(type);
  }

  private long millis() {
    long value = cursor.unsigned();
    if (value < 0 || value > Long.MAX_VALUE >> 18) {
      throw cursor.failure(DecodeProblem.OUT_OF_RANGE, "a number", "milliseconds of the epoch");
    }
    return value;
  }

  private List<String> keys() {
    cursor.peek();
    int from = cursor.position;
    if (cursor.open('[', ']')) {
      do {
        cursor.string();
      } while (cursor.more(']'));
    }
    return context.keys.get(cursor.bytes, from, (cursor.position - from) << Spans.FLAG_BITS);
  }

  private SeenTable seenTable() {
    SeenTable found = known;
    return found == null ? context.table(tableHash) : found;
  }

  private CanalTable canalTable() {
    CanalTable found = headed;
    return found == null ? new CanalTable(context, database, table, keys) : found;
  }

  private ChangeEvent event() {
    require(CanalField.TYPE, kind != null || !type.isEmpty());
    if (ddl) {
      require(CanalField.ES, has(CanalField.ES));
      String name = kind == null ? type : kind.name();
      return Ddl.of(header(tidb.committed, tidb.commitTs), database, table, name, sql);
    }
    if (type.equals(WATERMARK)) {
      cursor.at(CanalField.TIDB.text + ".watermarkTs");
      if (!tidb.watermarked) {
        throw cursor.failure(MISSING_FIELD, "absent", "the timestamp of the watermark");
      }
      return Watermark.of(header(true, tidb.watermarkTs), Tso.of(tidb.watermarkTs));
    }
    return row();
  }

  private Row row() {
    RowKind known = kind;
    if (known == null) {
      cursor.at(CanalField.TYPE.text);
      throw cursor.failure(
          UNKNOWN_EVENT_TYPE, "an unknown type", "INSERT, UPDATE, DELETE or " + WATERMARK);
    }
    require(CanalField.DATABASE, has(CanalField.DATABASE));
    require(CanalField.TABLE, has(CanalField.TABLE));
    require(CanalField.ES, has(CanalField.ES));
    // before v5.4.0 a deleted row came in "old"
    if (images.data() == null && (known != RowKind.DELETE || images.old() == null)) {
      throw absent(CanalField.DATA);
    }
    RowShape shape = seenTable().shape(canalTable(), known, codes, types, images);
    return new CanalRow(shape, cursor.bytes, images.spans(), es, ts, tidb, unknown.paths());
  }

  private EventHeader header(boolean timed, long commitBits) {
    EventHeader header = timed ? EventHeader.at(Tso.of(commitBits)) : EventHeader.unordered();
    EventHeader full = header.unknown(unknown.paths());
    full = has(CanalField.ES) ? full.committed(Instant.ofEpochMilli(es)) : full;
    return has(CanalField.TS) ? full.built(Instant.ofEpochMilli(ts)) : full;
  }

  private boolean has(CanalField field) {
    return (seen & (1 << field.index)) != 0;
  }

  private void require(CanalField field, boolean present) {
    if (!present) {
      throw absent(field);
    }
  }

  private RuntimeException absent(CanalField field) {
    cursor.at(field.text);
    return cursor.failure(MISSING_FIELD, "absent or empty", "a value");
  }
}
