package io.msksdk.changefeed.codec.debezium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.changefeed.codec.ColumnKind;
import io.msksdk.changefeed.codec.Ddl;
import io.msksdk.changefeed.codec.DdlKind;
import io.msksdk.changefeed.codec.DecodeException;
import io.msksdk.changefeed.codec.DecodeProblem;
import io.msksdk.changefeed.codec.EncodedRecord;
import io.msksdk.changefeed.codec.Row;
import io.msksdk.changefeed.codec.RowChange;
import io.msksdk.changefeed.codec.TableSpec;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.codec.Watermark;
import io.msksdk.changefeed.codec.internal.BinaryWriter;
import io.msksdk.changefeed.codec.registry.InMemorySchemaRegistry;
import io.msksdk.changefeed.codec.registry.SchemaId;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.junit.jupiter.api.Test;

class DebeziumAvroTest {
  private static final Tso TS = Tso.of(429918007904436226L);
  private static final TableSpec TABLE =
      TableSpec.builder("test-db", "foo-bar")
          .key("id", "int")
          .column("first name", "varchar")
          .column("bin", "varbinary")
          .column("price", "decimal(10,4)")
          .column("ubig", "bigint unsigned")
          .build();
  private static final RowChange INSERT =
      RowChange.insert(
          TABLE,
          TS,
          List.of(
              1, "alice", new byte[] {1, 2, 3}, new BigDecimal("12.3400"), BigInteger.valueOf(9)));

  private final InMemorySchemaRegistry registry = InMemorySchemaRegistry.confluent();
  private final DebeziumDecoder decoder = DebeziumDecoder.avro(registry);

  private DebeziumAvroEncoder.Builder encoder() {
    return DebeziumAvroEncoder.builder(registry, ZoneOffset.UTC, table -> "cdc.orders")
        .cluster("db-server");
  }

  private Row row(EncodedRecord record) {
    return (Row) decoder.decode(record.key().orElseThrow(), record.value().orElseThrow()).get(0);
  }

