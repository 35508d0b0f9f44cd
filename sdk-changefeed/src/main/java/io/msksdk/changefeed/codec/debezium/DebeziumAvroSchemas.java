package io.msksdk.changefeed.codec.debezium;

import io.msksdk.changefeed.codec.ColumnKind;
import io.msksdk.changefeed.codec.MysqlType;
import io.msksdk.changefeed.codec.TableSpec;
import io.msksdk.changefeed.codec.internal.AvroDecimal;
import io.msksdk.changefeed.codec.internal.AvroNames;
import io.msksdk.changefeed.codec.internal.JsonWriter;
import java.util.List;

/**
 * Schemas as TiCDC writes them: Kafka Connect's, turned into Avro. Source: TiDB documentation,
 * "TiCDC Debezium Avro Protocol"; TiCDC's own encoder.
 */
final class DebeziumAvroSchemas {
  private static final String DECIMAL = "org.apache.kafka.connect.data.Decimal";

  private final DebeziumAvroEncoder.Builder settings;

  DebeziumAvroSchemas(DebeziumAvroEncoder.Builder settings) {
    this.settings = settings;
  }

  String key(TableSpec table) {
    JsonWriter out = record(table, AvroNames.of(table.table()) + "Key", "");
    columns(out, table, table.keyColumns());
    return out.raw("]}").toString();
  }

  String value(TableSpec table) {
    String name = AvroNames.of(table.table());
    JsonWriter row = record(table, name, "");
    columns(row, table, table.columns());
    JsonWriter out = record(table, name + "Envelope", ",\"connect.version\":1");
    optional(out, "before", row.raw("]}").toString());
    optional(out, "after", "\"" + namespace(table) + "." + name + "\"");
    field(out, "source", source(table));
    field(out, "op", "\"string\"");
    field(out, "ts_ms", "\"long\"");
    return out.raw("]}").toString();
  }

  private String source(TableSpec table) {
    JsonWriter out = record(table, "Source", "");
    List.of("version", "connector", "name").forEach(name -> field(out, name, "\"string\""));
    field(out, "ts_ms", "\"long\"");
    optional(out, "snapshot", "\"string\"");
    List.of("db", "table").forEach(name -> field(out, name, "\"string\""));
    field(out, "server_id", "\"long\"");
    optional(out, "gtid", "\"string\"");
    field(out, "file", "\"string\"");
    field(out, "pos", "\"long\"");
    field(out, "row", "\"int\"");
    optional(out, "thread", "\"long\"");
    optional(out, "query", "\"string\"");
    field(out, "commit_ts", "\"long\"");
    field(out, "cluster_id", "\"string\"");
    return out.raw("]}").toString();
  }

  private String namespace(TableSpec table) {
    return AvroNames.of(settings.cluster) + "." + AvroNames.of(table.database());
  }

  private JsonWriter record(TableSpec table, String name, String marks) {
    JsonWriter out = new JsonWriter();
    out.raw("{\"type\":\"record\",\"name\":").string(name);
    out.raw(",\"namespace\":").string(namespace(table));
    out.raw(",\"connect.name\":").string(namespace(table) + "." + name);
    return out.raw(marks).raw(",\"fields\":[");
  }

  private static void field(JsonWriter out, String name, String type) {
    out.separated().raw("{\"name\":").string(name).raw(",\"connect.field\":").string(name);
    out.raw(",\"type\":" + type + "}");
  }

  private static void optional(JsonWriter out, String name, String type) {
    out.separated().raw("{\"name\":").string(name).raw(",\"connect.field\":").string(name);
    out.raw(",\"default\":null,\"type\":[\"null\"," + type + "]}");
  }

  private void columns(JsonWriter out, TableSpec table, List<String> columns) {
    for (String column : columns) {
      MysqlType type = table.types().get(table.columns().indexOf(column));
      out.separated().raw("{\"name\":").string(AvroNames.of(column));
      out.raw(",\"connect.field\":").string(column);
      if (settings.encoding.extension()) {
        out.raw(",\"tidb_type\":").string(DebeziumColumns.tidbType(type));
      }
      out.raw(",\"default\":null,\"type\":[\"null\",").raw(type(type)).raw("]}");
    }
  }

  private String type(MysqlType type) {
    String layout = layout(type);
    String name = layout.equals("bytes") && isDecimal(type) ? DECIMAL : DebeziumColumns.name(type);
    JsonWriter out = new JsonWriter().raw("{\"type\":").string(layout);
    if (DebeziumColumns.layout(type).equals("int16")) {
      out.raw(",\"connect.type\":\"int16\"");
    }
    if (!name.isEmpty()) {
      out.raw(",\"connect.name\":").string(name);
    }
    if (!name.isEmpty() && !name.equals(DECIMAL)) {
      out.raw(",\"connect.version\":1");
    }
    parameters(out, type, name);
    return out.raw("}").toString();
  }

  private static void parameters(JsonWriter out, MysqlType type, String name) {
    if (name.equals(DECIMAL)) {
      AvroDecimal decimal = AvroDecimal.of(type);
      out.raw(",\"connect.parameters\":{\"precision\":").string("" + decimal.precision());
      out.raw(",\"scale\":").string("" + decimal.scale()).raw("},\"logicalType\":\"decimal\"");
      out.raw(",\"precision\":").number(decimal.precision());
      out.raw(",\"scale\":").number(decimal.scale());
    } else if (!type.elements().isEmpty()) {
      out.raw(",\"connect.parameters\":{\"allowed\":").string(DebeziumColumns.allowed(type));
      out.raw("}");
    } else if (name.endsWith("Bits")) {
      out.raw(",\"connect.parameters\":{\"length\":").string("" + type.sizes().get(0)).raw("}");
    }
  }

  /** The Avro type of a column. */
  String layout(MysqlType type) {
    if (type.kind().isBinary()) {
      return "bytes";
    }
    if (isDecimal(type)) {
      return settings.encoding.decimalAsText() ? "string" : "bytes";
    }
    if (type.kind() == ColumnKind.BIGINT && type.unsigned() && settings.encoding.unsignedAsText()) {
      return "string";
    }
    return switch (DebeziumColumns.layout(type)) {
      case "int16", "int32" -> "int";
      case "int64" -> "long";
      default -> DebeziumColumns.layout(type);
    };
  }

  private static boolean isDecimal(MysqlType type) {
    return type.kind() == ColumnKind.DECIMAL;
  }
}
