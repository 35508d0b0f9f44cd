package io.msksdk.changefeed.codec.canal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.changefeed.codec.Ddl;
import io.msksdk.changefeed.codec.DdlKind;
import io.msksdk.changefeed.codec.DecodeException;
import io.msksdk.changefeed.codec.DecodeProblem;
import io.msksdk.changefeed.codec.Image;
import io.msksdk.changefeed.codec.Presence;
import io.msksdk.changefeed.codec.Row;
import io.msksdk.changefeed.codec.RowChange;
import io.msksdk.changefeed.codec.RowKind;
import io.msksdk.changefeed.codec.TableSpec;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.codec.Watermark;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class CanalMessagesTest {
  private static final String ROW =
      "{\"id\":0,\"database\":\"test\",\"table\":\"tp_int\",\"pkNames\":[\"id\"],\"isDdl\":false,\"type\":\"INSERT\",\"es\":1639633141221,\"ts\":1639633142960,\"sql\":\"\",\"sqlType\":{\"c_bigint\":-5,\"id\":4},\"mysqlType\":{\"c_bigint\":\"bigint\",\"id\":\"int\"},\"data\":[{\"c_bigint\":\"9223372036854775807\",\"id\":\"2\"}],\"old\":null,\"_tidb\":{\"commitTs\":429918007904436226}}";
  private static final String DDL =
      "{\"id\":0,\"database\":\"test\",\"table\":\"\",\"pkNames\":null,\"isDdl\":true,\"type\":\"QUERY\",\"es\":1639633094670,\"ts\":1639633095489,\"sql\":\"drop database if exists test\",\"sqlType\":null,\"mysqlType\":null,\"data\":null,\"old\":null,\"_tidb\":{\"commitTs\":429918007904436226}}";
  private static final String WATERMARK =
      "{\"id\":0,\"database\":\"\",\"table\":\"\",\"pkNames\":null,\"isDdl\":false,\"type\":\"TIDB_WATERMARK\",\"es\":1640007049196,\"ts\":1640007050284,\"sql\":\"\",\"sqlType\":null,\"mysqlType\":null,\"data\":null,\"old\":null,\"_tidb\":{\"watermarkTs\":429918007904436226}}";

  private static final Tso TS = Tso.of(429918007904436226L);
  private static final TableSpec TABLE =
      TableSpec.builder("test", "tp_int").column("c_bigint", "bigint").key("id", "int").build();
  private static final TableSpec NOTES =
      TableSpec.builder("app", "notes")
          .key("id", "bigint")
          .column("a", "varchar")
          .column("b", "varchar")
          .build();

  private final CanalJsonDecoder decoder = CanalJsonDecoder.create(ZoneOffset.UTC);

  private static CanalJsonEncoder documented(long es, long ts) {
    return CanalJsonEncoder.builder(ZoneOffset.UTC)
        .fieldOrder(FieldOrder.DOCUMENTED)
        .commitTime(time -> Instant.ofEpochMilli(es))
        .builtTime(time -> Instant.ofEpochMilli(ts))
        .build();
  }

  private Row row(byte[] message) {
    return (Row) decoder.decode(message).get(0);
  }

  @Test
  void referenceRow_encoded_isByteForByteTheDocumentedOne() {
    RowChange change = RowChange.insert(TABLE, TS, List.of(Long.MAX_VALUE, 2));

    byte[] message = documented(1639633141221L, 1639633142960L).row(change);

    assertThat(new String(message, UTF_8)).isEqualTo(ROW);
  }

  @Test
  void referenceDdlAndWatermark_encoded_areByteForByteTheDocumentedOnes() {
    byte[] ddl =
        documented(1639633094670L, 1639633095489L)
            .ddl("test", "", DdlKind.QUERY, "drop database if exists test", TS);
    byte[] watermark = documented(1640007049196L, 1640007050284L).watermark(TS);

    assertThat(new String(ddl, UTF_8)).isEqualTo(DDL);
    assertThat(new String(watermark, UTF_8)).isEqualTo(WATERMARK);
  }

  @Test
  void referenceRow_decoded_hasEverything() {
    Row row = row(ROW.getBytes(UTF_8));

    assertThat(row.kind()).isEqualTo(RowKind.INSERT);
    assertThat(row.database()).isEqualTo("test");
    assertThat(row.table()).isEqualTo("tp_int");
    assertThat(row.keyColumns()).containsExactly("id");
    assertThat(row.commitTs()).contains(TS);
    assertThat(row.commitTime()).hasValue(Instant.ofEpochMilli(1639633141221L));
    assertThat(row.builtTime()).hasValue(Instant.ofEpochMilli(1639633142960L));
    assertThat(row.before()).isEmpty();
    assertThat(row.image().names()).containsExactly("c_bigint", "id");
    assertThat(row.image().column(0).longValue()).isEqualTo(Long.MAX_VALUE);
    assertThat(row.column("id").value()).isEqualTo(2);
    assertThat(row.unknownFields()).isEmpty();
  }

  @Test
  void referenceDdlAndWatermark_decoded_haveEverything() {
    Ddl ddl = (Ddl) decoder.decode(DDL.getBytes(UTF_8)).get(0);
    Watermark watermark = (Watermark) decoder.decode(WATERMARK.getBytes(UTF_8)).get(0);

    assertThat(ddl.kind()).isEqualTo(DdlKind.QUERY);
    assertThat(ddl.sql()).isEqualTo("drop database if exists test");
    assertThat(ddl.table()).isEmpty();
    assertThat(ddl.commitTs()).contains(TS);
    assertThat(watermark.timestamp()).isEqualTo(TS);
    assertThat(watermark.timestamp().physical()).isEqualTo(Instant.ofEpochMilli(1640007049196L));
    assertThat(watermark.timestamp().logical()).isEqualTo(2);
  }

  @Test
  void ddlOfUnknownKind_decoded_keepsItsName() {
    Ddl ddl = (Ddl) decoder.decode(DDL.replace("QUERY", "FLASHBACK").getBytes(UTF_8)).get(0);

    assertThat(ddl.kind()).isEqualTo(DdlKind.UNKNOWN);
    assertThat(ddl.rawKind()).isEqualTo("FLASHBACK");
  }

  @Test
  void update_withChangedColumnsOnly_tellsAbsentNullAndValueApart() {
    CanalJsonEncoder encoder =
        CanalJsonEncoder.builder(ZoneOffset.UTC).onlyUpdatedColumns().build();
    RowChange change =
        RowChange.update(
            NOTES, TS, Arrays.asList(1L, null, "same"), Arrays.asList(1L, "new", "same"));

    Row row = row(encoder.row(change));
    Image before = row.before().orElseThrow();

    assertThat(before.column("a").presence()).isEqualTo(Presence.NULL);
    assertThat(before.column("b").presence()).isEqualTo(Presence.ABSENT);
    assertThat(row.after().orElseThrow().column("a").text()).isEqualTo("new");
    assertThat(row.column("b").presence()).isEqualTo(Presence.VALUE);
  }

  @Test
  void delete_ofAnyVersion_hasABeforeImageAlone() {
    byte[] message =
        CanalJsonEncoder.create(ZoneOffset.UTC)
            .row(RowChange.delete(NOTES, TS, List.of(1L, "a", "b")));
    String older =
        new String(message, UTF_8).replace("\"old\":null,\"data\":[", "\"data\":null,\"old\":[");

    for (Row row : List.of(row(message), row(older.getBytes(UTF_8)))) {
      assertThat(row.kind()).isEqualTo(RowKind.DELETE);
      assertThat(row.after()).isEmpty();
      assertThat(row.before().orElseThrow().column("a").text()).isEqualTo("a");
    }
  }

  @Test
  void row_withoutTheExtension_hasNoTimestamp() {
    CanalJsonEncoder encoder = CanalJsonEncoder.builder(ZoneOffset.UTC).withoutExtension().build();

    Row row = row(encoder.row(RowChange.insert(NOTES, TS, List.of(1L, "a", "b"))));

    assertThat(row.commitTs()).isEmpty();
    assertThat(row.commitTime()).hasValue(TS.physical());
    assertThatThrownBy(() -> encoder.watermark(TS)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void row_tooLargeForKafka_saysWhereTheRestIs() {
    CanalJsonEncoder encoder = CanalJsonEncoder.create(ZoneOffset.UTC);
    RowChange change = RowChange.update(NOTES, TS, List.of(1L, "a", "b"), List.of(1L, "c", "d"));

    Row handle = row(encoder.handleKeyOnly(change));
    Row claim = row(encoder.claimCheck(change, "s3://bucket/0f&1.json"));

    assertThat(handle.handleKeyOnly()).isTrue();
    assertThat(handle.image().names()).containsExactly("id");
    assertThat(claim.claimCheckLocation()).contains("s3://bucket/0f&1.json");
  }

  @Test
  void rowKey_inTheMessage_isItsBytes() {
    String message = ROW.replace("\"commitTs\"", "\"rowkey\":\"AQL/\",\"commitTs\"");

    assertThat(row(message.getBytes(UTF_8)).rowKey().orElseThrow()).containsExactly(1, 2, -1);
  }

  @Test
  void payload_withSeveralMessages_hasThemInOrder() {
    CanalJsonDecoder piped = CanalJsonDecoder.builder(ZoneOffset.UTC).terminator("||").build();

    assertThat(decoder.decode((ROW + "\r\n" + WATERMARK + DDL + "\r\n").getBytes(UTF_8)))
        .hasSize(3)
        .element(1)
        .isInstanceOf(Watermark.class);
    assertThat(piped.decode((ROW + "||" + DDL + "||").getBytes(UTF_8))).hasSize(2);
  }

  @Test
  void mysqlTypes_inAnyOrder_belongToTheirColumns() {
    TableSpec.Builder wide = TableSpec.builder("d", "t");
    List<Object> values = new java.util.ArrayList<>();
    for (int i = 0; i < 40; i++) {
      wide.column("c" + i, i % 2 == 0 ? "int" : "bigint unsigned");
      values.add(i);
    }
    TableSpec table = wide.build();
    CanalJsonEncoder encoder =
        CanalJsonEncoder.builder(ZoneOffset.UTC).shuffleMysqlTypes(7).build();

    for (int n = 0; n < 20; n++) {
      Row row = row(encoder.row(RowChange.insert(table, Tso.of(n), values)));
      for (int i = 0; i < 40; i++) {
        assertThat(row.column("c" + i).type().text())
            .isEqualTo(i % 2 == 0 ? "int" : "bigint unsigned");
      }
    }
  }

  @Test
  void fields_inAnyOrderAndUnknownOnes_areRead() {
    String message =
        "{\"_tidb\":{\"commitTs\":18446744073709551615,\"later\":[1,{\"x\":[]}]},\"data\":[{\"\\u0061\":\"1\"}],\"gtid\":\"g\",\"type\":\"UPDATE\",\"es\":5,\"table\":\"t\",\"database\":\"d\"}";

    Row row = row(message.getBytes(UTF_8));

    assertThat(row.commitTs().orElseThrow().toString()).isEqualTo("18446744073709551615");
    assertThat(row.column("a").intValue()).isEqualTo(1);
    assertThat(row.before()).isEmpty();
    assertThat(row.unknownFields()).containsExactly("_tidb.later", "gtid");
    assertThatThrownBy(
            () ->
                CanalJsonDecoder.builder(ZoneOffset.UTC)
                    .refuseUnknownFields()
                    .build()
                    .decode(message.getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            DecodeException.class,
            e -> assertThat(e.problem()).isEqualTo(DecodeProblem.UNKNOWN_FIELD));
  }

  @Test
  void columns_thatChangeBetweenMessages_areNotMixedUp() {
    CanalJsonEncoder encoder = CanalJsonEncoder.create(ZoneOffset.UTC);
    TableSpec before = TableSpec.builder("d", "t").key("a", "int").column("b", "int").build();
    TableSpec more =
        TableSpec.builder("d", "t").key("a", "int").column("b", "int").column("c", "int").build();
    TableSpec other = TableSpec.builder("d", "t").key("a", "int").column("x", "int").build();

    for (TableSpec table : List.of(before, more, other, before, other, more)) {
      List<Object> values = new java.util.ArrayList<>();
      table.columns().forEach(column -> values.add((int) column.charAt(0)));
      Row row = row(encoder.row(RowChange.insert(table, TS, values)));
      assertThat(row.image().names()).isEqualTo(table.columns());
      for (String column : table.columns()) {
        assertThat(row.column(column).intValue()).isEqualTo(column.charAt(0));
      }
    }
  }

  @Test
  void toString_ofARow_hasNoValues() {
    Row row =
        row(
            CanalJsonEncoder.create(ZoneOffset.UTC)
                .row(RowChange.insert(NOTES, TS, List.of(1L, "secret", "b"))));

    assertThat(row.toString() + row.column("a")).doesNotContain("secret").contains("app.notes");
  }

  @Test
  void deserializer_configuredByTheConsumer_decodes() {
    try (CanalJsonDeserializer deserializer = new CanalJsonDeserializer()) {
      deserializer.configure(Map.of(CanalJsonDeserializer.ZONE_CONFIG, "UTC"), false);

      assertThat(deserializer.deserialize("topic", ROW.getBytes(UTF_8))).hasSize(1);
      assertThat(deserializer.deserialize("topic", null)).isEmpty();
    }
  }

  @Test
  void deserializer_withoutAZone_isRefused() {
    try (CanalJsonDeserializer deserializer = new CanalJsonDeserializer()) {
      assertThatThrownBy(() -> deserializer.configure(Map.of(), false))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining(CanalJsonDeserializer.ZONE_CONFIG);
      assertThatThrownBy(
              () ->
                  deserializer.configure(
                      Map.of(CanalJsonDeserializer.ZONE_CONFIG, "Mars/Base"), false))
          .isInstanceOf(ConfigException.class);
    }
  }
}
