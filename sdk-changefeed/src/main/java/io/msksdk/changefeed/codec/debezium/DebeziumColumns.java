package io.msksdk.changefeed.codec.debezium;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.changefeed.codec.ColumnKind;
import io.msksdk.changefeed.codec.MysqlType;
import io.msksdk.changefeed.codec.Presence;
import io.msksdk.changefeed.codec.TableSpec;
import io.msksdk.changefeed.codec.internal.JsonWriter;
import io.msksdk.changefeed.codec.internal.TypedColumn;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes values and schemas of columns. */
final class DebeziumColumns {
  private static final int MILLIS = 3;

  private final ZoneId zone;
  private final boolean named;

  DebeziumColumns(ZoneId zone, boolean named) {
    this.zone = zone;
    this.named = named;
  }

  void values(
      JsonWriter out, TableSpec table, List<@Nullable Object> values, List<String> columns) {
    out.raw("{");
    for (String column : columns) {
      int at = table.columns().indexOf(column);
      out.separated().string(column).raw(":");
      Object value = values.get(at);
      if (value == null) {
        out.raw("null");
      } else {
        MysqlType type = table.types().get(at);
        value(out, new TypedColumn(column, Presence.VALUE, type, value, zone));
      }
    }
    out.raw("}");
  }

  @CanIgnoreReturnValue
  private JsonWriter value(JsonWriter out, TypedColumn column) {
    MysqlType type = column.type();
    return switch (type.kind()) {
      case TINYINT, SMALLINT, MEDIUMINT, INT, YEAR -> out.number(column.longValue());
      case BIGINT -> out.number(type.unsigned() ? column.unsignedLong() : column.longValue());
      case FLOAT, DOUBLE -> out.raw(column.text());
      case DECIMAL -> out.raw(Double.toString(column.decimal().doubleValue()));
      case BIT -> bits(out, type, column);
      case BINARY, VARBINARY, BLOB ->
          out.string(Base64.getEncoder().encodeToString(column.bytes()));
      case ENUM, SET -> out.string(String.join(",", column.labels()));
      case DATE -> out.number(column.date().toEpochDay());
      case DATETIME -> out.number(epoch(column));
      case TIMESTAMP -> out.string(column.instant().toString());
      case TIME -> out.number(column.time().toNanos() / 1000);
      default -> out.string(column.text());
    };
  }

  private static JsonWriter bits(JsonWriter out, MysqlType type, TypedColumn column) {
    return single(type)
        ? out.raw(column.bigInteger().signum() == 0 ? "false" : "true")
        : out.string(Base64.getEncoder().encodeToString(little(column)));
  }

  /** The bits of a column with more than one, lowest byte first. */
  static byte[] little(TypedColumn column) {
    int length = column.type().sizes().get(0);
    BigInteger value = column.bigInteger();
    byte[] little = new byte[(length + Byte.SIZE - 1) / Byte.SIZE];
    for (int i = 0; i < little.length; i++) {
      little[i] = value.shiftRight(Byte.SIZE * i).byteValue();
    }
    return little;
  }

  private static boolean precise(MysqlType type) {
    return !type.sizes().isEmpty() && type.sizes().get(0) > MILLIS;
  }

  /** Milliseconds, or microseconds where the column has finer digits. */
  static long epoch(TypedColumn column) {
    ChronoUnit unit = precise(column.type()) ? ChronoUnit.MICROS : ChronoUnit.MILLIS;
    return unit.between(LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC), column.dateTime());
  }

  void schemas(JsonWriter out, TableSpec table, List<String> columns) {
    for (String column : columns) {
      MysqlType type = table.types().get(table.columns().indexOf(column));
      out.separated().raw("{");
      if (named) {
        out.raw("\"tidb_type\":").string(tidbType(type)).raw(",");
      }
      out.raw("\"type\":").string(layout(type));
      out.raw(",\"optional\":" + !table.keyColumns().contains(column));
      String name = name(type);
      if (!name.isEmpty()) {
        out.raw(",\"name\":").string(name).raw(",\"version\":1");
      }
      parameters(out, type);
      out.raw(",\"field\":").string(column).raw("}");
    }
  }

  private static void parameters(JsonWriter out, MysqlType type) {
    if (!type.elements().isEmpty()) {
      out.raw(",\"parameters\":{\"allowed\":").string(allowed(type)).raw("}");
    } else if (name(type).endsWith("Bits")) {
      out.raw(",\"parameters\":{\"length\":").string("" + type.sizes().get(0)).raw("}");
    }
  }

  /** The commas inside elements of an ENUM are escaped; those of a SET cannot have any. */
  static String allowed(MysqlType type) {
    return type.kind() == ColumnKind.SET
        ? String.join(",", type.elements())
        : String.join(",", type.elements().stream().map(e -> e.replace(",", "\\,")).toList());
  }

  static String tidbType(MysqlType type) {
    String name = type.bareText().replace(" zerofill", "");
    return type.kind().isInteger() ? name : name.replace(" unsigned", "");
  }

  static String layout(MysqlType type) {
    return switch (type.kind()) {
      case TINYINT -> "int16";
      case SMALLINT -> type.unsigned() ? "int32" : "int16";
      case MEDIUMINT, YEAR, DATE -> "int32";
      case INT -> type.unsigned() ? "int64" : "int32";
      case BIGINT, DATETIME, TIME -> "int64";
      case FLOAT -> "float";
      case DOUBLE, DECIMAL -> "double";
      case BIT -> single(type) ? "boolean" : "bytes";
      default -> "string";
    };
  }

  static boolean single(MysqlType type) {
    return type.sizes().isEmpty() || type.sizes().get(0) == 1;
  }

  static String name(MysqlType type) {
    return switch (type.kind()) {
      case YEAR -> "io.debezium.time.Year";
      case DATE -> "io.debezium.time.Date";
      case DATETIME ->
          precise(type) ? "io.debezium.time.MicroTimestamp" : "io.debezium.time.Timestamp";
      case TIMESTAMP -> "io.debezium.time.ZonedTimestamp";
      case TIME -> "io.debezium.time.MicroTime";
      case VECTOR -> "io.debezium.data.TiDBVectorFloat32";
      case JSON -> "io.debezium.data.Json";
      case ENUM -> "io.debezium.data.Enum";
      case SET -> "io.debezium.data.EnumSet";
      case BIT -> single(type) ? "" : "io.debezium.data.Bits";
      default -> "";
    };
  }
}
