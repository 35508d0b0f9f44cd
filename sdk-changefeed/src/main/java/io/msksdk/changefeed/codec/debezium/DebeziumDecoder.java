package io.msksdk.changefeed.codec.debezium;

import static java.util.Objects.requireNonNull;

import io.msksdk.changefeed.codec.ChangeEvent;
import io.msksdk.changefeed.codec.ChangefeedDecoder;
import io.msksdk.changefeed.codec.ColumnKind;
import io.msksdk.changefeed.codec.Ddl;
import io.msksdk.changefeed.codec.DecodeException;
import io.msksdk.changefeed.codec.DecodeProblem;
import io.msksdk.changefeed.codec.EventHeader;
import io.msksdk.changefeed.codec.Image;
import io.msksdk.changefeed.codec.MysqlType;
import io.msksdk.changefeed.codec.RowKind;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.codec.Watermark;
import io.msksdk.changefeed.codec.internal.JsonObject;
import io.msksdk.changefeed.codec.internal.MessageLimit;
import io.msksdk.changefeed.codec.internal.TypedImage;
import io.msksdk.changefeed.codec.internal.TypedRow;
import io.msksdk.changefeed.codec.registry.SchemaRegistry;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decodes Debezium's format as TiCDC writes it in JSON or in Avro. The format loses what MySQL's
 * types say: TINYINT comes as a SMALLINT, and in JSON DECIMAL as a floating-point number and binary
 * columns as base64 that looks like text; with the TiDB extension each column names its type.
 * Without schemas in the messages ({@code debezium-disable-schema}) columns are of the kind {@link
 * ColumnKind#UNKNOWN}. A NULL in a column with a default is sent as the default, which no reader
 * can undo. Thread-safe.
 */
public final class DebeziumDecoder implements ChangefeedDecoder {
  private static final ZoneId ZONE = ZoneOffset.UTC;

  private final DebeziumForm form;
  private final MessageLimit limit;

  private DebeziumDecoder(DebeziumForm form, MessageLimit limit) {
    this.form = form;
    this.limit = limit;
  }

  /**
   * Returns a decoder of messages encoded as JSON, those of {@code protocol=debezium}. It needs no
   * zone: TIMESTAMP columns are sent in UTC.
   *
   * @return the decoder
   */
  public static DebeziumDecoder create() {
    return new DebeziumDecoder(
        (bytes, part) -> JsonObject.parse(bytes, 0, bytes.length), MessageLimit.DEFAULT);
  }

  /**
   * Returns a decoder of messages encoded as Avro, those of {@code protocol=debezium-avro}. Keep
   * one and share it, since it remembers the schemas it has seen.
   *
   * @param registry where the schemas are
   * @return the decoder
   */
  public static DebeziumDecoder avro(SchemaRegistry registry) {
    return new DebeziumDecoder(
        new DebeziumAvro(requireNonNull(registry, "registry")), MessageLimit.DEFAULT);
  }

  /**
   * Returns a decoder like this one that takes keys and values up to a size. 64 MiB unless it is
   * set.
   *
   * @param bytes 1 to 268435456
   * @return another decoder
   */
  public DebeziumDecoder largestMessage(int bytes) {
    return new DebeziumDecoder(form, MessageLimit.of(bytes));
  }

  @Override
  public List<ChangeEvent> decode(byte @Nullable [] key, byte @Nullable [] value) {
    if (value == null) {
      return List.of();
    }
    limit.check(key, "key");
    limit.check(value, "value");
    JsonObject message = form.read(value, "value");
    JsonObject payload = message.object("payload");
    if (payload.has("ddl")) {
      return List.of(ddl(payload));
    }
    String operation = payload.text("op");
    if (operation.equals("m")) {
      Tso ts = Tso.of(payload.object("source").unsigned("commit_ts"));
      return List.of(Watermark.of(header(payload), ts));
    }
    return List.of(row(message, payload, kind(payload, operation), keys(key)));
  }

  private static RowKind kind(JsonObject payload, String operation) {
    return switch (operation) {
      case "c" -> RowKind.INSERT;
      case "u" -> RowKind.UPDATE;
      case "d" -> RowKind.DELETE;
      default ->
          throw payload.failure(
              DecodeProblem.UNKNOWN_EVENT_TYPE, "op", "an unknown operation", "c, u, d or m");
    };
  }

  private static EventHeader header(JsonObject payload) {
    JsonObject source = payload.object("source");
    EventHeader header =
        source.has("commit_ts")
            ? EventHeader.at(Tso.of(source.unsigned("commit_ts")))
            : EventHeader.unordered();
    Instant committed = source.time("ts_ms");
    Instant built = payload.time("ts_ms");
    EventHeader timed = committed == null ? header : header.committed(committed);
    return built == null ? timed : timed.built(built);
  }

  private static Ddl ddl(JsonObject payload) {
    List<JsonObject> changes = payload.objects("tableChanges");
    String change = changes.isEmpty() ? "" : changes.get(0).textOr("type", "");
    String kind =
        switch (change) {
          case "CREATE", "ALTER" -> change;
          case "DROP" -> "ERASE";
          default -> "QUERY";
        };
    JsonObject source = payload.object("source");
    return Ddl.of(
        header(payload),
        source.textOr("db", payload.textOr("databaseName", "")),
        source.textOr("table", ""),
        kind,
        payload.text("ddl"));
  }

  private List<String> keys(byte @Nullable [] key) {
    return key == null ? List.of() : form.read(key, "key").object("payload").names();
  }

  private static TypedRow row(
      JsonObject message, JsonObject payload, RowKind kind, List<String> keys) {
    Map<String, DebeziumTypes> types = types(message);
    JsonObject source = payload.object("source");
    Image before = kind == RowKind.INSERT ? null : image(payload, "before", types);
    Image after = kind == RowKind.DELETE ? null : image(payload, "after", types);
    if ((kind == RowKind.DELETE ? before : after) == null) {
      throw DecodeException.of(
          DecodeProblem.MISSING_FIELD,
          kind == RowKind.DELETE ? "payload.before" : "payload.after",
          -1,
          "absent or null",
          "the columns");
    }
    return TypedRow.of(
        header(payload), source.text("db"), source.text("table"), kind, keys, before, after);
  }

  private static Map<String, DebeziumTypes> types(JsonObject message) {
    JsonObject schema = message.optionalObject("schema");
    Map<String, DebeziumTypes> types = new HashMap<>();
    if (schema == null) {
      return types;
    }
    for (JsonObject part : schema.objects("fields")) {
      String field = part.textOr("field", "");
      if (field.equals("after") || field.equals("before")) {
        for (JsonObject column : part.objects("fields")) {
          types.put(column.text("field"), DebeziumTypes.of(column));
        }
      }
    }
    return types;
  }

  private static @Nullable Image image(
      JsonObject payload, String name, Map<String, DebeziumTypes> types) {
    JsonObject row = payload.optionalObject(name);
    if (row == null) {
      return null;
    }
    List<String> names = row.names();
    @Nullable Object[] values = new @Nullable Object[names.size()];
    for (int i = 0; i < values.length; i++) {
      DebeziumTypes type = types.getOrDefault(names.get(i), DebeziumTypes.unknown());
      values[i] = type.value(row, names.get(i));
    }
    return new TypedImage(
        names,
        column -> {
          DebeziumTypes type = types.get(column);
          return type == null ? MysqlType.NONE : type.type;
        },
        values,
        ZONE);
  }
}
