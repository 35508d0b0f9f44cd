package io.msksdk.changefeed.codec.simple;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.changefeed.codec.DdlKind;
import io.msksdk.changefeed.codec.EncodedRecord;
import io.msksdk.changefeed.codec.Row;
import io.msksdk.changefeed.codec.RowChange;
import io.msksdk.changefeed.codec.SchemaChange;
import io.msksdk.changefeed.codec.TableSpec;
import io.msksdk.changefeed.codec.Tso;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

/** The fixed schema of the protocol, given to Apache's own reader and writer. */
class SimpleAvroLayoutTest {
  private static final String VALUES =
      "{\"type\":\"map\",\"values\":[\"null\",\"long\",\"float\",\"double\",\"string\",\"bytes\","
          + "\"Timestamp\",\"UnsignedBigint\"]}";

  /** The records in the order of the schema's union. Source: TiCDC Simple Protocol, Avro schema. */
  private static final Schema SCHEMA =
      new Schema.Parser()
          .parse(
              "["
                  + String.join(
                      ",",
                      record(
                          "DataType",
                          field("mysqlType", "\"string\""),
                          field("charset", "\"string\""),
                          field("collate", "\"string\""),
                          field("length", "\"long\""),
                          field("decimal", optional("\"int\"")),
                          field("elements", optional(array("\"string\""))),
                          field("unsigned", optional("\"boolean\"")),
                          field("zerofill", optional("\"boolean\""))),
                      record(
                          "ColumnSchema",
                          field("name", "\"string\""),
                          field("dataType", "\"DataType\""),
                          field("nullable", "\"boolean\""),
                          field("default", optional("\"string\""))),
                      record(
                          "IndexSchema",
                          field("name", "\"string\""),
                          field("unique", "\"boolean\""),
                          field("primary", "\"boolean\""),
                          field("nullable", "\"boolean\""),
                          field("columns", array("\"string\""))),
                      record(
                          "TableSchema",
                          field("database", "\"string\""),
                          field("table", "\"string\""),
                          field("tableID", "\"long\""),
                          field("version", "\"long\""),
                          field("columns", array("\"ColumnSchema\"")),
                          field("indexes", array("\"IndexSchema\""))),
                      record(
                          "Checksum",
                          field("version", "\"int\""),
                          field("corrupted", "\"boolean\""),
                          field("current", "\"long\""),
                          field("previous", "\"long\"")),
                      record(
                          "Watermark",
                          field("version", "\"int\""),
                          field("commitTs", "\"long\""),
                          field("buildTs", "\"long\"")),
                      record(
                          "Bootstrap",
                          field("version", "\"int\""),
                          field("buildTs", "\"long\""),
                          field("tableSchema", "\"TableSchema\"")),
                      record(
                          "DDL",
                          field("version", "\"int\""),
                          field(
                              "type",
                              symbols(
                                  "DDLType",
                                  "CREATE",
                                  "ALTER",
                                  "ERASE",
                                  "RENAME",
                                  "TRUNCATE",
                                  "CINDEX",
                                  "DINDEX",
                                  "QUERY")),
                          field("sql", "\"string\""),
                          field("commitTs", "\"long\""),
                          field("buildTs", "\"long\""),
                          field("tableSchema", optional("\"TableSchema\"")),
                          field("preTableSchema", optional("\"TableSchema\""))),
                      record(
                          "Timestamp",
                          field("location", "\"string\""),
                          field("value", "\"string\"")),
                      record("UnsignedBigint", field("value", "\"long\"")),
                      record(
                          "DML",
                          field("version", "\"int\""),
                          field("database", "\"string\""),
                          field("table", "\"string\""),
                          field("tableID", "\"long\""),
                          field("type", symbols("DMLType", "INSERT", "UPDATE", "DELETE")),
                          field("commitTs", "\"long\""),
                          field("buildTs", "\"long\""),
                          field("schemaVersion", "\"long\""),
                          field("claimCheckLocation", optional("\"string\"")),
                          field("handleKeyOnly", optional("\"boolean\"")),
                          field("checksum", optional("\"Checksum\"")),
                          field("data", optional(VALUES)),
                          field("old", optional(VALUES))),
                      record(
                          "Message",
                          field(
                              "type",
                              symbols("MessageType", "WATERMARK", "BOOTSTRAP", "DDL", "DML")),
                          field("payload", "[\"Watermark\",\"Bootstrap\",\"DDL\",\"DML\"]")))
                  + "]");

  private static final Tso TS = Tso.of(447984074911121426L);
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final TableSpec TABLE =
      TableSpec.builder("test", "t")
          .key("id", "int")
          .column("big", "bigint unsigned")
          .column("at", "timestamp")
          .column("bits", "bit(12)")
          .column("raw", "varbinary")
          .column("pick", "enum('a','b')")
          .build();
  private static final List<Object> VALUES_OF_A_ROW =
      List.of(
          7,
          BigInteger.ONE.shiftLeft(63),
          Instant.parse("2026-01-01T00:00:00Z"),
          BigInteger.valueOf(0xa51),
          new byte[] {1, 2},
          2);

  private final SimpleEncoder encoder = SimpleEncoder.avro(ZONE);
  private final SimpleDecoder decoder = SimpleDecoder.avro(ZONE);

