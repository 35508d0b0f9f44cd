package io.msksdk.changefeed.codec.simple;

import io.msksdk.changefeed.codec.TableSpec;
import io.msksdk.changefeed.codec.internal.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads messages encoded as JSON. */
final class SimpleJson {
  private static final Set<String> FIELDS =
      Set.of(
          "version",
          "type",
          "database",
          "table",
          "tableID",
          "sql",
          "commitTs",
          "buildTs",
          "schemaVersion",
          "claimCheckLocation",
          "handleKeyOnly",
          "checksum",
          "data",
          "old",
          "tableSchema",
          "preTableSchema");

  private SimpleJson() {}

  static SimpleMessage read(byte[] bytes) {
    JsonObject in = JsonObject.parse(bytes, 0, bytes.length);
    SimpleMessage message = new SimpleMessage();
    message.unknown = in.unknown(FIELDS);
    message.type = in.text("type");
    message.database = in.textOr("database", "");
    message.table = in.textOr("table", "");
    message.sql = in.textOr("sql", "");
    message.commitTs = in.has("commitTs") ? in.unsigned("commitTs") : 0;
    message.built = in.time("buildTs");
    message.schemaVersion = in.has("schemaVersion") ? in.unsigned("schemaVersion") : 0;
    message.handleKeyOnly = in.bool("handleKeyOnly");
    String location = in.textOr("claimCheckLocation", "");
    message.claimCheck = location.isEmpty() ? null : location;
    JsonObject sums = in.optionalObject("checksum");
    message.checksum =
        sums == null
            ? null
            : new SimpleChecksum(
                sums.bool("corrupted"), sums.unsigned("current"), sums.unsigned("previous"));
    message.data = columns(in.optionalObject("data"));
    message.old = columns(in.optionalObject("old"));
    JsonObject schema = in.optionalObject("tableSchema");
    if (schema != null) {
      message.schema = table(schema);
      message.version = schema.unsigned("version");
    }
    JsonObject before = in.optionalObject("preTableSchema");
    if (before != null) {
      message.schemaBefore = table(before);
      message.versionBefore = before.unsigned("version");
    }
    return message;
  }

  private static @Nullable Map<String, @Nullable Object> columns(@Nullable JsonObject columns) {
    if (columns == null) {
      return null;
    }
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (String name : columns.names()) {
      values.put(name, columns.isObject(name) ? time(columns.object(name)) : columns.value(name));
    }
    return values;
  }

  private static Object time(JsonObject timestamp) {
    return new SimpleTime(timestamp.textOr("location", ""), timestamp.text("value"));
  }

  private static TableSpec table(JsonObject schema) {
    SimpleTable table = new SimpleTable(schema.text("schema"), schema.text("table"));
    for (JsonObject column : schema.objects("columns")) {
      JsonObject type = column.object("dataType");
      table.column(
          column.text("name"),
          type.text("mysqlType"),
          type.smallOr("length", 0),
          type.smallOr("decimal", 0),
          type.texts("elements"),
          type.bool("unsigned"),
          type.bool("zerofill"));
    }
    for (JsonObject index : schema.objects("indexes")) {
      table.index(
          index.bool("primary"),
          index.bool("unique"),
          index.bool("nullable"),
          index.texts("columns"));
    }
    return table.spec();
  }
}
