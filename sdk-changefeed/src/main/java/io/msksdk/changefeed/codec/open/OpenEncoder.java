package io.msksdk.changefeed.codec.open;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.changefeed.codec.ChangefeedEncoder;
import io.msksdk.changefeed.codec.EncodedRecord;
import io.msksdk.changefeed.codec.MessageCompression;
import io.msksdk.changefeed.codec.MysqlType;
import io.msksdk.changefeed.codec.Presence;
import io.msksdk.changefeed.codec.RowChange;
import io.msksdk.changefeed.codec.RowKind;
import io.msksdk.changefeed.codec.SchemaChange;
import io.msksdk.changefeed.codec.TableSpec;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.codec.internal.Compressed;
import io.msksdk.changefeed.codec.internal.JsonWriter;
import io.msksdk.changefeed.codec.internal.TypedColumn;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes Open Protocol as TiCDC does. For tests and generated changefeeds. Thread-safe. */
public final class OpenEncoder implements ChangefeedEncoder {
  private static final byte[] VERSION = ByteBuffer.allocate(Long.BYTES).putLong(1).array();
  private static final byte[] NONE = {};

  private final ZoneId zone;
  private final MessageCompression compression;

  private OpenEncoder(ZoneId zone, MessageCompression compression) {
    this.zone = zone;
    this.compression = compression;
  }

  /**
   * Returns an encoder.
   *
   * @param serverZone the zone in which TIMESTAMP columns are written
   * @return the encoder
   */
  public static OpenEncoder create(ZoneId serverZone) {
    return new OpenEncoder(requireNonNull(serverZone, "serverZone"), MessageCompression.NONE);
  }

  /**
   * Returns an encoder like this that compresses the value of each event.
   *
   * @param compression how
   * @return the encoder
   */
  public OpenEncoder compressed(MessageCompression compression) {
    return new OpenEncoder(zone, requireNonNull(compression, "compression"));
  }

  @Override
  public EncodedRecord encode(RowChange change) {
    return encode(List.of(change));
  }

  /**
   * Writes several changes into one record, as TiCDC batches them.
   *
   * @param changes the changes
   * @return the record
   */
  public EncodedRecord encode(List<RowChange> changes) {
    List<byte[]> keys = changes.stream().map(change -> key(change, "")).toList();
    List<byte[]> values =
        changes.stream().map(change -> value(change, change.table().columns())).toList();
    return EncodedRecord.of(OpenFrames.join(VERSION, keys), OpenFrames.join(NONE, values));
  }

  /**
   * Writes a change of a row that is stored elsewhere, with the field {@code ohk} twice as TiCDC
   * does.
   *
   * @param change the change
   * @param location where the complete message is
   * @return the record with the key columns and the location
   */
  public EncodedRecord claimCheck(RowChange change, String location) {
    JsonWriter marks = new JsonWriter();
    marks.raw(",\"ohk\":true,\"ohk\":false,\"ccl\":").string(location);
    return cut(change, marks.toString());
  }

  /**
   * Writes a change of a row too large for Kafka, as {@code handle-key-only} does.
   *
   * @param change the change
   * @return the record with the key columns alone
   */
  public EncodedRecord handleKeyOnly(RowChange change) {
    return cut(change, ",\"ohk\":true");
  }

  private EncodedRecord cut(RowChange change, String marks) {
    return EncodedRecord.of(
        OpenFrames.join(VERSION, List.of(key(change, marks))),
        OpenFrames.join(NONE, List.of(value(change, change.table().keyColumns()))));
  }

  @Override
  public Optional<EncodedRecord> encode(SchemaChange change) {
    JsonWriter key = key(change.commitTs(), change.database(), change.table());
    JsonWriter value = new JsonWriter().raw("{\"q\":").string(change.sql());
    value.raw(",\"t\":").number(OpenTypes.code(change.kind())).raw("}");
    return Optional.of(
        EncodedRecord.of(
            OpenFrames.join(VERSION, List.of(key.raw(",\"t\":2}").bytes())),
            OpenFrames.join(NONE, List.of(Compressed.compress(compression, value.bytes())))));
  }

  @Override
  public Optional<EncodedRecord> encode(Tso watermark) {
    byte[] key = ("{\"ts\":" + watermark + ",\"t\":3}").getBytes(StandardCharsets.UTF_8);
    return Optional.of(
        EncodedRecord.of(
            OpenFrames.join(VERSION, List.of(key)), OpenFrames.join(NONE, List.of(NONE))));
  }

  private static JsonWriter key(Tso ts, String database, String table) {
    JsonWriter key = new JsonWriter().raw("{\"ts\":" + ts).raw(",\"scm\":").string(database);
    return key.raw(",\"tbl\":").string(table);
  }

  private static byte[] key(RowChange change, String marks) {
    TableSpec table = change.table();
    return key(change.commitTs(), table.database(), table.table())
        .raw(",\"t\":1" + marks + "}")
        .bytes();
  }

  private byte[] value(RowChange change, List<String> columns) {
    JsonWriter out = new JsonWriter().raw("{");
    if (change.kind() == RowKind.DELETE) {
      columns(out.raw("\"d\":"), change.table(), change.before(), columns);
    } else {
      columns(out.raw("\"u\":"), change.table(), change.after(), columns);
      if (change.kind() == RowKind.UPDATE) {
        columns(out.raw(",\"p\":"), change.table(), change.before(), columns);
      }
    }
    return Compressed.compress(compression, out.raw("}").bytes());
  }

  private void columns(
      JsonWriter out, TableSpec table, List<@Nullable Object> values, List<String> columns) {
    out.raw("{");
    for (String column : columns) {
      int at = table.columns().indexOf(column);
      MysqlType type = table.types().get(at);
      boolean key = table.keyColumns().contains(column);
      out.separated().string(column).raw(":{\"t\":").number(OpenTypes.code(type));
      out.raw(key ? ",\"h\":true" : "").raw(",\"f\":").number(flags(table, type, key));
      out.raw(",\"v\":");
      value(out, type, column, values.get(at));
      out.raw("}");
    }
    out.raw("}");
  }

  private static int flags(TableSpec table, MysqlType type, boolean key) {
    int flags = type.kind().isBinary() ? OpenTypes.BINARY : 0;
    flags |= key ? OpenTypes.HANDLE_KEY | OpenTypes.PRIMARY_KEY : OpenTypes.NULLABLE;
    flags |= key && table.keyColumns().size() > 1 ? OpenTypes.COMPOSITE_KEY : 0;
    return type.unsigned() ? flags | OpenTypes.UNSIGNED : flags;
  }

  @CanIgnoreReturnValue
  private JsonWriter value(JsonWriter out, MysqlType type, String name, @Nullable Object value) {
    if (value == null) {
      return out.raw("null");
    }
    TypedColumn column = new TypedColumn(name, Presence.VALUE, type, value, zone);
    return switch (type.kind()) {
      case TINYINT, SMALLINT, MEDIUMINT, INT, BIGINT, YEAR, BIT, ENUM, SET ->
          out.raw(column.bigInteger().toString());
      case FLOAT, DOUBLE -> out.raw(column.text());
      case TEXT -> out.string(base64(column.text().getBytes(StandardCharsets.UTF_8)));
      case BLOB -> out.string(base64(column.bytes()));
      case BINARY, VARBINARY -> out.string(QuotedBytes.encode(column.bytes()));
      default -> out.string(column.text());
    };
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
