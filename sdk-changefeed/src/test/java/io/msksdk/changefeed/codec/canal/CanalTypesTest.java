package io.msksdk.changefeed.codec.canal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.changefeed.codec.ChangeEvent;
import io.msksdk.changefeed.codec.Column;
import io.msksdk.changefeed.codec.ColumnException;
import io.msksdk.changefeed.codec.ColumnKind;
import io.msksdk.changefeed.codec.Presence;
import io.msksdk.changefeed.codec.Row;
import io.msksdk.changefeed.codec.RowChange;
import io.msksdk.changefeed.codec.TableSpec;
import io.msksdk.changefeed.codec.Tso;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the protocol's type tables, encoded and decoded. */
class CanalTypesTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final Tso TS = Tso.of(429918007904436226L);
  private static final BigInteger UNSIGNED_MAX =
      BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  private static Arguments row(String type, Object value, String text, int code) {
    return Arguments.of(type, value, text, code);
  }

  static Stream<Arguments> types() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    String latin = new String(all, StandardCharsets.ISO_8859_1);
    return Stream.of(
        row("tinyint", -128, "-128", Types.TINYINT),
        row("boolean", 1, "1", Types.TINYINT),
        row("tinyint unsigned", 127, "127", Types.TINYINT),
        row("tinyint unsigned", 128, "128", Types.SMALLINT),
        row("tinyint unsigned", 255, "255", Types.SMALLINT),
        row("smallint", -32768, "-32768", Types.SMALLINT),
        row("smallint unsigned", 32767, "32767", Types.SMALLINT),
        row("smallint unsigned", 32768, "32768", Types.INTEGER),
        row("smallint unsigned", 65535, "65535", Types.INTEGER),
        row("mediumint", -8388608, "-8388608", Types.INTEGER),
        row("mediumint unsigned", 16777215, "16777215", Types.INTEGER),
        row("int", Integer.MIN_VALUE, "-2147483648", Types.INTEGER),
        row("int", Integer.MAX_VALUE, "2147483647", Types.INTEGER),
        row("int unsigned", 2147483647L, "2147483647", Types.INTEGER),
        row("int unsigned", 2147483648L, "2147483648", Types.BIGINT),
        row("int unsigned zerofill", 4294967295L, "4294967295", Types.BIGINT),
        row("bigint", Long.MIN_VALUE, "-9223372036854775808", Types.BIGINT),
        row("bigint", Long.MAX_VALUE, "9223372036854775807", Types.BIGINT),
        row(
            "bigint unsigned",
            BigInteger.valueOf(Long.MAX_VALUE),
            "9223372036854775807",
            Types.BIGINT),
        row("bigint unsigned", BigInteger.ONE.shiftLeft(63), "9223372036854775808", Types.DECIMAL),
        row("bigint unsigned", UNSIGNED_MAX, "18446744073709551615", Types.DECIMAL),
        row("float", 0f, "0", Types.REAL),
        row("float", 153.123f, "153.123", Types.REAL),
        row("float", 1e10f, "10000000000", Types.REAL),
        row("double", -1.5e-7, "-0.00000015", Types.DOUBLE),
        row("double", 1e20, "100000000000000000000", Types.DOUBLE),
        row("decimal", new BigDecimal("179394.2330"), "179394.2330", Types.DECIMAL),
        row(
            "decimal(65,30)",
            new BigDecimal("-" + "9".repeat(35) + "." + "9".repeat(30)),
            "-" + "9".repeat(35) + "." + "9".repeat(30),
            Types.DECIMAL),
        row("decimal", new BigDecimal("0.00"), "0.00", Types.DECIMAL),
        row("char", "c", "c", Types.CHAR),
        row(
            "varchar",
            "Zürich 漢字 😀 <a&b> \"q\" \\ \n\t\u0001\u2028",
            "Zürich 漢字 😀 <a&b> \"q\" \\ \n\t\u0001\u2028",
            Types.VARCHAR),
        row("tinytext", "", "", Types.CLOB),
        row("text", "t", "t", Types.CLOB),
        row("mediumtext", "m", "m", Types.CLOB),
        row("longtext", "x".repeat(5000), "x".repeat(5000), Types.CLOB),
        row("binary", new byte[] {0, 1}, "\u0000\u0001", Types.BLOB),
        row("varbinary", all, latin, Types.BLOB),
        row("tinyblob", new byte[0], "", Types.BLOB),
        row("blob", "plain".getBytes(StandardCharsets.US_ASCII), "plain", Types.BLOB),
        row("mediumblob", new byte[] {-1}, "\u00ff", Types.BLOB),
        row("longblob", all, latin, Types.BLOB),
        row("bit", BigInteger.valueOf(81), "81", Types.BIT),
        row("bit(64)", UNSIGNED_MAX, "18446744073709551615", Types.BIT),
        row("enum('a','b','c')", 2, "2", Types.INTEGER),
        row("set('a','b','c')", BigInteger.valueOf(5), "5", Types.BIT),
        row("set", UNSIGNED_MAX, "18446744073709551615", Types.BIT),
        row("date", LocalDate.of(2000, 2, 29), "2000-02-29", Types.DATE),
        row(
            "datetime",
            LocalDateTime.of(2015, 12, 20, 23, 58, 58),
            "2015-12-20 23:58:58",
            Types.TIMESTAMP),
        row(
            "datetime(6)",
            LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000),
            "9999-12-31 23:59:59.999999",
            Types.TIMESTAMP),
        row(
            "timestamp",
            Instant.parse("1973-12-30T14:30:00Z"),
            "1973-12-30 15:30:00",
            Types.TIMESTAMP),
        row(
            "timestamp(3)",
            Instant.parse("2022-07-01T10:00:00.123Z"),
            "2022-07-01 12:00:00.123000",
            Types.TIMESTAMP),
        row("time", Duration.ofHours(23).plusMinutes(59).plusSeconds(59), "23:59:59", Types.TIME),
        row(
            "time",
            Duration.ofHours(838).plusMinutes(59).plusSeconds(59).negated(),
            "-838:59:59",
            Types.TIME),
        row("time(6)", Duration.ofMillis(-1), "-00:00:00.001000", Types.TIME),
        row("year", 1970, "1970", Types.VARCHAR),
        row("json", "{\"key1\": \"value1\"}", "{\"key1\": \"value1\"}", Types.VARCHAR),
        row("vector", new float[] {1f, -2.5f}, "[1,-2.5]", Types.VARCHAR),
        row("geometry", "anything", "anything", Types.VARCHAR));
  }

  @ParameterizedTest
  @MethodSource("types")
  void value_encodedAndDecoded_isTheSame(String type, Object value, String text, int code) {
    TableSpec table = TableSpec.builder("test", "t").key("id", "int").column("c", type).build();
    CanalJsonEncoder encoder = CanalJsonEncoder.builder(ZONE).contentCompatible().build();

    byte[] message = encoder.row(RowChange.insert(table, TS, List.of(1, value)));
    Column column = only(message).column("c");

    assertThat(column.presence()).isEqualTo(Presence.VALUE);
    assertThat(column.type().text()).isEqualTo(type);
    assertThat(column.text()).isEqualTo(text);
    assertThat(column.sqlType()).hasValue(code);
    assertThat(column.value()).isEqualTo(value);
  }

  @ParameterizedTest
  @MethodSource("types")
  void nullOfAnyType_encodedAndDecoded_isNull(String type, Object value, String text, int code) {
    TableSpec table = TableSpec.builder("test", "t").key("id", "int").column("c", type).build();
    List<Object> nulls = new java.util.ArrayList<>(List.of(1));
    nulls.add(null);

    Row row = only(CanalJsonEncoder.create(ZONE).row(RowChange.insert(table, TS, nulls)));

    assertThat(row.column("c").presence()).isEqualTo(Presence.NULL);
    assertThat(row.column("c").value()).isNull();
    assertThatThrownBy(() -> row.column("c").text())
        .isInstanceOfSatisfying(
            ColumnException.class, e -> assertThat(e.code()).isEqualTo("changefeed.column.null"));
  }

  @Test
  void enumAndSet_withElements_haveOrdinalsAndLabels() {
    TableSpec table =
        TableSpec.builder("d", "t")
            .column("e", "enum('a','it''s')")
            .column("s", "set('x','y,z','w')")
            .build();
    CanalJsonEncoder encoder = CanalJsonEncoder.builder(ZONE).contentCompatible().build();

    Row row = only(encoder.row(RowChange.insert(table, TS, List.of(2, 6))));

    assertThat(row.column("e").ordinal()).isEqualTo(2);
    assertThat(row.column("e").labels()).containsExactly("it's");
    assertThat(row.column("s").ordinals()).containsExactly(2, 3);
    assertThat(row.column("s").labels()).containsExactly("y,z", "w");
  }

  @ParameterizedTest
  @CsvSource({
    "date,0000-00-00",
    "date,2021-02-30",
    "date,2021-13-01",
    "datetime,0000-00-00 00:00:00",
    "datetime,2021-01-01",
    "datetime,2021-01-01 24:00:00",
    "timestamp,2021-03-28 02:30:00",
    "time,839:00:00",
    "time,12:60:00",
    "int,2147483648",
    "int,1.5",
    "int,''",
    "int,-",
    "bigint,9223372036854775808",
    "bigint,-9223372036854775809",
    "bigint,99999999999999999999",
    "decimal,1e9",
    "decimal,1.2.3",
    "double,NaN",
    "double,0x1p3",
    "vector,'[1,x]'",
    "vector,1",
    "varbinary,\u0100"
  })
  void value_notOfItsType_isRefusedByName(String type, String text) {
    TableSpec table = TableSpec.builder("d", "t").column("c", type).build();
    Row row = only(CanalJsonEncoder.create(ZONE).row(RowChange.insert(table, TS, List.of(text))));

    assertThatThrownBy(() -> row.column("c").value())
        .isInstanceOfSatisfying(
            ColumnException.class,
            e -> {
              assertThat(e.code()).isEqualTo("changefeed.column.value");
              assertThat(e.column()).isEqualTo("c");
            });
    assertThat(row.column("c").text()).isEqualTo(text);
  }

  @Test
  void timestamp_inTheHourTheClockIsSetBack_isTheEarlierInstant() {
    TableSpec table = TableSpec.builder("d", "t").column("c", "timestamp").build();
    byte[] message =
        CanalJsonEncoder.create(ZONE)
            .row(RowChange.insert(table, TS, List.of("2021-10-31 02:30:00")));

    assertThat(only(message).column("c").instant())
        .isEqualTo(Instant.parse("2021-10-31T00:30:00Z"));
  }

  @Test
  void reader_ofAnotherType_isRefused() {
    TableSpec table =
        TableSpec.builder("d", "t").column("dt", "datetime").column("v", "varchar").build();
    Row row =
        only(
            CanalJsonEncoder.create(ZONE)
                .row(RowChange.insert(table, TS, List.of("2021-10-31 02:30:00", "x"))));

    assertThatThrownBy(() -> row.column("dt").instant()).hasMessageContaining("TIMESTAMP");
    assertThatThrownBy(() -> row.column("v").bytes()).hasMessageContaining("binary");
    assertThatThrownBy(() -> row.column("v").ordinals()).hasMessageContaining("SET");
    assertThatThrownBy(() -> row.column("v").longValue()).isInstanceOf(ColumnException.class);
    assertThatThrownBy(() -> row.column("nope").text())
        .isInstanceOfSatisfying(
            ColumnException.class, e -> assertThat(e.code()).isEqualTo("changefeed.column.absent"));
  }

  @Test
  void column_withoutMysqlType_isReadByItsCode() {
    String message =
        "{\"database\":\"d\",\"table\":\"t\",\"type\":\"INSERT\",\"es\":1,\"sqlType\":{\"a\":-5,\"b\":2004,\"c\":4},"
            + "\"data\":[{\"a\":\"7\",\"b\":\"\u00ff\",\"c\":\"8\",\"d\":\"x\"}]}";

    Row row = only(message.getBytes(StandardCharsets.UTF_8));

    assertThat(row.column("a").value()).isEqualTo(7L);
    assertThat(row.column("b").value()).isEqualTo(new byte[] {-1});
    assertThat(row.column("c").value()).isEqualTo(8);
    assertThat(row.column("d").value()).isEqualTo("x");
    assertThat(row.column("d").type().kind()).isEqualTo(ColumnKind.UNKNOWN);
    assertThat(row.column("d").sqlType()).isEmpty();
  }

  private static Row only(byte[] message) {
    List<ChangeEvent> events = CanalJsonDecoder.create(ZONE).decode(message);
    assertThat(events).hasSize(1);
    return (Row) events.get(0);
  }
}
