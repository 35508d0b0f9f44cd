package io.msksdk.changefeed.codec.canal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.changefeed.codec.ChangeEvent;
import io.msksdk.changefeed.codec.Column;
import io.msksdk.changefeed.codec.ColumnException;
import io.msksdk.changefeed.codec.DecodeException;
import io.msksdk.changefeed.codec.DecodeProblem;
import io.msksdk.changefeed.codec.Image;
import io.msksdk.changefeed.codec.Presence;
import io.msksdk.changefeed.codec.Row;
import io.msksdk.changefeed.codec.RowChange;
import io.msksdk.changefeed.codec.TableSpec;
import io.msksdk.changefeed.codec.Tso;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CanalBadInputTest {
  private static final String ROW =
      "{\"database\":\"d\",\"table\":\"t\",\"type\":\"INSERT\",\"es\":1,\"data\":[{\"a\":\"1\"}]}";

  private final CanalJsonDecoder decoder =
      CanalJsonDecoder.builder(ZoneOffset.UTC).largestMessage(1 << 20).mostColumns(100).build();

  private static Arguments bad(String message, DecodeProblem problem, String path) {
    return Arguments.of(message, problem, path);
  }

  static Stream<Arguments> messages() {
    return Stream.of(
        bad("", DecodeProblem.TRUNCATED, "message"),
        bad("  \n", DecodeProblem.TRUNCATED, "message"),
        bad("{", DecodeProblem.TRUNCATED, "message"),
        bad("[]", DecodeProblem.WRONG_TYPE, "message"),
        bad("hello", DecodeProblem.MALFORMED, "message"),
        bad("\u0000\u0001", DecodeProblem.MALFORMED, "message"),
        bad("{}", DecodeProblem.MISSING_FIELD, "type"),
        bad(ROW + "x", DecodeProblem.MALFORMED, "message"),
        bad(ROW + "{", DecodeProblem.TRUNCATED, "message"),
        bad(ROW.replace("\"a\":\"1\"", "\"a\":1"), DecodeProblem.WRONG_TYPE, "data.a"),
        bad(ROW.replace("\"a\":\"1\"", "\"a\":{\"b\":1}"), DecodeProblem.WRONG_TYPE, "data.a"),
        bad(ROW.replace("\"a\":\"1\"", "\"a\":tru"), DecodeProblem.MALFORMED, "data.a"),
        bad(
            ROW.replace("\"a\":\"1\"", "\"a\":\"1\",\"a\":\"2\""),
            DecodeProblem.MALFORMED,
            "data.a"),
        bad(ROW.replace("\"1\"", "\"\\q\""), DecodeProblem.MALFORMED, "data.a"),
        bad(ROW.replace("\"1\"", "\"\\u12g4\""), DecodeProblem.MALFORMED, "data.a"),
        bad(ROW.replace("\"1\"", "\"\\ud800\""), DecodeProblem.BAD_ENCODING, "data.a"),
        bad(ROW.replace("\"1\"", "\"\\udc00\""), DecodeProblem.BAD_ENCODING, "data.a"),
        bad(ROW.replace("\"1\"", "\"\n\""), DecodeProblem.MALFORMED, "data.a"),
        bad(ROW.replace("\"1\"", "\"\u00ff\""), DecodeProblem.BAD_ENCODING, "data.a"),
        bad(ROW.replace("\"1\"", "\"\u00c0\u0080\""), DecodeProblem.BAD_ENCODING, "data.a"),
        bad(ROW.replace("\"1\"", "\"\u00ed\u00a0\u0080\""), DecodeProblem.BAD_ENCODING, "data.a"),
        bad(ROW.replace("\"1\"", "\"\u00e4\u00b8\""), DecodeProblem.BAD_ENCODING, "data.a"),
        bad(
            ROW.replace("\"1\"", "\"\u00f4\u0090\u0080\u0080\""),
            DecodeProblem.BAD_ENCODING,
            "data.a"),
        bad(ROW.replace("[{\"a\":\"1\"}]", "{\"a\":\"1\"}"), DecodeProblem.WRONG_TYPE, "data"),
        bad(ROW.replace("[{\"a\":\"1\"}]", "[]"), DecodeProblem.MALFORMED, "data"),
        bad(ROW.replace("[{\"a\":\"1\"}]", "[{},{}]"), DecodeProblem.MALFORMED, "data"),
        bad(ROW.replace("[{\"a\":\"1\"}]", "null"), DecodeProblem.MISSING_FIELD, "data"),
        bad(ROW.replace("INSERT", "REPLACE"), DecodeProblem.UNKNOWN_EVENT_TYPE, "type"),
        bad(ROW.replace("\"INSERT\"", "7"), DecodeProblem.WRONG_TYPE, "type"),
        bad(
            ROW.replace("INSERT", "TIDB_WATERMARK"),
            DecodeProblem.MISSING_FIELD,
            "_tidb.watermarkTs"),
        bad(ROW.replace("\"database\":\"d\",", ""), DecodeProblem.MISSING_FIELD, "database"),
        bad(ROW.replace("\"es\":1,", ""), DecodeProblem.MISSING_FIELD, "es"),
        bad(ROW.replace("\"es\":1", "\"es\":1.5"), DecodeProblem.OUT_OF_RANGE, "es"),
        bad(ROW.replace("\"es\":1", "\"es\":-1"), DecodeProblem.OUT_OF_RANGE, "es"),
        bad(ROW.replace("\"es\":1", "\"es\":\"1\""), DecodeProblem.WRONG_TYPE, "es"),
        bad(ROW.replace("\"es\":1", "\"es\":1,\"es\":2"), DecodeProblem.MALFORMED, "es"),
        bad(
            ROW.replace("\"es\":1", "\"es\":18446744073709551616"),
            DecodeProblem.OUT_OF_RANGE,
            "es"),
        bad(ROW.replace("\"es\":1", "\"es\":1,\"isDdl\":0"), DecodeProblem.WRONG_TYPE, "isDdl"),
        bad(
            ROW.replace("\"es\":1", "\"es\":1,\"pkNames\":[1]"),
            DecodeProblem.WRONG_TYPE,
            "pkNames"),
        bad(
            ROW.replace("\"es\":1", "\"es\":1,\"mysqlType\":{\"a\":1}"),
            DecodeProblem.WRONG_TYPE,
            "mysqlType.a"),
        bad(
            ROW.replace("\"es\":1", "\"es\":1,\"sqlType\":{\"a\":\"1\"}"),
            DecodeProblem.WRONG_TYPE,
            "sqlType.a"),
        bad(
            ROW.replace("\"es\":1", "\"es\":1,\"_tidb\":{\"commitTs\":1e3}"),
            DecodeProblem.OUT_OF_RANGE,
            "_tidb.commitTs"),
        bad(
            ROW.replace("\"es\":1", "\"es\":1,\"_tidb\":{\"rowkey\":\"?\"}"),
            DecodeProblem.MALFORMED,
            "_tidb.rowkey"),
        bad("{\"x\":" + "[".repeat(10_000), DecodeProblem.TOO_DEEP, "message"),
        bad("{\"x\":" + "{\"y\":".repeat(10_000), DecodeProblem.TOO_DEEP, "message"),
        bad(ROW + " ".repeat(1 << 20), DecodeProblem.OVERSIZED, "message"),
        bad(ROW.replace("\"a\":\"1\"", columns(101)), DecodeProblem.OVERSIZED, "data.c100"));
  }

  private static String columns(int count) {
    StringBuilder columns = new StringBuilder();
    for (int i = 0; i < count; i++) {
      columns.append(i == 0 ? "" : ",").append("\"c").append(i).append("\":null");
    }
    return columns.toString();
  }

  @ParameterizedTest
  @MethodSource("messages")
  void message_thatTicdcDoesNotWrite_isRefusedByCauseAndPlace(
      String message, DecodeProblem problem, String path) {
    // one byte for each character, so that the table can hold bytes that are not UTF-8
    byte[] bytes = message.getBytes(ISO_8859_1);

    assertThatThrownBy(() -> decoder.decode(bytes))
        .isInstanceOfSatisfying(
            DecodeException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(problem);
              assertThat(e.path()).isEqualTo(path);
              assertThat(e.offset()).isBetween(0, bytes.length);
              assertThat(e.code()).startsWith("changefeed.decode.");
              assertThat(e).hasMessageContaining(path).hasMessageContaining("at byte");
            });
  }

  @Test
  void message_cutAnywhere_isTruncated() {
    byte[] whole = complete();

    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> decoder.decode(part))
          .isInstanceOfSatisfying(
              DecodeException.class,
              e -> assertThat(e.problem()).isEqualTo(DecodeProblem.TRUNCATED));
    }
  }

  @Test
  void message_changedAtRandom_isDecodedOrRefusedAsDocumented() {
    byte[] whole = complete();
    byte[] tokens = "{}[]\",:\\un0123456789.-eE\u00ff\u0000 tf".getBytes(ISO_8859_1);
    Random random = new Random(20240611);
    int decoded = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] changed = mutate(whole, tokens, random);
      try {
        for (ChangeEvent event : decoder.decode(changed)) {
          readEverything(event);
        }
        decoded++;
      } catch (DecodeException refused) {
        assertThat(refused.offset()).isBetween(0, changed.length);
      }
    }
    assertThat(decoded).isPositive();
  }

  private static byte[] mutate(byte[] whole, byte[] tokens, Random random) {
    byte[] changed = whole.clone();
    for (int n = 1 + random.nextInt(3); n > 0; n--) {
      int at = random.nextInt(changed.length);
      int other = random.nextInt(changed.length);
      switch (random.nextInt(5)) {
        case 0 -> changed[at] = (byte) random.nextInt(256);
        case 1 -> changed[at] = tokens[random.nextInt(tokens.length)];
        case 2 -> changed = Arrays.copyOf(changed, Math.max(1, at));
        case 3 -> {
          int length = Math.min(random.nextInt(40), changed.length - Math.max(at, other));
          System.arraycopy(changed, other, changed, at, length);
        }
        default -> changed[at] ^= (byte) (1 << random.nextInt(8));
      }
    }
    return changed;
  }

  private static void readEverything(ChangeEvent event) {
    assertThat(event.toString()).isNotNull();
    if (event instanceof Row row) {
      row.before().ifPresent(CanalBadInputTest::readColumns);
      row.after().ifPresent(CanalBadInputTest::readColumns);
    }
  }

  private static void readColumns(Image image) {
    for (int i = 0; i < image.size(); i++) {
      Column column = image.column(i);
      assertThat(column.presence()).isNotEqualTo(Presence.ABSENT);
      assertThat(column.type()).isNotNull();
      try {
        Object value = column.value();
        assertThat(value == null).isEqualTo(column.presence() == Presence.NULL);
      } catch (ColumnException refused) {
        assertThat(refused.column()).isEqualTo(column.name());
      }
    }
  }

  /** A message with every feature of the protocol. */
  private static byte[] complete() {
    TableSpec table =
        TableSpec.builder("shop", "orders")
            .key("id", "bigint unsigned")
            .column("note", "varchar(20)")
            .column("raw", "varbinary(16)")
            .column("at", "timestamp")
            .column("kind", "enum('a','b')")
            .column("flags", "set('x','y')")
            .column("vec", "vector")
            .column("gone", "decimal(10,2)")
            .build();
    List<Object> before =
        Arrays.asList(
            BigInteger.TEN,
            "Zürich 😀 \"q\"",
            new byte[] {0, -1, 65},
            Instant.EPOCH,
            1,
            3,
            "[1,2]",
            null);
    List<Object> after =
        Arrays.asList(
            BigInteger.TEN, "<漢字>\u2028", new byte[] {7}, Instant.EPOCH, 2, 1, "[0.5]", "1.50");
    CanalJsonEncoder encoder =
        CanalJsonEncoder.builder(ZoneOffset.UTC).contentCompatible().shuffleMysqlTypes(1).build();
    String message =
        new String(
            encoder.row(RowChange.update(table, Tso.of(429918007904436226L), before, after)),
            UTF_8);
    return message.replace("\"id\":0,", "\"id\":0,\"more\":[{\"x\":-1.5e3},true],").getBytes(UTF_8);
  }
}
