package io.msksdk.changefeed.codec.avro;

import io.msksdk.changefeed.codec.MysqlType;
import io.msksdk.changefeed.codec.TableSpec;
import io.msksdk.changefeed.codec.internal.AvroDecimal;
import io.msksdk.changefeed.codec.internal.AvroNames;
import io.msksdk.changefeed.codec.internal.JsonWriter;
import java.util.List;

/** Schemas as TiCDC writes them. */
final class AvroSchemaText {
  private final AvroEncoder.Builder settings;

  AvroSchemaText(AvroEncoder.Builder settings) {
    this.settings = settings;
  }

  String key(TableSpec table) {
    JsonWriter out = record(table, AvroNames.of(table.table()));
    columns(out, table, table.keyColumns());
    return out.raw("]}").toString();
  }

  String value(TableSpec table) {
    JsonWriter out = record(table, AvroNames.of(table.table()));
    columns(out, table, table.columns());
    if (settings.encoding.extension()) {
      extension(out);
    }
    if (settings.beforeValues) {
      out.separated().raw("{\"name\":\"_ticdc_before\",\"type\":[\"null\",");
      out.raw("{\"type\":\"record\",\"name\":").string(AvroNames.of(table.table()) + "_before");
      out.raw(",\"fields\":[");
      columns(out, table, table.columns());
      out.raw("]}],\"default\":null}");
    }
    return out.raw("]}").toString();
  }

  private JsonWriter record(TableSpec table, String name) {
    JsonWriter out = new JsonWriter();
    out.raw("{\"type\":\"record\",\"name\":").string(name);
    out.raw(",\"namespace\":").string(settings.namespace + "." + AvroNames.of(table.database()));
    return out.raw(",\"fields\":[");
  }

  private void columns(JsonWriter out, TableSpec table, List<String> columns) {
    for (String column : columns) {
      MysqlType type = table.types().get(table.columns().indexOf(column));
      out.separated().raw("{\"name\":").string(AvroNames.of(column));
      if (table.keyColumns().contains(column)) {
        out.raw(",\"type\":").raw(type(type)).raw("}");
      } else {
        out.raw(",\"default\":null,\"type\":[\"null\",").raw(type(type)).raw("]}");
      }
    }
  }

  private String type(MysqlType type) {
    JsonWriter out = new JsonWriter();
    out.raw("{\"type\":\"").raw(layout(type)).raw("\",\"connect.parameters\":{\"tidb_type\":");
    out.string(tidbType(type));
    switch (type.kind()) {
      case BIT -> out.raw(",\"length\":").string(type.sizes().isEmpty() ? "1" : "" + sizeOf(type));
      case ENUM, SET -> out.raw(",\"allowed\":").string(allowed(type));
      default -> {}
    }
    out.raw("}");
    if (layout(type).equals("bytes") && tidbType(type).equals("DECIMAL")) {
      AvroDecimal decimal = AvroDecimal.of(type);
      out.raw(",\"logicalType\":\"decimal\",\"precision\":").number(decimal.precision());
      out.raw(",\"scale\":").number(decimal.scale());
    }
    return out.raw("}").toString();
  }

  private static int sizeOf(MysqlType type) {
    return type.sizes().get(0);
  }

  private static String allowed(MysqlType type) {
    return String.join(",", type.elements().stream().map(e -> e.replace(",", "\\,")).toList());
  }

  String layout(MysqlType type) {
    return switch (type.kind()) {
      case TINYINT, SMALLINT, MEDIUMINT, YEAR -> "int";
      case INT -> type.unsigned() ? "long" : "int";
      case BIGINT -> type.unsigned() && settings.encoding.unsignedAsText() ? "string" : "long";
      case FLOAT -> settings.floatAsDouble ? "double" : "float";
      case DOUBLE -> "double";
      case DECIMAL -> settings.encoding.decimalAsText() ? "string" : "bytes";
      case BINARY, VARBINARY, BLOB, BIT -> "bytes";
      default -> "string";
    };
  }

  private static String tidbType(MysqlType type) {
    return switch (type.kind()) {
      case TINYINT, SMALLINT, MEDIUMINT, INT -> type.unsigned() ? "INT UNSIGNED" : "INT";
      case BIGINT -> type.unsigned() ? "BIGINT UNSIGNED" : "BIGINT";
      case CHAR, VARCHAR, TEXT, UNKNOWN -> "TEXT";
      case BINARY, VARBINARY, BLOB -> "BLOB";
      case VECTOR -> "TiDBVECTORFloat32";
      default -> type.kind().name();
    };
  }

  private void extension(JsonWriter out) {
    field(out, "_tidb_op", "string", "\"\"");
    field(out, "_tidb_commit_ts", "long", "0");
    field(out, "_tidb_commit_physical_time", "long", "0");
    if (settings.checksums) {
      field(out, "_tidb_row_level_checksum", "string", "\"\"");
      field(out, "_tidb_corrupted", "boolean", "false");
      field(out, "_tidb_checksum_version", "int", "0");
    }
  }

  private static void field(JsonWriter out, String name, String type, String value) {
    out.separated().raw("{\"name\":\"" + name + "\",\"type\":\"" + type + "\"");
    out.raw(",\"default\":" + value + "}");
  }
}
