package io.msksdk.changefeed.codec.debezium;

import io.msksdk.changefeed.codec.DecodeProblem;
import io.msksdk.changefeed.codec.MysqlType;
import io.msksdk.changefeed.codec.internal.JsonObject;
import io.msksdk.changefeed.codec.internal.Labels;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A column in the schema of a message: its type and how its values are written. Source: TiDB
 * documentation, "TiCDC Debezium Protocol", section "Data type mapping".
 */
final class DebeziumTypes {
  private static final BigInteger TWO_64 = BigInteger.ONE.shiftLeft(64);
  private static final long MICROS = 1_000_000L;
  private static final String SET = "io.debezium.data.EnumSet";
  private static final String BITS = "io.debezium.data.Bits";

  final MysqlType type;
  private final String layout;
  private final String name;
  private final List<String> allowed;

  private DebeziumTypes(MysqlType type, String layout, String name, List<String> allowed) {
    this.type = type;
    this.layout = layout;
    this.name = name;
    this.allowed = allowed;
  }

  /** A column of a message without schemas. */
  static DebeziumTypes unknown() {
    return new DebeziumTypes(MysqlType.NONE, "", "", List.of());
  }

  static DebeziumTypes of(JsonObject field) {
    String layout = field.text("type");
    String name = field.textOr("name", "");
    JsonObject parameters = field.optionalObject("parameters");
    String list = parameters == null ? "" : parameters.textOr("allowed", "");
    String length = parameters == null ? "" : parameters.textOr("length", "");
    String tidb = parameters == null ? "" : parameters.textOr("tidb_type", "");
    String named = field.textOr("tidb_type", tidb);
    List<String> allowed = list.isEmpty() ? List.of() : elements(list, name.equals(SET));
    String text = named.isEmpty() ? guessed(layout, name) : named.toLowerCase(Locale.ROOT);
    if (text.equals("enum") || text.equals("set")) {
      text += elementList(allowed);
    } else if (text.equals("bit")) {
      text += "(" + (length.isEmpty() ? "1" : length) + ")";
    } else if (text.equals("decimal") && parameters != null && parameters.has("precision")) {
      text += "(" + parameters.text("precision") + "," + parameters.textOr("scale", "0") + ")";
    }
    return new DebeziumTypes(MysqlType.parse(text), layout, name, allowed);
  }

  private static String guessed(String layout, String name) {
    return switch (name) {
      case "io.debezium.time.Year" -> "year";
      case "io.debezium.time.Date" -> "date";
      case "io.debezium.time.Timestamp", "io.debezium.time.MicroTimestamp" -> "datetime";
      case "io.debezium.time.ZonedTimestamp" -> "timestamp";
      case "io.debezium.time.MicroTime" -> "time";
      case "io.debezium.data.Json" -> "json";
      case "io.debezium.data.Enum" -> "enum";
      case SET -> "set";
      case BITS -> "bit";
      case "io.debezium.data.TiDBVectorFloat32" -> "vector";
      case "org.apache.kafka.connect.data.Decimal" -> "decimal";
      default ->
          switch (layout) {
            case "int16" -> "smallint";
            case "int32" -> "int";
            case "int64" -> "bigint";
            case "float" -> "float";
            case "double" -> "double";
            case "boolean" -> "bit";
            case "string" -> "text";
            case "bytes" -> "blob";
            default -> "";
          };
    };
  }

  /** Elements of an ENUM have their commas escaped; those of a SET cannot have any. */
  private static List<String> elements(String list, boolean set) {
    if (set) {
      return List.of(list.split(",", -1));
    }
    List<String> elements = new ArrayList<>();
    for (String element : list.split("(?<!\\\\),", -1)) {
      elements.add(element.replace("\\,", ","));
    }
    return elements;
  }

  private static String elementList(List<String> allowed) {
    return allowed.isEmpty()
        ? ""
        : "('"
            + String.join("','", allowed.stream().map(e -> e.replace("'", "''")).toList())
            + "')";
  }

  /** The value of a column as it is taken by it. */
  @Nullable Object value(JsonObject row, String column) {
    Object value = row.value(column);
    try {
      return value == null ? null : converted(value, row, column);
    } catch (DateTimeException | ArithmeticException beyond) {
      throw row.failure(DecodeProblem.OUT_OF_RANGE, column, "a number", "a date or a time");
    }
  }

  private Object converted(Object value, JsonObject row, String column) {
    if (value instanceof Long number) {
      return number(number);
    }
    if (value instanceof BigDecimal number) {
      return layout.equals("float") ? (Object) number.floatValue() : number;
    }
    if (value instanceof byte[] bytes && name.equals(BITS)) {
      return bits(bytes);
    }
    if (!(value instanceof String text)) {
      return value;
    }
    return switch (name) {
      case "io.debezium.time.ZonedTimestamp" -> Instant.parse(text);
      case "io.debezium.data.Enum" -> ordinal(text);
      case SET -> mask(text);
      case BITS -> bits(base64(text, row, column));
      default -> text;
    };
  }

  private Object number(long number) {
    return switch (name) {
      case "io.debezium.time.Date" -> LocalDate.ofEpochDay(number);
      case "io.debezium.time.Timestamp" -> local(Math.multiplyExact(number, 1000L));
      case "io.debezium.time.MicroTimestamp" -> local(number);
      case "io.debezium.time.MicroTime" -> Duration.ofNanos(Math.multiplyExact(number, 1000L));
      default -> {
        if (layout.equals("float")) {
          yield (float) number;
        }
        boolean wrapped = number < 0 && type.unsigned();
        yield wrapped ? BigInteger.valueOf(number).add(TWO_64) : (Object) number;
      }
    };
  }

  private static LocalDateTime local(long micros) {
    long nanos = Math.floorMod(micros, MICROS) * 1000L;
    return LocalDateTime.ofEpochSecond(Math.floorDiv(micros, MICROS), (int) nanos, ZoneOffset.UTC);
  }

  private Object ordinal(String text) {
    int ordinal = allowed.indexOf(text) + 1;
    return ordinal > 0 || text.isEmpty() ? (Object) ordinal : new Labels(text);
  }

  private Object mask(String text) {
    BigInteger mask = BigInteger.ZERO;
    for (String element : new Labels(text).names()) {
      int at = allowed.indexOf(element);
      if (at < 0) {
        return new Labels(text);
      }
      mask = mask.setBit(at);
    }
    return mask;
  }

  /** Lowest byte first, unlike in every other format. */
  private static BigInteger bits(byte[] little) {
    byte[] big = new byte[little.length];
    for (int i = 0; i < big.length; i++) {
      big[i] = little[big.length - 1 - i];
    }
    return new BigInteger(1, big);
  }

  private static byte[] base64(String text, JsonObject row, String column) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      throw row.failure(DecodeProblem.MALFORMED, column, "a text that is not base64", "base64");
    }
  }

  @Override
  public String toString() {
    return type + " " + Arrays.asList(layout, name);
  }
}
