package io.msksdk.changefeed.codec.avro;

import static io.msksdk.changefeed.codec.DecodeProblem.CHECKSUM;
import static io.msksdk.changefeed.codec.DecodeProblem.OUT_OF_RANGE;
import static io.msksdk.changefeed.codec.DecodeProblem.UNKNOWN_EVENT_TYPE;

import io.msksdk.changefeed.codec.ColumnKind;
import io.msksdk.changefeed.codec.DecodeException;
import io.msksdk.changefeed.codec.EventHeader;
import io.msksdk.changefeed.codec.Image;
import io.msksdk.changefeed.codec.Row;
import io.msksdk.changefeed.codec.RowKind;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.codec.internal.BinaryCursor;
import io.msksdk.changefeed.codec.internal.RowChecksum;
import io.msksdk.changefeed.codec.internal.TypedRow;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** The value of one record while it is read. */
final class AvroMessage {
  private final byte[] bytes;
  private final AvroTable table;
  private final BinaryCursor cursor;
  private final ZoneId zone;
  private final boolean verified;
  private @Nullable Image before;

  AvroMessage(byte[] bytes, int start, AvroTable table, ZoneId zone, boolean verified) {
    this.bytes = bytes;
    this.table = table;
    this.cursor = new BinaryCursor(bytes, start);
    this.zone = zone;
    this.verified = verified;
  }

  /** Called when the row before is found among the fields after the columns. */
  void before(AvroTable shape, int[] places) {
    before = new AvroImage(shape, bytes, places, zone);
  }

  /** The deleted row of a record that has a key alone. */
  Row deletion() {
    Image key = image();
    cursor.end();
    return TypedRow.of(
        EventHeader.unordered(),
        table.database,
        table.table,
        RowKind.DELETE,
        table.names,
        key,
        null);
  }

  Image image() {
    return new AvroImage(table, bytes, table.skipColumns(cursor), zone);
  }

  Row row(List<String> keys) {
    int[] places = table.skipColumns(cursor);
    int[] tidb = table.skipExtension(cursor, this);
    cursor.at("message");
    cursor.end();
    if (verified) {
      verify(places, tidb);
    }
    Image image = new AvroImage(table, bytes, places, zone);
    RowKind kind = kind(tidb);
    Image old = kind == RowKind.DELETE && before == null ? image : before;
    return TypedRow.of(
        header(tidb),
        table.database,
        table.table,
        kind,
        keys,
        kind == RowKind.INSERT ? null : old,
        kind == RowKind.DELETE ? null : image);
  }

  private RowKind kind(int[] tidb) {
    int place = table.place(table.operation, tidb);
    int length = place < 0 ? 0 : new BinaryCursor(bytes, place).bytes();
    if (length == 0) {
      return RowKind.UPSERT;
    }
    return switch (length == 1 ? bytes[place + 1] : 0) {
      case 'c' -> RowKind.INSERT;
      case 'u' -> RowKind.UPDATE;
      case 'd' -> RowKind.DELETE;
      default -> {
        cursor.at("_tidb_op");
        throw cursor.failure(UNKNOWN_EVENT_TYPE, "an unknown operation", "c, u or d");
      }
    };
  }

  private EventHeader header(int[] tidb) {
    long commit = table.number(table.commitTs, bytes, tidb);
    if (commit == 0) {
      return EventHeader.unordered();
    }
    EventHeader header = EventHeader.at(Tso.of(commit));
    long millis = table.number(table.physicalTime, bytes, tidb);
    if (millis < 0 || millis > Long.MAX_VALUE >> 18) {
      cursor.at("_tidb_commit_physical_time");
      throw cursor.failure(OUT_OF_RANGE, "a number", "milliseconds of the epoch");
    }
    return millis == 0 || millis == commit >>> 18
        ? header
        : header.committed(Instant.ofEpochMilli(millis));
  }

  private void verify(int[] places, int[] tidb) {
    Object expected = table.extension(table.checksum, bytes, tidb);
    if (expected == null || expected.toString().isEmpty()) {
      return;
    }
    cursor.at("_tidb_row_level_checksum");
    if (Boolean.TRUE.equals(table.extension(table.corrupted, bytes, tidb))) {
      throw cursor.failure(CHECKSUM, "a row TiCDC found corrupted", "an intact row");
    }
    String computed =
        Long.toString(checksum(table, new AvroImage(table, bytes, places, zone), zone));
    if (!computed.equals(expected.toString())) {
      throw cursor.failure(CHECKSUM, "another checksum", "that of the columns");
    }
  }

  static long checksum(AvroTable table, AvroImage image, ZoneId zone) {
    RowChecksum checksum = new RowChecksum();
    for (int i = 0; i < image.size(); i++) {
      AvroField field = table.columns.get(i);
      if (field.type.kind() == ColumnKind.DECIMAL && field.layout != Schema.Type.STRING) {
        throw DecodeException.of(
            CHECKSUM,
            field.name,
            -1,
            "DECIMAL as bytes, which the checksum was not computed from",
            "the changefeed's avro-decimal-handling-mode=string");
      }
      checksum.add(image.column(i), zone);
    }
    return checksum.value();
  }
}
