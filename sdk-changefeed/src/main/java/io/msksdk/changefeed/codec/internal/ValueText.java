package io.msksdk.changefeed.codec.internal;

import io.msksdk.changefeed.codec.ColumnKind;
import io.msksdk.changefeed.codec.MysqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.StringJoiner;

/** Values of columns as TiCDC writes them: every one a text. */
public final class ValueText {
  private final ZoneId zone;

  public ValueText(ZoneId zone) {
    this.zone = zone;
  }

  public String of(Object value) {
    if (value instanceof Boolean bit) {
      return bit ? "1" : "0";
    }
    if (value instanceof byte[] bytes) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
    if (value instanceof Float || value instanceof Double) {
      return floating((Number) value);
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof LocalDateTime time) {
      return MysqlTemporal.text(time);
    }
    if (value instanceof Instant instant) {
      return MysqlTemporal.text(LocalDateTime.ofInstant(instant, zone));
    }
    if (value instanceof Duration span) {
      return MysqlTemporal.text(span);
    }
    return value instanceof float[] vector ? vector(vector) : value.toString();
  }

  /** The shortest digits without an exponent and without the zero Java puts after the point. */
  private static String floating(Number value) {
    String text = value.toString();
    if (!Double.isFinite(value.doubleValue())) {
      return text;
    }
    if (value.doubleValue() == 0) {
      return text.startsWith("-") ? "-0" : "0";
    }
    return new BigDecimal(text).stripTrailingZeros().toPlainString();
  }

  private static String vector(float[] vector) {
    StringJoiner list = new StringJoiner(",", "[", "]");
    for (float element : vector) {
      list.add(floating(element));
    }
    return list.toString();
  }

  /** The code of an unsigned integer is that of the smallest signed type that holds the value. */
  public static int sqlType(MysqlType type, String text) {
    ColumnKind kind = type.kind();
    if (!type.unsigned() || !kind.isInteger()) {
      return kind.sqlType();
    }
    BigInteger value = new BigInteger(text);
    return switch (kind) {
      case TINYINT -> wider(kind, value, Byte.MAX_VALUE, ColumnKind.SMALLINT);
      case SMALLINT -> wider(kind, value, Short.MAX_VALUE, ColumnKind.INT);
      case INT -> wider(kind, value, Integer.MAX_VALUE, ColumnKind.BIGINT);
      case BIGINT -> wider(kind, value, Long.MAX_VALUE, ColumnKind.DECIMAL);
      default -> kind.sqlType();
    };
  }

  private static int wider(ColumnKind kind, BigInteger value, long most, ColumnKind above) {
    return value.compareTo(BigInteger.valueOf(most)) > 0 ? above.sqlType() : kind.sqlType();
  }
}