  private static String record(String name, String... fields) {
    return "{\"type\":\"record\",\"namespace\":\"com.pingcap.simple.avro\",\"name\":\"%s\",\"fields\":[%s]}"
        .formatted(name, String.join(",", fields));
  }

  private static String field(String name, String type) {
    return "{\"name\":\"" + name + "\",\"type\":" + type + "}";
  }

  private static String optional(String type) {
    return "[\"null\"," + type + "]";
  }

  private static String array(String items) {
    return "{\"type\":\"array\",\"items\":" + items + "}";
  }

  private static String symbols(String name, String... symbols) {
    return "{\"type\":\"enum\",\"name\":\"%s\",\"symbols\":[\"%s\"]}"
        .formatted(name, String.join("\",\"", symbols));
  }

  private static GenericRecord read(EncodedRecord message) throws IOException {
    byte[] bytes = message.value().orElseThrow();
    BinaryDecoder in = DecoderFactory.get().binaryDecoder(bytes, null);
    GenericRecord read = (GenericRecord) new GenericDatumReader<>(SCHEMA).read(null, in);
    assertThat(in.isEnd()).isTrue();
    assertThat(read.getSchema().getName()).isEqualTo("Message");
    return read;
  }

  private static byte[] written(Object message) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    var binary = EncoderFactory.get().binaryEncoder(out, null);
    new GenericDatumWriter<>(SCHEMA).write(message, binary);
    binary.flush();
    return out.toByteArray();
  }

  @Test
  void watermark_isByteForByteWhatApacheWrites() throws IOException {
    EncodedRecord message = encoder.encode(TS).orElseThrow();
    GenericRecord payload = (GenericRecord) read(message).get("payload");

    assertThat(payload.get("commitTs")).isEqualTo(TS.value());
    assertThat(written(read(message))).isEqualTo(message.value().orElseThrow());
  }

  @Test
  void schemaChange_isByteForByteWhatApacheWrites() throws IOException {
    EncodedRecord message =
        encoder
            .encode(new SchemaChange("test", "t", DdlKind.CINDEX, "create index i on t(big)", TS))
            .orElseThrow();
    GenericRecord payload = (GenericRecord) read(message).get("payload");

    assertThat(payload.get("type")).hasToString("CINDEX");
    assertThat(payload.get("sql")).hasToString("create index i on t(big)");
    assertThat(written(read(message))).isEqualTo(message.value().orElseThrow());
  }

  @Test
  void bootstrap_isByteForByteWhatApacheWrites() throws IOException {
    EncodedRecord message = encoder.bootstrap(TABLE, TS);
    GenericRecord payload = (GenericRecord) read(message).get("payload");
    GenericRecord schema = (GenericRecord) payload.get("tableSchema");

    assertThat((List<?>) schema.get("columns")).hasSize(6);
    assertThat(written(read(message))).isEqualTo(message.value().orElseThrow());
  }

  @Test
  void row_hasItsValuesInTheirBranches() throws IOException {
    EncodedRecord message =
        encoder.checksums().encode(RowChange.insert(TABLE, TS, VALUES_OF_A_ROW));
    GenericRecord payload = (GenericRecord) read(message).get("payload");
    @SuppressWarnings("unchecked") // a map of texts by the schema
    Map<Object, Object> data = (Map<Object, Object>) payload.get("data");

    assertThat(payload.get("type")).hasToString("INSERT");
    assertThat(payload.get("old")).isNull();
    assertThat(((GenericRecord) payload.get("checksum")).get("previous")).isEqualTo(0L);
    assertThat(data).hasSize(6);
    data.forEach(
        (name, value) -> {
          switch (name.toString()) {
            case "id" -> assertThat(value).isEqualTo(7L);
            case "big" ->
                assertThat(((GenericRecord) value).get("value")).isEqualTo(Long.MIN_VALUE);
            case "at" -> {
              assertThat(((GenericRecord) value).get("location")).hasToString("Europe/Berlin");
              assertThat(((GenericRecord) value).get("value")).hasToString("2026-01-01 01:00:00");
            }
            case "bits" -> assertThat(value).isEqualTo(0xa51L);
            case "raw" -> assertThat(value).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2}));
            default -> assertThat(value).isEqualTo(2L);
          }
        });
  }

  /** The newer server sends BIT as a text. */
  @Test
  void row_ofApachesOwnWriter_isRead() throws IOException {
    assertThat(decoder.decode(null, encoder.bootstrap(TABLE, TS).value().orElseThrow())).isEmpty();
    GenericRecord ours = read(encoder.encode(RowChange.insert(TABLE, TS, VALUES_OF_A_ROW)));
    GenericRecord payload = (GenericRecord) ours.get("payload");
    GenericData.Record time = new GenericData.Record(named("Timestamp"));
    time.put("location", "Asia/Shanghai");
    time.put("value", "2026-01-01 08:00:00.5");
    payload.put("data", Map.of("id", 8L, "bits", "2641", "at", time));

    Row row = (Row) decoder.decode(null, written(ours)).get(0);

    assertThat(row.keyColumns()).containsExactly("id");
    assertThat(row.column("id").value()).isEqualTo(8);
    assertThat(row.column("bits").value()).isEqualTo(BigInteger.valueOf(0xa51));
    assertThat(row.column("at").value()).isEqualTo(Instant.parse("2026-01-01T00:00:00.5Z"));
  }

  private static Schema named(String name) {
    return SCHEMA.getTypes().stream()
        .filter(s -> s.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
