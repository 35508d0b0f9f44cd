package io.msksdk.changefeed.codec.canal;

import static io.msksdk.changefeed.codec.DecodeProblem.MALFORMED;
import static io.msksdk.changefeed.codec.DecodeProblem.MISSING_FIELD;
import static io.msksdk.changefeed.codec.DecodeProblem.UNKNOWN_EVENT_TYPE;
import static io.msksdk.changefeed.codec.DecodeProblem.UNKNOWN_FIELD;

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
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One message while it is read: its fields in whatever order they come, then the event. */
final class CanalMessage {
  private static final String WATERMARK = "TIDB_WATERMARK";

  /** What comes between the values of a row's message, beside its type. */
  private static final Token ES = Token.exactly(",\"es\":");

  private static final Token TS = Token.exactly(",\"ts\":");
  private static final Token SQL_TYPE = Token.exactly(",\"sql\":\"\",\"sqlType\":");
  private static final Token MYSQL_TYPE = Token.exactly(",\"mysqlType\":");
  private static final Token OLD = Token.exactly(",\"old\":");
  private static final Token DATA = Token.exactly(",\"data\":");
  private static final Token COMMIT_TS = Token.exactly(",\"_tidb\":{\"commitTs\":");

  final DecoderContext context;
  final JsonCursor cursor;
  final TidbExtension tidb = new TidbExtension();
  final ImageReader images;
  private int seen;
  private List<String> unknown = List.of();

  String database = "";
  String table = "";
  private int tableHash;
  List<String> keys = List.of();
  private boolean ddl;
  private @Nullable RowKind kind;
  private String type = "";
  private String sql = "";
  long es;
  long ts;
  @Nullable CodeTable codes;
  @Nullable TypeTable types;
  private @Nullable ColumnNames dataNames;
  private int dataAt;
  private @Nullable ColumnNames oldNames;
  private int oldAt;

  /** What was seen of the table, once the head says which it is. */
  private @Nullable SeenTable known;

  CanalMessage(DecoderContext context, JsonCursor cursor) {
    this.context = context;
    this.cursor = cursor;
    this.images = new ImageReader(context, cursor);
  }

  ChangeEvent read() {
    int start = cursor.position;
    MessageHead head = context.head(cursor.bytes, start);
    boolean more;
    if (head == null) {
      more = cursor.open('{', '}');
    } else {
      take(head);
      usual();
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
    database = head.database;
    table = head.table;
    keys = head.keys;
    ddl = head.ddl;
    known = head.seen;
    cursor.at(CanalField.IS_DDL.text);
  }

  /**
   * Reads the fields after the head while they come as TiCDC writes those of a row, which {@link
   * #next} would read alike. Ends after a value, wherever the next field is another one.
   */
  private void usual() {
    kind = CanalKinds.take(cursor);
    if (kind == null) {
      return;
    }
    cursor.at(CanalField.TYPE.text);
    seen |= 1 << CanalField.TYPE.index;
    if (!take(ES, CanalField.ES)) {
      return;
    }
    es = cursor.takeNull() ? 0 : millis();
    if (!take(TS, CanalField.TS)) {
      return;
    }
    ts = cursor.takeNull() ? 0 : millis();
    if (!take(SQL_TYPE, CanalField.SQL_TYPE)) {
      return;
    }
    seen |= 1 << CanalField.SQL.index;
    codes = cursor.takeNull() ? null : codes();
    if (take(MYSQL_TYPE, CanalField.MYSQL_TYPE)) {
      types = cursor.takeNull() ? null : types();
      usualImages();
    }
  }

  private void usualImages() {
    if (take(OLD, CanalField.OLD) && !cursor.takeNull()) {
      old();
    }
    if (!take(DATA, CanalField.DATA)) {
      return;
    }
    if (!cursor.takeNull()) {
      data();
    }
    if (take(COMMIT_TS, CanalField.TIDB)) {
      tidb.commit(cursor, this);
    }
  }

  /** Passes over what comes before a value, when it comes. */
  private boolean take(Token before, CanalField field) {
    if (!cursor.take(before)) {
      return false;
    }
    cursor.at(field.text);
    seen |= 1 << field.index;
    return true;
  }

  /** Called when the fields of a head are read, {@code isDdl} last, and no others. */
  private void remember(int start) {
    int stop = cursor.position;
    if (MessageHead.findable(cursor.bytes, start, stop)) {
      known = new SeenTable();
      byte[] raw = Arrays.copyOfRange(cursor.bytes, start, stop);
      MessageHead head = new MessageHead(raw, database, table, keys, ddl, known);
      context.remember(head, cursor.bytes, start);
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
      unknown("");
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
      case SQL_TYPE -> codes = codes();
      case MYSQL_TYPE -> types = types();
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

  List<String> unknownFields() {
    return List.copyOf(unknown);
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

  private SeenTable known() {
    SeenTable found = known;
    return found == null ? context.table(tableHash) : found;
  }

  private CodeTable codes() {
    SeenTable before = known();
    CodeTable read = new TypeReader(context, cursor).codes(before.codes);
    if (read != before.codes) {
      before.codes = read.worthKeeping() ? read : null;
    }
    return read;
  }

  private TypeTable types() {
    SeenTable before = known();
    TypeTable read = new TypeReader(context, cursor).types(before.types);
    if (read != before.types) {
      before.types = read;
    }
    return read;
  }

  private void data() {
    SeenTable before = known();
    dataAt = images.base();
    dataNames = images.read(before.names);
    if (dataNames != before.names) {
      before.names = dataNames;
    }
  }

  private void old() {
    SeenTable before = known();
    if (before.oldNames != null && before.names != null) {
      images.reserve(before.oldNames.size() + before.names.size());
    }
    oldAt = images.base();
    oldNames = images.read(before.oldNames);
    if (oldNames != before.oldNames) {
      before.oldNames = oldNames;
    }
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
    ColumnNames main = dataNames;
    int at = dataAt;
    // before v5.4.0 a deleted row came in "old"
    if (main == null && known == RowKind.DELETE) {
      main = oldNames;
      at = oldAt;
    }
    if (main == null) {
      throw absent(CanalField.DATA);
    }
    CanalRow row = new CanalRow(this, known, main, at);
    return known == RowKind.UPDATE && oldNames != null ? row.with(oldNames, oldAt) : row;
  }

  private EventHeader header(boolean timed, long commitBits) {
    EventHeader header = timed ? EventHeader.at(Tso.of(commitBits)) : EventHeader.unordered();
    EventHeader full = header.unknown(unknown);
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