  /** The names and layouts TiCDC's own tests look for. */
  @Test
  void message_isWhatApachesOwnReaderReads() throws IOException {
    EncodedRecord record = encoder().build().encode(INSERT);

    GenericRecord key = read(record.key().orElseThrow());
    GenericRecord value = read(record.value().orElseThrow());
    GenericRecord after = (GenericRecord) value.get("after");
    GenericRecord source = (GenericRecord) value.get("source");

    assertThat(key.getSchema().getFullName()).isEqualTo("db_server.test_db.foo_barKey");
    assertThat(key.get("id")).isEqualTo(1);
    assertThat(value.getSchema().getFullName()).isEqualTo("db_server.test_db.foo_barEnvelope");
    assertThat(value.get("before")).isNull();
    assertThat(value.get("op")).hasToString("c");
    assertThat(after.getSchema().getFullName()).isEqualTo("db_server.test_db.foo_bar");
    assertThat(after.get("first_name")).hasToString("alice");
    assertThat(after.get("bin")).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2, 3}));
    assertThat(after.get("price")).isEqualTo(ByteBuffer.wrap(new byte[] {1, (byte) 0xe2, 8}));
    assertThat(source.get("commit_ts")).isEqualTo(TS.value());
    assertThat(source.get("snapshot")).isNull();
  }

  private GenericRecord read(byte[] message) throws IOException {
    int id = ByteBuffer.wrap(message).getInt(1);
    Schema schema = new Schema.Parser().parse(registry.schema(SchemaId.of(id)));
    return new GenericDatumReader<GenericRecord>(schema)
        .read(null, DecoderFactory.get().binaryDecoder(message, 5, message.length - 5, null));
  }

  @Test
  void columns_haveTheirOwnNames_andDecimalIsExact() {
    Row row = row(encoder().build().encode(INSERT));

    assertThat(row.database()).isEqualTo("test-db");
    assertThat(row.table()).isEqualTo("foo-bar");
    assertThat(row.keyColumns()).containsExactly("id");
    assertThat(row.column("first name").text()).isEqualTo("alice");
    assertThat(row.column("price").value()).isEqualTo(new BigDecimal("12.3400"));
    assertThat(row.column("price").type().text()).isEqualTo("decimal(10,4)");
    assertThat(row.column("bin").value()).isEqualTo(new byte[] {1, 2, 3});
    assertThat(row.commitTs()).hasValue(TS);
  }

  @Test
  void columns_withoutTheExtension_haveTheTypesOfTheirLayouts() {
    Row row = row(encoder().withoutExtension().build().encode(INSERT));

    assertThat(row.column("id").type().kind()).isEqualTo(ColumnKind.INT);
    assertThat(row.column("price").value()).isEqualTo(new BigDecimal("12.3400"));
    assertThat(row.column("bin").type().kind()).isEqualTo(ColumnKind.BLOB);
    assertThat(row.column("ubig").value()).isEqualTo(9L);
  }

  @Test
  void unsignedBeyondALong_isRefusedAsByTicdc() {
    RowChange change =
        RowChange.insert(
            TABLE, TS, List.of(1, "a", new byte[0], BigDecimal.ONE, BigInteger.ONE.shiftLeft(63)));

    assertThatThrownBy(() -> encoder().build().encode(change)).hasMessageContaining("ubig");
    assertThat(row(encoder().unsignedAsText().build().encode(change)).column("ubig").value())
        .isEqualTo(BigInteger.ONE.shiftLeft(63));
  }

  /** With {@code avro-enable-watermark}, which TiCDC has for its own tests. */
  @Test
  void watermarkAndSchemaChange_areReadWhereTheyAreSent() {
    String source =
        "{\"name\":\"source\",\"type\":{\"type\":\"record\",\"name\":\"Source\",\"fields\":["
            + "{\"name\":\"commit_ts\",\"type\":\"long\"}]}}";
    byte[] watermark =
        registry
            .register(
                "w",
                "{\"type\":\"record\",\"name\":\"Envelope\",\"fields\":["
                    + source
                    + ",{\"name\":\"op\",\"type\":\"string\"}]}")
            .header();
    byte[] ddl =
        registry
            .register(
                "d",
                "{\"type\":\"record\",\"name\":\"Change\",\"fields\":["
                    + source
                    + ",{\"name\":\"databaseName\",\"type\":\"string\"},"
                    + "{\"name\":\"ddl\",\"type\":\"string\"},{\"name\":\"tableChanges\",\"type\":"
                    + "{\"type\":\"array\",\"items\":{\"type\":\"record\",\"name\":\"T\",\"fields\":["
                    + "{\"name\":\"type\",\"type\":\"string\"}]}}}]}")
            .header();

    var first =
        decoder.decode(null, new BinaryWriter().raw(watermark).number(5).text("m").toBytes());
    var second =
        decoder.decode(
            null,
            new BinaryWriter()
                .raw(ddl)
                .number(6)
                .text("test")
                .text("drop table t")
                .number(1)
                .text("DROP")
                .number(0)
                .toBytes());

    assertThat(((Watermark) first.get(0)).timestamp()).isEqualTo(Tso.of(5));
    Ddl change = (Ddl) second.get(0);
    assertThat(change.kind()).isEqualTo(DdlKind.ERASE);
    assertThat(change.sql()).isEqualTo("drop table t");
    assertThat(change.database()).isEqualTo("test");
  }

  @Test
  void badMessages_areRefusedByCause() {
    byte[] value = encoder().build().encode(INSERT).value().orElseThrow();

    assertProblem(new byte[] {'{', '}'}, DecodeProblem.MALFORMED);
    assertProblem(new byte[] {0, 0, 0, 9, 9, 0}, DecodeProblem.SCHEMA_MISSING);
    assertProblem(Arrays.copyOf(value, value.length - 1), DecodeProblem.TRUNCATED);
    assertProblem(Arrays.copyOf(value, value.length + 1), DecodeProblem.MALFORMED);
    assertProblem(registry.register("o", "no schema").header(), DecodeProblem.SCHEMA_MISSING);
    assertProblem(
        registry.register("u", "[\"int\",\"string\"]").header(), DecodeProblem.WRONG_TYPE);
  }

  @Test
  void schemaThatHoldsItself_isRead_butNotWithoutEnd() {
    String text =
        "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"next\",\"type\":[\"null\",\"R\"]}]}";
    byte[] header = registry.register("r", text).header();
    byte[] endless = Arrays.copyOf(header, header.length + 1_000_000);
    Arrays.fill(endless, header.length, endless.length, (byte) 2);

    assertProblem(endless, DecodeProblem.TOO_DEEP);
  }

  private void assertProblem(byte[] value, DecodeProblem problem) {
    assertThatThrownBy(() -> decoder.decode(null, value))
        .isInstanceOfSatisfying(
            DecodeException.class, e -> assertThat(e.problem()).isEqualTo(problem));
  }
}
