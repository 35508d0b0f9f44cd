package io.msksdk.changefeed.codec.canal;

import static io.msksdk.changefeed.codec.DecodeProblem.MALFORMED;
import static io.msksdk.changefeed.codec.DecodeProblem.MISSING_FIELD;
import static io.msksdk.changefeed.codec.DecodeProblem.UNKNOWN_EVENT_TYPE;
import static io.msksdk.changefeed.codec.DecodeProblem.UNKNOWN_FIELD;
import static java.util.Objects.requireNonNull;

import io.msksdk.changefeed.codec.ChangeEvent;
import io.msksdk.changefeed.codec.Ddl;
import io.msksdk.changefeed.codec.DecodeProblem;
import io.msksdk.changefeed.codec.EventHeader;
import io.msksdk.changefeed.codec.Row;
import io.msksdk.changefeed.codec.RowKind;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.codec.Watermark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One message while it is read: its fields in whatever order they come, then the event. */
final class CanalMessage {
  private static final String WATERMARK = "TIDB_WATERMARK";

  private final DecoderContext context;
  private final JsonCursor cursor;
  private final TidbExtension tidb = new TidbExtension();
  private int seen;
  private List<String> unknown = List.of();

  private String database = "";
  private String table = "";
  private int tableHash;
  private List<String> keys = List.of();
  private boolean ddl;
  private String type = "";
  private String sql = "";
  private long es;
  private long ts;
  private @Nullable CodeTable codes;
  private @Nullable TypeTable types;
  private @Nullable ColumnNames dataNames;
  private int[] dataSpans = {};
  private @Nullable ColumnNames oldNames;
  private int[] oldSpans = {};

  CanalMessage(DecoderContext context, JsonCursor cursor) {
    this.context = context;
    this.cursor = cursor;
  }

  ChangeEvent read() {
    int likely = 0;
    if (cursor.open('{', '}')) {
      do {
        cursor.at("");
        CanalField field = CanalField.expected(cursor, likely);
        if (field == null) {
          cursor.name();
          field = CanalField.find(cursor.bytes, cursor.start, Spans.length(cursor.packed));
        }
        if (field == null) {
          unknown("");
        } else {
          likely = field.index + 1;
          cursor.at(field.text);
          once(field);
          field(field);
        }
      } while (cursor.more('}'));
    }
    cursor.at("");
    return event();
  }

  private void once(CanalField field) {
    if ((seen & (1 << field.index)) != 0) {
      throw cursor.failure(MALFORMED, "a second time", "once");
    }
    seen |= 1 << field.index;
  }

  private void field(CanalField field) {
    if (cursor.takeNull()) {
      return;
    }
    switch (field) {
      case ID -> cursor.signed();
      case DATABASE -> database = tableName();
      case TABLE -> table = tableName();
      case PK_NAMES -> keys = keys();
      case IS_DDL -> ddl = cursor.bool();
      case TYPE -> type = shortText();
      case ES -> es = millis();
      case TS -> ts = millis();
      case SQL -> sql = text();
      case SQL_TYPE -> codes = new TypeReader(context, cursor).codes(tableHash);
      case MYSQL_TYPE -> types = new TypeReader(context, cursor).types(tableHash);
      case OLD -> old();
      case DATA -> data();
      case TIDB -> tidb.read(cursor, this);
    }
  }

  /** Called after the name of a field that nothing here knows. */
  void unknown(String parent) {
    String path = parent + Spans.text(cursor.bytes, cursor.start, cursor.packed);
    if (context.unknownFieldsRefused) {
      throw cursor.failure(UNKNOWN_FIELD, path, "a field of the protocol");
    }
    if (unknown.isEmpty()) {
      unknown = new ArrayList<>();
    }
    unknown.add(path);
    cursor.skip();
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

  private void data() {
    ImageReader reader = new ImageReader(context, cursor, tableHash, oldSpans);
    dataNames = reader.read();
    dataSpans = reader.spans();
  }

  private void old() {
    ImageReader reader = new ImageReader(context, cursor, tableHash + 1, dataSpans);
    oldNames = reader.read();
    oldSpans = reader.spans();
  }

  private ChangeEvent event() {
    require(CanalField.TYPE, !type.isEmpty());
    if (ddl) {
      require(CanalField.ES, has(CanalField.ES));
      return Ddl.of(header(tidb.committed, tidb.commitTs), database, table, type, sql);
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
    RowKind kind =
        switch (type) {
          case "INSERT" -> RowKind.INSERT;
          case "UPDATE" -> RowKind.UPDATE;
          case "DELETE" -> RowKind.DELETE;
          default -> {
            cursor.at(CanalField.TYPE.text);
            throw cursor.failure(
                UNKNOWN_EVENT_TYPE, "an unknown type", "INSERT, UPDATE, DELETE or " + WATERMARK);
          }
        };
    require(CanalField.DATABASE, has(CanalField.DATABASE));
    require(CanalField.TABLE, has(CanalField.TABLE));
    require(CanalField.ES, has(CanalField.ES));
    return new CanalRow(
        envelope(tidb.committed, tidb.commitTs), database, table, kind, keys, tidb, images(kind));
  }

  private CanalImages images(RowKind kind) {
    ColumnNames names = dataNames;
    int[] spans = dataSpans;
    // before v5.4.0 a deleted row came in "old"
    if (names == null && kind == RowKind.DELETE) {
      names = oldNames;
      spans = oldSpans;
    }
    require(CanalField.DATA, names != null);
    ColumnTypes joined = new ColumnTypes(context, cursor.bytes, types, codes);
    CanalImage main = new CanalImage(joined, requireNonNull(names), spans);
    CanalImage previous =
        kind == RowKind.UPDATE && oldNames != null
            ? new CanalImage(joined, oldNames, oldSpans)
            : null;
    return new CanalImages(main, previous);
  }

  private EventHeader header(boolean timed, long commitBits) {
    EventHeader header = timed ? EventHeader.at(Tso.of(commitBits)) : EventHeader.unordered();
    EventHeader full = header.unknown(unknown);
    full = has(CanalField.ES) ? full.committed(Instant.ofEpochMilli(es)) : full;
    return has(CanalField.TS) ? full.built(Instant.ofEpochMilli(ts)) : full;
  }

  private Envelope envelope(boolean timed, long commitBits) {
    return new Envelope(timed, commitBits, es, ts, List.copyOf(unknown));
  }

  private boolean has(CanalField field) {
    return (seen & (1 << field.index)) != 0;
  }

  private void require(CanalField field, boolean present) {
    if (!present) {
      cursor.at(field.text);
      throw cursor.failure(MISSING_FIELD, "absent or empty", "a value");
    }
  }
}
