package io.msksdk.changefeed.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.changefeed.codec.avro.AvroDecoder;
import io.msksdk.changefeed.codec.debezium.DebeziumDecoder;
import io.msksdk.changefeed.codec.registry.InMemorySchemaRegistry;
import io.msksdk.changefeed.codec.registry.SchemaId;
import java.nio.ByteBuffer;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Schemas that are none of TiCDC's, under ids that messages name: a typed refusal, and no more. */
class SchemaPoisonTest {
  private static final String DEEP =
      "{\"type\":\"array\",\"items\":".repeat(900) + "\"int\"" + "}".repeat(900);

  private final InMemorySchemaRegistry registry = InMemorySchemaRegistry.confluent();

  static Stream<String> schemas() {
    return Stream.of(
        "",
        "null",
        "{}",
        "[]",
        "\"string\"",
        "syntax = \"proto3\"; message orders {}",
        "{\"type\":\"record\"}",
        "{\"type\":\"record\",\"name\":\"t\"}",
        "{\"type\":\"record\",\"name\":\"t\",\"fields\":7}",
        "{\"type\":\"record\",\"name\":\"t\",\"fields\":[{\"name\":\"a\"}]}",
        record("{\"name\":\"a\",\"type\":\"nope\"}"),
        record("{\"name\":\"a\",\"type\":[]}"),
        record("{\"name\":\"a\",\"type\":[\"null\"]}"),
        record("{\"name\":\"a\",\"type\":[\"int\",\"string\"]}"),
        record("{\"name\":\"a\",\"type\":[\"null\",\"null\"]}"),
        record("{\"name\":\"a\",\"type\":\"t\"}"),
        record("{\"name\":\"a\",\"type\":[\"null\",\"t\"]}"),
        record("{\"name\":\"_ticdc_before\",\"type\":[\"null\",\"t\"]}"),
        record("{\"name\":\"_ticdc_before\",\"type\":\"t\"}"),
        record("{\"name\":\"_ticdc_before\",\"type\":[]}"),
        record("{\"name\":\"_ticdc_before\",\"type\":[\"null\",\"string\"]}"),
        record("{\"name\":\"_tidb_op\",\"type\":\"int\"}"),
        record("{\"name\":\"_tidb_commit_ts\",\"type\":\"string\"}"),
        record("{\"name\":\"_tidb_row_level_checksum\",\"type\":\"bytes\"}"),
        record("{\"name\":\"a\",\"type\":" + DEEP + "}"),
        record(typed("int", "BIT", "")),
        record(typed("bytes", "BIT", "\"length\":\"-1\"")),
        record(typed("string", "ENUM", "\"allowed\":\"'\"")),
        record(typed("int", "'(((", "")),
        record(
            "{\"name\":\"a\",\"type\":{\"type\":\"bytes\",\"logicalType\":\"decimal\","
                + "\"precision\":2147483647,\"scale\":2147483647}}"));
  }

  private static String record(String field) {
    return "{\"type\":\"record\",\"name\":\"t\",\"namespace\":\"n\",\"fields\":[" + field + "]}";
  }

  private static String typed(String layout, String tidb, String more) {
    return "{\"name\":\"a\",\"type\":{\"type\":\""
        + layout
        + "\",\"connect.parameters\":{\"tidb_type\":\""
        + tidb
        + "\""
        + (more.isEmpty() ? "" : "," + more)
        + "}}}";
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void schema_isRefused_orItsMessageRead(String schema) {
    SchemaId id = registry.register("s", schema);
    for (byte[] body : List.of(new byte[0], new byte[64], new byte[] {2, 2, 2, 2, 2, 2})) {
      byte[] value = ByteBuffer.allocate(5 + body.length).put(id.header()).put(body).array();
      readOrRefused(AvroDecoder.create(registry, ZoneOffset.UTC), value);
      readOrRefused(DebeziumDecoder.avro(registry), value);
    }
  }

  private static void readOrRefused(ChangefeedDecoder decoder, byte[] value) {
    try {
      for (ChangeEvent event : decoder.decode(value, value)) {
        Image image = ((Row) event).image();
        for (int i = 0; i < image.size(); i++) {
          readOrRefused(image.column(i));
        }
      }
    } catch (DecodeException refused) {
      assertThat(refused.retryable()).isFalse();
    }
  }

  private static void readOrRefused(Column column) {
    if (column.presence() != Presence.VALUE) {
      return;
    }
    try {
      assertThat(column.value()).isNotNull();
      assertThat(column.text()).hasSizeLessThan(1_000);
    } catch (ColumnException refused) {
      assertThat(refused.column()).isEqualTo(column.name());
    }
  }

  @Test
  void decimalOfManyDigits_isRefused() {
    String schema =
        record(
            "{\"name\":\"a\",\"type\":{\"type\":\"bytes\",\"logicalType\":\"decimal\","
                + "\"precision\":2147483647,\"scale\":2147483647}}");
    SchemaId id = registry.register("s", schema);
    byte[] value = ByteBuffer.allocate(7).put(id.header()).put(new byte[] {2, 1}).array();

    assertThatThrownBy(() -> AvroDecoder.create(registry, ZoneOffset.UTC).decode(null, value))
        .isInstanceOfSatisfying(
            DecodeException.class,
            e -> assertThat(e.problem()).isEqualTo(DecodeProblem.OUT_OF_RANGE));
  }
}
