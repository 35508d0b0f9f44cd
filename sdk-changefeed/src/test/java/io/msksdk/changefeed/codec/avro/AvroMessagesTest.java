package io.msksdk.changefeed.codec.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.changefeed.codec.DecodeException;
import io.msksdk.changefeed.codec.DecodeProblem;
import io.msksdk.changefeed.codec.EncodedRecord;
import io.msksdk.changefeed.codec.Row;
import io.msksdk.changefeed.codec.RowChange;
import io.msksdk.changefeed.codec.RowKind;
import io.msksdk.changefeed.codec.TableSpec;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.codec.internal.AvroNames;
import io.msksdk.changefeed.codec.registry.InMemorySchemaRegistry;
import io.msksdk.changefeed.codec.registry.SchemaId;
import io.msksdk.changefeed.codec.registry.SchemaRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvroMessagesTest {
  private static final Tso TS = Tso.of(429918007904436226L);
  private static final TableSpec TABLE =
      TableSpec.builder("shop", "orders")
          .key("id", "int")
          .column("serial", "bigint unsigned")
          .column("note", "varchar")
          .build();

  private final InMemorySchemaRegistry registry = InMemorySchemaRegistry.confluent();
  private final AvroDecoder decoder = AvroDecoder.create(registry, ZoneOffset.UTC);

  private AvroEncoder.Builder encoder() {
    return AvroEncoder.builder(registry, ZoneOffset.UTC, table -> "cdc.shop." + table.table());
  }

  @Test
  void message_isWhatApachesOwnReaderReads() throws IOException {
    EncodedRecord record =
        encoder().build().encode(RowChange.insert(TABLE, TS, List.of(7, BigInteger.TEN, "x")));
    byte[] value = record.value().orElseThrow();
    Schema schema =
        new Schema.Parser().parse(registry.schema(SchemaId.of(ByteBuffer.wrap(value).getInt(1))));

    GenericRecord read =
        new GenericDatumReader<GenericRecord>(schema)
            .read(null, DecoderFactory.get().binaryDecoder(value, 5, value.length - 5, null));

    assertThat(schema.getFullName()).isEqualTo("default.shop.orders");
    assertThat(read.get("id")).isEqualTo(7);
    assertThat(read.get("serial")).isEqualTo(10L);
    assertThat(read.get("note")).hasToString("x");
    assertThat(read.get("_tidb_op")).hasToString("c");
    assertThat(read.get("_tidb_commit_ts")).isEqualTo(TS.value());
  }

  @Test
  void message_ofApachesOwnWriter_isRead() throws IOException {
    String text =
        "{\"type\":\"record\",\"name\":\"orders\",\"namespace\":\"default.shop\",\"fields\":["
            + "{\"name\":\"id\",\"type\":{\"type\":\"int\",\"connect.parameters\":{\"tidb_type\":\"INT\"}}},"
            + "{\"name\":\"n\",\"default\":3,\"type\":[{\"type\":\"long\",\"connect.parameters\":"
            + "{\"tidb_type\":\"BIGINT UNSIGNED\"}},\"null\"]}]}";
    Schema schema = new Schema.Parser().setValidateDefaults(false).parse(text);
    GenericData.Record record = new GenericData.Record(schema);
    record.put("id", 1);
    record.put("n", -1L);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(registry.register("s", text).header());
    var binary = EncoderFactory.get().binaryEncoder(out, null);
    new GenericDatumWriter<GenericRecord>(schema).write(record, binary);
    binary.flush();

    Row row = (Row) decoder.decode(null, out.toByteArray()).get(0);

    // overflowed in the long, repaired here
    assertThat(row.column("n").bigInteger()).isEqualTo(new BigInteger("18446744073709551615"));
    assertThat(row.kind()).isEqualTo(RowKind.UPSERT);
    assertThat(row.commitTs()).isEmpty();
    assertThat(row.commitTime()).isEmpty();
    assertThat(row.keyColumns()).isEmpty();
  }

  /** TiCDC writes FLOAT as a float; TiDB documentation, "Avro Protocol", says double. */
  @ParameterizedTest
  @CsvSource({"float, false", "double, true"})
  void float_isReadFromFloatAndFromDouble(String avroType, boolean asDouble) {
    TableSpec table = TableSpec.builder("shop", "f").key("id", "int").column("f", "float").build();
    AvroEncoder.Builder builder = encoder();
    AvroEncoder writer = (asDouble ? builder.floatAsDouble() : builder).build();

    byte[] value =
        writer.encode(RowChange.insert(table, TS, List.of(7, 153.123f))).value().orElseThrow();
    Schema schema =
        new Schema.Parser().parse(registry.schema(SchemaId.of(ByteBuffer.wrap(value).getInt(1))));
    Row row = (Row) decoder.decode(null, value).get(0);

    assertThat(schema.getField("f").schema().toString()).contains('"' + avroType + '"');
    assertThat(row.column("f").value()).isEqualTo(153.123f);
  }

  @Test
  void subjects_haveUnderscoresForDots() {
    List<String> subjects = new ArrayList<>();
    SchemaRegistry noting =
        new SchemaRegistry() {
          @Override
          public String schema(SchemaId id) {
            return registry.schema(id);
          }

          @Override
          public SchemaId register(String subject, String schema) {
            subjects.add(subject);
            return registry.register(subject, schema);
          }
        };

    EncodedRecord record =
        AvroEncoder.builder(noting, ZoneOffset.UTC, table -> "cdc.shop.orders")
            .build()
            .encode(RowChange.insert(TABLE, TS, List.of(7, BigInteger.TEN, "x")));

    assertThat(record.value()).isPresent();
    assertThat(subjects).containsExactly("cdc_shop_orders-key", "cdc_shop_orders-value");
  }

  @Test
  void checksum_isThatOfTheDocument() {
    // CRC-32 over 8 bytes of each number and the length and bytes of each text, lowest byte first
    CRC32 crc = new CRC32();
    ByteBuffer bytes = ByteBuffer.allocate(8 + 4 + 2 + 8).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(7).putLong(-1).putInt(2).put("hi".getBytes(StandardCharsets.UTF_8));
    crc.update(bytes.array());
    BigInteger serial = new BigInteger("18446744073709551615");
    AvroEncoder checking = encoder().checksums().build();
    byte[] value =
        checking
            .encode(RowChange.insert(TABLE, TS, List.of(7, serial, "hi")))
            .value()
            .orElseThrow();

    assertThat(new String(value, StandardCharsets.ISO_8859_1))
        .contains(Long.toString(crc.getValue()));
    assertThat(decoder.decode(null, value)).hasSize(1);
  }

  @Test
  void checksum_ofATimestamp_isThatOfItsTextInUtc() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    TableSpec table =
        TableSpec.builder("shop", "t").key("id", "int").column("at", "timestamp").build();
    CRC32 crc = new CRC32();
    byte[] text = "2026-01-01 00:00:00".getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(8 + 4 + text.length).order(ByteOrder.LITTLE_ENDIAN);
    crc.update(bytes.putLong(7).putInt(text.length).put(text).array());
    byte[] value =
        AvroEncoder.builder(registry, berlin, TableSpec::table)
            .checksums()
            .build()
            .encode(RowChange.insert(table, TS, List.of(7, Instant.parse("2026-01-01T00:00:00Z"))))
            .value()
            .orElseThrow();

    assertThat(new String(value, StandardCharsets.ISO_8859_1))
        .contains("2026-01-01 01:00:00")
        .contains(Long.toString(crc.getValue()));
    assertThat(AvroDecoder.create(registry, berlin).decode(null, value)).hasSize(1);
  }

  @Test
  void changedRow_isFoundByItsChecksum_unlessItIsIgnored() {
    byte[] value =
        encoder()
            .checksums()
            .build()
            .encode(RowChange.insert(TABLE, TS, List.of(7, BigInteger.ONE, "hello")))
            .value()
            .orElseThrow();
    String text = new String(value, StandardCharsets.ISO_8859_1).replace("hello", "hallo");
    byte[] changed = text.getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> decoder.decode(null, changed))
        .isInstanceOfSatisfying(
            DecodeException.class, e -> assertThat(e.problem()).isEqualTo(DecodeProblem.CHECKSUM));
    assertThat(
            AvroDecoder.builder(registry, ZoneOffset.UTC)
                .ignoreChecksums()
                .build()
                .decode(null, changed))
        .hasSize(1);
  }

  private static final String INTEGRITY =
      "{\"name\":\"_tidb_op\",\"type\":\"string\"},"
          + "{\"name\":\"_tidb_commit_ts\",\"type\":\"long\"},"
          + "{\"name\":\"_tidb_commit_physical_time\",\"type\":\"long\"},"
          + "{\"name\":\"_tidb_row_level_checksum\",\"type\":\"string\"},"
          + "{\"name\":\"_tidb_corrupted\",\"type\":\"boolean\"},"
          + "{\"name\":\"_tidb_checksum_version\",\"type\":\"int\"}";

  /** A row with one column and a checksum, written by Apache's own writer. */
  private byte[] checked(String column, Object value, String checksum, boolean corrupted)
      throws IOException {
    String text =
        "{\"type\":\"record\",\"name\":\"orders\",\"namespace\":\"default.shop\",\"fields\":["
            + "{\"name\":\"c\",\"type\":"
            + column
            + "},"
            + INTEGRITY
            + "]}";
    Schema schema = new Schema.Parser().parse(text);
    GenericData.Record record = new GenericData.Record(schema);
    record.put("c", value);
    record.put("_tidb_op", "c");
    record.put("_tidb_commit_ts", TS.value());
    record.put("_tidb_commit_physical_time", TS.physical().toEpochMilli());
    record.put("_tidb_row_level_checksum", checksum);
    record.put("_tidb_corrupted", corrupted);
    record.put("_tidb_checksum_version", 1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(registry.register("s", text).header());
    var binary = EncoderFactory.get().binaryEncoder(out, null);
    new GenericDatumWriter<GenericRecord>(schema).write(record, binary);
    binary.flush();
    return out.toByteArray();
  }

  private static String typed(String layout, String tidb) {
    return "{\"type\":\"" + layout + "\",\"connect.parameters\":{\"tidb_type\":\"" + tidb + "\"}}";
  }

  private static String crc(ByteBuffer bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes.array());
    return Long.toString(crc.getValue());
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** TiDB documentation, "Row Data Checksum Verification": each kind of value by the rules. */
  @Test
  void checksum_isVerified_inEveryModeOfTheChangefeed() throws IOException {
    byte[] max = "18446744073709551615".getBytes(StandardCharsets.UTF_8);
    assertVerified(
        typed("string", "BIGINT UNSIGNED"),
        new String(max, StandardCharsets.UTF_8),
        little(8).putLong(-1));
    // long mode: the 64 bits are there, though as a negative number
    assertVerified(typed("long", "BIGINT UNSIGNED"), -1L, little(8).putLong(-1));
    assertVerified(typed("float", "FLOAT"), 1.5f, little(8).putDouble(1.5));
    assertVerified(typed("double", "FLOAT"), 1.5, little(8).putDouble(1.5));
    assertVerified(typed("double", "DOUBLE"), Double.POSITIVE_INFINITY, little(8).putLong(0));
    assertVerified(typed("double", "DOUBLE"), Double.NaN, little(8).putLong(0));
    assertVerified(
        typed("string", "DECIMAL"),
        "12.30",
        little(9).putInt(5).put("12.30".getBytes(StandardCharsets.UTF_8)));
    assertVerified(
        typed("bytes", "BLOB"),
        ByteBuffer.wrap(new byte[] {0, -1}),
        little(6).putInt(2).put(new byte[] {0, -1}));
    assertVerified(
        "{\"type\":\"string\",\"connect.parameters\":{\"tidb_type\":\"SET\",\"allowed\":\"a,b,c\"}}",
        "a,c",
        little(8).putLong(5));
  }

  private void assertVerified(String column, Object value, ByteBuffer bytes) throws IOException {
    assertThat(decoder.decode(null, checked(column, value, crc(bytes), false))).hasSize(1);
    byte[] other = checked(column, value, "1", false);
    assertProblem(other, DecodeProblem.CHECKSUM);
  }

  @Test
  void checksum_thatCannotBeVerified_saysWhatToSet_andARowTicdcFoundCorruptedIsRefused()
      throws IOException {
    String decimal =
        "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":10,\"scale\":2,"
            + "\"connect.parameters\":{\"tidb_type\":\"DECIMAL\"}}";
    byte[] precise = checked(decimal, ByteBuffer.wrap(new byte[] {1}), "1", false);
    byte[] corrupted = checked(typed("int", "INT"), 1, crc(little(8).putLong(1)), true);
    byte[] without = checked(typed("int", "INT"), 1, "", false);

    assertThatThrownBy(() -> decoder.decode(null, precise))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("avro-decimal-handling-mode=string");
    assertProblem(corrupted, DecodeProblem.CHECKSUM);
    assertThat(decoder.decode(null, without)).hasSize(1);
  }

  @Test
  void badMessages_areRefusedByCause() {
    EncodedRecord good =
        encoder().build().encode(RowChange.insert(TABLE, TS, List.of(7, BigInteger.TEN, "x")));
    byte[] value = good.value().orElseThrow();

    assertProblem(new byte[0], DecodeProblem.MALFORMED);
    assertProblem(new byte[] {9, 0, 0, 0, 1, 0}, DecodeProblem.MALFORMED);
    assertProblem(new byte[] {0, 0, 0, 9, 9, 0}, DecodeProblem.SCHEMA_MISSING);
    assertProblem(Arrays.copyOf(value, value.length - 1), DecodeProblem.TRUNCATED);
    assertProblem(Arrays.copyOf(value, value.length + 1), DecodeProblem.MALFORMED);
    assertThatThrownBy(() -> decoder.decode(null, null)).isInstanceOf(DecodeException.class);
    byte[] odd = registry.register("odd", "not a schema").header();
    assertProblem(odd, DecodeProblem.SCHEMA_MISSING);
  }

  private void assertProblem(byte[] value, DecodeProblem problem) {
    assertThatThrownBy(() -> decoder.decode(null, value))
        .isInstanceOfSatisfying(
            DecodeException.class, e -> assertThat(e.problem()).isEqualTo(problem));
  }

  @Test
  void names_areThoseAvroAllows() {
    assertThat(AvroNames.of("1st-table")).isEqualTo("_1st_table");
    assertThat(AvroNames.of("größe")).isEqualTo("gr__e");
  }
}
