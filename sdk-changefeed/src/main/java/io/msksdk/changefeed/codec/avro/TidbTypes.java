package io.msksdk.changefeed.codec.avro;

import io.msksdk.changefeed.codec.MysqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * The types of TiDB in a schema. Source: TiDB documentation, "TiCDC Avro Protocol", section "Data
 * type mapping": {@code tidb_type} is coarser than MySQL's types, so that a TINYINT is read as an
 * INT and a VARCHAR as a TEXT.
 */
final class TidbTypes {
  private static final String PARAMETERS = "connect.parameters";

  private TidbTypes() {}

  static MysqlType of(Schema schema) {
    String name = parameter(schema, "tidb_type");
    String text =
        switch (name) {
          case "" -> byLayout(schema);
          case "DECIMAL" -> decimal(schema);
          case "BIT" -> "bit(" + parameter(schema, "length") + ")";
          case "ENUM", "SET" -> elements(name, allowed(schema));
          case "TiDBVECTORFloat32" -> "vector";
          default -> name.toLowerCase(Locale.ROOT);
        };
    return MysqlType.parse(text);
  }

  private static String byLayout(Schema schema) {
    return switch (schema.getType()) {
      case INT -> "int";
      case LONG -> "bigint";
      case FLOAT -> "float";
      case DOUBLE -> "double";
      case STRING -> "text";
      case BYTES -> schema.getLogicalType() == null ? "blob" : decimal(schema);
      default -> "";
    };
  }

  private static String decimal(Schema schema) {
    return schema.getLogicalType() instanceof LogicalTypes.Decimal d
        ? "decimal(" + d.getPrecision() + "," + d.getScale() + ")"
        : "decimal";
  }

  private static String elements(String name, List<String> allowed) {
    StringBuilder text = new StringBuilder(name.toLowerCase(Locale.ROOT)).append('(');
    for (int i = 0; i < allowed.size(); i++) {
      text.append(i == 0 ? "'" : ",'").append(allowed.get(i).replace("'", "''")).append('\'');
    }
    return text.append(')').toString();
  }

  /** The elements of an ENUM or SET: commas between, a comma inside after a backslash. */
  static List<String> allowed(Schema schema) {
    String list = parameter(schema, "allowed");
    if (list.isEmpty()) {
      return List.of();
    }
    List<String> elements = new ArrayList<>();
    StringBuilder element = new StringBuilder();
    for (int i = 0; i < list.length(); i++) {
      char c = list.charAt(i);
      if (c == '\\' && i + 1 < list.length() && list.charAt(i + 1) == ',') {
        element.append(',');
        i++;
      } else if (c == ',') {
        elements.add(element.toString());
        element.setLength(0);
      } else {
        element.append(c);
      }
    }
    elements.add(element.toString());
    return List.copyOf(elements);
  }

  private static String parameter(Schema schema, String name) {
    Object parameters = schema.getObjectProp(PARAMETERS);
    Object value = parameters instanceof Map<?, ?> map ? map.get(name) : null;
    return value == null ? "" : value.toString();
  }
}
