package io.msksdk.changefeed.codec.simple;

import static java.util.Objects.requireNonNull;

import io.msksdk.changefeed.codec.ChangeEvent;
import io.msksdk.changefeed.codec.ChangefeedDecoder;
import io.msksdk.changefeed.codec.ColumnKind;
import io.msksdk.changefeed.codec.Ddl;
import io.msksdk.changefeed.codec.DdlKind;
import io.msksdk.changefeed.codec.DecodeException;
import io.msksdk.changefeed.codec.DecodeProblem;
import io.msksdk.changefeed.codec.EventHeader;
import io.msksdk.changefeed.codec.Image;
import io.msksdk.changefeed.codec.RowKind;
import io.msksdk.changefeed.codec.TableSpec;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.codec.Watermark;
import io.msksdk.changefeed.codec.internal.MessageLimit;
import io.msksdk.changefeed.codec.internal.TypedImage;
import io.msksdk.changefeed.codec.internal.TypedRow;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the Simple protocol as TiCDC writes it, as JSON or as Avro. Rows do not carry their
 * types: those come in bootstrap messages and with schema changes, which the decoder remembers, so
 * that all partitions must be decoded by one decoder. A bootstrap message is no event. Until the
 * schema of a row has arrived its columns are of the kind {@link ColumnKind#UNKNOWN} and it has no
 * key columns; they are asked for when they are read. When a message has the checksums of its rows
 * they are verified, which needs the schema as well. Thread-safe.
 */
public final class SimpleDecoder implements ChangefeedDecoder {
  private final boolean avro;
  private final ZoneId zone;
  private final boolean verified;
  private final MessageLimit limit;
  private final SimpleSchemas schemas = new SimpleSchemas();

  private SimpleDecoder(boolean avro, ZoneId zone, boolean verified, MessageLimit limit) {
    this.avro = avro;
    this.zone = requireNonNull(zone, "serverZone");
    this.verified = verified;
    this.limit = limit;
  }

  /**
   * Returns a decoder of messages encoded as JSON.
   *
   * @param serverZone the zone of TIMESTAMP columns whose message does not name one
   * @return the decoder
   */
  public static SimpleDecoder json(ZoneId serverZone) {
    return new SimpleDecoder(false, serverZone, true, MessageLimit.DEFAULT);
  }

  /**
   * Returns a decoder of messages encoded as Avro.
   *
   * @param serverZone the zone of TIMESTAMP columns whose message does not name one
   * @return the decoder
   */
  public static SimpleDecoder avro(ZoneId serverZone) {
    return new SimpleDecoder(true, serverZone, true, MessageLimit.DEFAULT);
  }

  /**
   * Returns a decoder like this one that has seen no schema yet and leaves checksums unverified.
   *
   * @return another decoder
   */
  public SimpleDecoder ignoreChecksums() {
    return new SimpleDecoder(avro, zone, false, limit);
  }

  /**
   * Returns a decoder like this one that has seen no schema yet and takes messages up to a size. 64
   * MiB unless it is set.
   *
   * @param bytes 1 to 268435456
   * @return another decoder
   */
  public SimpleDecoder largestMessage(int bytes) {
    return new SimpleDecoder(avro, zone, verified, MessageLimit.of(bytes));
  }

  @Override
  public List<ChangeEvent> decode(byte @Nullable [] key, byte @Nullable [] value) {
    if (value == null) {
      return List.of();
    }
    limit.check(value, "value");
    SimpleMessage message = avro ? SimpleAvro.read(value) : SimpleJson.read(value);
    TableSpec before = message.schemaBefore;
    if (before != null) {
      schemas.add(message.versionBefore, before);
    }
    TableSpec table = message.schema;
    if (table != null) {
      schemas.add(message.version, table);
    }
    if (message.type.equals("BOOTSTRAP")) {
      return List.of();
    }
    return List.of(event(message));
  }

  private ChangeEvent event(SimpleMessage message) {
    Tso ts = Tso.of(message.commitTs);
    EventHeader bare = EventHeader.at(ts).unknown(message.unknown);
    EventHeader header = message.built == null ? bare : bare.built(message.built);
    if (message.commitTs == 0) {
      throw DecodeException.of(
          DecodeProblem.MISSING_FIELD, "commitTs", -1, "absent or 0", "a timestamp");
    }
    return switch (message.type) {
      case "WATERMARK" -> Watermark.of(header, ts);
      case "INSERT" -> row(message, header, RowKind.INSERT);
      case "UPDATE" -> row(message, header, RowKind.UPDATE);
      case "DELETE" -> row(message, header, RowKind.DELETE);
      default -> ddl(message, header);
    };
  }

  private static Ddl ddl(SimpleMessage message, EventHeader header) {
    if (DdlKind.of(message.type) == DdlKind.UNKNOWN) {
      throw DecodeException.of(
          DecodeProblem.UNKNOWN_EVENT_TYPE, "type", -1, "an unknown type", "one of the protocol");
    }
    TableSpec table = message.schemaBefore == null ? message.schema : message.schemaBefore;
    return Ddl.of(
        header,
        table == null ? "" : table.database(),
        table == null ? "" : table.table(),
        message.type,
        message.sql);
  }

  private TypedRow row(SimpleMessage message, EventHeader header, RowKind kind) {
    Image before = image(message, kind == RowKind.INSERT ? null : message.old);
    Image after = image(message, kind == RowKind.DELETE ? null : message.data);
    if ((kind == RowKind.DELETE ? before : after) == null) {
      throw DecodeException.of(
          DecodeProblem.MISSING_FIELD,
          kind == RowKind.DELETE ? "old" : "data",
          -1,
          "absent",
          "the columns");
    }
    TypedRow row =
        TypedRow.of(header, message.database, message.table, kind, List.of(), before, after)
            .keyed(() -> schemas.keys(message));
    boolean cut = message.handleKeyOnly || message.claimCheck != null;
    if (!cut) {
      verify(message);
    }
    return cut ? row.cut(message.claimCheck) : row;
  }

  private void verify(SimpleMessage message) {
    SimpleChecksum checksum = message.checksum;
    TableSpec table = schemas.table(message);
    if (verified && checksum != null && table != null) {
      checksum.verify(table, message, zone);
    }
  }

  private @Nullable Image image(
      SimpleMessage message, @Nullable Map<String, @Nullable Object> columns) {
    if (columns == null) {
      return null;
    }
    List<String> names = List.copyOf(columns.keySet());
    @Nullable Object[] values = new @Nullable Object[names.size()];
    for (int i = 0; i < values.length; i++) {
      Object value = columns.get(names.get(i));
      values[i] = value instanceof SimpleTime time ? time.value(zone) : value;
    }
    return new TypedImage(names, name -> schemas.type(message, name), values, zone);
  }
}
