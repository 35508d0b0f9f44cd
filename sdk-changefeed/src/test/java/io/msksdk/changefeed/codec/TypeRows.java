package io.msksdk.changefeed.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/** A value of every type of the protocols' tables, at its limits. */
final class TypeRows {
  record TypeRow(String type, Object value) {}

  private static final BigInteger UNSIGNED_MAX =
      BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  static final List<TypeRow> ALL =
      List.of(
          new TypeRow("tinyint", -128),
          new TypeRow("tinyint", 127),
          new TypeRow("tinyint unsigned", 255),
          new TypeRow("smallint", -32768),
          new TypeRow("smallint unsigned", 65535),
          new TypeRow("mediumint", -8388608),
          new TypeRow("mediumint unsigned", 16777215),
          new TypeRow("int", Integer.MIN_VALUE),
          new TypeRow("int", Integer.MAX_VALUE),
          new TypeRow("int unsigned", 4294967295L),
          new TypeRow("bigint", Long.MIN_VALUE),
          new TypeRow("bigint", Long.MAX_VALUE),
          new TypeRow("bigint unsigned", BigInteger.ZERO),
          new TypeRow("bigint unsigned", BigInteger.valueOf(Long.MAX_VALUE)),
          new TypeRow("bigint unsigned", BigInteger.ONE.shiftLeft(63)),
          new TypeRow("bigint unsigned", UNSIGNED_MAX),
          new TypeRow("float", 153.123f),
          new TypeRow("float", -1e10f),
          new TypeRow("float", 0f),
          new TypeRow("double", -1.5e-7),
          new TypeRow("double", 1e20),
          new TypeRow("decimal(10,4)", new BigDecimal("179394.2330")),
          new TypeRow("decimal(10,2)", new BigDecimal("-0.05")),
          new TypeRow("decimal(65,30)", new BigDecimal("9".repeat(35) + "." + "9".repeat(30))),
          new TypeRow("char", "c"),
          new TypeRow("varchar", "Zürich 漢字 😀 <a&b> \"q\" \\ \n\t\u0001\u2028"),
          new TypeRow("tinytext", ""),
          new TypeRow("text", "t"),
          new TypeRow("mediumtext", "m"),
          new TypeRow("longtext", "x".repeat(5000)),
          new TypeRow("binary", new byte[] {0, 1}),
          new TypeRow("varbinary", everyByte()),
          new TypeRow("varbinary", "Zürich \u2028 \"q\" \\".getBytes(StandardCharsets.UTF_8)),
          new TypeRow("tinyblob", new byte[0]),
          new TypeRow("blob", "plain".getBytes(StandardCharsets.US_ASCII)),
          new TypeRow("mediumblob", new byte[] {-1}),
          new TypeRow("longblob", everyByte()),
          new TypeRow("bit(1)", BigInteger.ONE),
          new TypeRow("bit(12)", BigInteger.valueOf(0xa51)),
          new TypeRow("bit(64)", UNSIGNED_MAX),
          new TypeRow("enum('a','b,c','it''s')", 2),
          new TypeRow("enum('a','b,c','it''s')", 3),
          new TypeRow("set('a','b','c')", BigInteger.valueOf(5)),
          new TypeRow("set('a','b','c')", BigInteger.ZERO),
          new TypeRow("date", LocalDate.of(2000, 2, 29)),
          new TypeRow("datetime", LocalDateTime.of(2015, 12, 20, 23, 58, 58)),
          new TypeRow("datetime(3)", LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_000_000)),
          new TypeRow("datetime(6)", LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000)),
          new TypeRow("timestamp", Instant.parse("1973-12-30T14:30:00Z")),
          new TypeRow("timestamp(3)", Instant.parse("2022-07-01T10:00:00.123Z")),
          new TypeRow("time", Duration.ofHours(838).plusMinutes(59).plusSeconds(59).negated()),
          new TypeRow("time(6)", Duration.ofMillis(-1)),
          new TypeRow("year", 1970),
          new TypeRow("json", "{\"key1\": \"value1\"}"),
          new TypeRow("vector", new float[] {1f, -2.5f}));

  private TypeRows() {}

  private static byte[] everyByte() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    return all;
  }
}
