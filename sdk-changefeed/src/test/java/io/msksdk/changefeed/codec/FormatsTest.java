package io.msksdk.changefeed.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.changefeed.codec.avro.AvroDecoder;
import io.msksdk.changefeed.codec.avro.AvroEncoder;
import io.msksdk.changefeed.codec.canal.CanalJsonDecoder;
import io.msksdk.changefeed.codec.canal.CanalJsonEncoder;
import io.msksdk.changefeed.codec.debezium.DebeziumAvroEncoder;
import io.msksdk.changefeed.codec.debezium.DebeziumDecoder;
import io.msksdk.changefeed.codec.debezium.DebeziumEncoder;
import io.msksdk.changefeed.codec.open.OpenDecoder;
import io.msksdk.changefeed.codec.open.OpenEncoder;
import io.msksdk.changefeed.codec.registry.InMemorySchemaRegistry;
import io.msksdk.changefeed.codec.registry.SchemaRegistry;
import io.msksdk.changefeed.codec.simple.SimpleDecoder;
import io.msksdk.changefeed.codec.simple.SimpleEncoder;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every format promises: the same events out of what its encoder was given. */
class FormatsTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final Tso TS = Tso.of(429918007904436226L);

  enum Format {
    CANAL(z -> CanalJsonEncoder.builder(z).contentCompatible().build(), CanalJsonDecoder::create),
    AVRO_CONFLUENT(z -> avro(CONFLUENT, z).build(), z -> AvroDecoder.create(CONFLUENT, z)),
    AVRO_GLUE(
        z -> avro(GLUE, z).decimalAsText().floatAsDouble().build(),
        z -> AvroDecoder.create(GLUE, z)),
    AVRO_CHECKSUMS(
        z -> avro(CONFLUENT, z).checksums().build(), z -> AvroDecoder.create(CONFLUENT, z)),
    AVRO_BEFORE(
        z -> avro(CONFLUENT, z).beforeValues().build(), z -> AvroDecoder.create(CONFLUENT, z)),
    OPEN(OpenEncoder::create, OpenDecoder::create),
    OPEN_LZ4(
        z -> OpenEncoder.create(z).compressed(MessageCompression.LZ4),
        z -> OpenDecoder.builder(z).compression(MessageCompression.LZ4).build()),
    SIMPLE_JSON(SimpleEncoder::json, SimpleDecoder::json),
    SIMPLE_AVRO(SimpleEncoder::avro, SimpleDecoder::avro),
    SIMPLE_JSON_CHECKSUMS(z -> SimpleEncoder.json(z).checksums(), SimpleDecoder::json),
    SIMPLE_AVRO_CHECKSUMS(z -> SimpleEncoder.avro(z).checksums(), SimpleDecoder::avro),
    DEBEZIUM(z -> DebeziumEncoder.builder(z).build(), z -> DebeziumDecoder.create()),
    DEBEZIUM_AVRO(
        z -> debezium(CONFLUENT, z).unsignedAsText().build(), z -> DebeziumDecoder.avro(CONFLUENT)),
    DEBEZIUM_AVRO_TEXT(
        z -> debezium(CONFLUENT, z).unsignedAsText().decimalAsText().cluster("a-b").build(),
        z -> DebeziumDecoder.avro(CONFLUENT));

    final Function<ZoneId, ChangefeedEncoder> encoder;
    final Function<ZoneId, ChangefeedDecoder> decoder;

    Format(
        Function<ZoneId, ChangefeedEncoder> encoder, Function<ZoneId, ChangefeedDecoder> decoder) {
      this.encoder = encoder;
      this.decoder = decoder;
    }

    boolean isAvro() {
      return name().startsWith("AVRO");
    }

    /** Whether it sends rows and nothing else. */
    boolean hasRowsAlone() {
      return isAvro() || name().startsWith("DEBEZIUM_AVRO");
    }
  }

  private static final SchemaRegistry CONFLUENT = InMemorySchemaRegistry.confluent();
  private static final SchemaRegistry GLUE = InMemorySchemaRegistry.glue();

  private static AvroEncoder.Builder avro(SchemaRegistry registry, ZoneId zone) {
    return AvroEncoder.builder(registry, zone, table -> "cdc." + table.table());
  }

  private static DebeziumAvroEncoder.Builder debezium(SchemaRegistry registry, ZoneId zone) {
    return DebeziumAvroEncoder.builder(registry, zone, table -> "dbz." + table.table());
  }

  static Stream<Arguments> types() {
    return Arrays.stream(Format.values())
        .flatMap(f -> TypeRows.ALL.stream().map(row -> Arguments.of(f, row.type(), row.value())));
  }

  @ParameterizedTest
  @MethodSource("types")
  void value_encodedAndDecoded_isTheSame(Format format, String type, Object value) {
    TableSpec table = table(type);
    Column column = row(format, RowChange.insert(table, TS, List.of(1, value))).column("c");

    assertThat(column.presence()).isEqualTo(Presence.VALUE);
    if (format == Format.DEBEZIUM && type.startsWith("decimal")) {
      // sent as a floating-point number
      assertThat(column.doubleValue()).isEqualTo(((Number) value).doubleValue());
    } else if (value instanceof Integer || value instanceof Long) {
      // Avro and Debezium know fewer sizes of integers
      assertThat(column.bigInteger()).isEqualTo(((Number) value).longValue());
    } else if (format == Format.OPEN || format == Format.OPEN_LZ4) {
      assertThat(column.value()).isEqualTo(value);
    } else {
      assertThat(column.value()).isEqualTo(value);
      assertThat(column.type().elements()).isEqualTo(MysqlType.parse(type).elements());
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void nullOfAnyType_encodedAndDecoded_isNull(Format format, String type, Object value) {
    List<Object> nulls = new ArrayList<>(List.of(1));
    nulls.add(null);

    Row row = row(format, RowChange.insert(table(type), TS, nulls));

    assertThat(row.column("c").presence()).isEqualTo(Presence.NULL);
    assertThat(row.column("c").value()).isNull();
    assertThat(row.column("nope").presence()).isEqualTo(Presence.ABSENT);
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void insert_hasKeysAndAfter(Format format) {
    Row row = row(format, RowChange.insert(table("varchar"), TS, List.of(7, "new")));

    // Open Protocol without old values looks alike for inserts and updates
    assertThat(row.kind())
        .isEqualTo(format.name().startsWith("OPEN") ? RowKind.UPSERT : RowKind.INSERT);
    assertThat(row.database()).isEqualTo("shop");
    assertThat(row.table()).isEqualTo("orders");
    assertThat(row.keyColumns()).containsExactly("id");
    assertThat(row.before()).isEmpty();
    assertThat(row.after()).isPresent();
    assertThat(row.commitTs()).hasValue(TS);
    assertThat(row.commitTime()).hasValue(TS.physical());
    assertThat(row.unknownFields()).isEmpty();
    assertThat(row.column("id").longValue()).isEqualTo(7);
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void update_hasBothImages_whereTheFormatSendsThem(Format format) {
    Row row =
        row(format, RowChange.update(table("varchar"), TS, List.of(7, "old"), List.of(7, "new")));

    assertThat(row.kind()).isEqualTo(RowKind.UPDATE);
    assertThat(row.column("c").text()).isEqualTo("new");
    if (format.isAvro() && format != Format.AVRO_BEFORE) {
      assertThat(row.before()).isEmpty();
    } else {
      assertThat(row.before().orElseThrow().column("c").text()).isEqualTo("old");
    }
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void delete_hasTheRowBefore(Format format) {
    Row row = row(format, RowChange.delete(table("varchar"), TS, List.of(7, "old")));

    assertThat(row.kind()).isEqualTo(RowKind.DELETE);
    assertThat(row.after()).isEmpty();
    assertThat(row.column("id").longValue()).isEqualTo(7);
    boolean keyAlone = format.isAvro() && format != Format.AVRO_BEFORE;
    assertThat(row.column("c").presence()).isEqualTo(keyAlone ? Presence.ABSENT : Presence.VALUE);
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void schemaChange_isADdl_whereTheFormatSendsIt(Format format) {
    SchemaChange change =
        new SchemaChange("shop", "orders", DdlKind.ALTER, "alter table orders add c int", TS);

    format
        .encoder
        .apply(ZONE)
        .encode(change)
        .ifPresentOrElse(
            record -> {
              Ddl ddl = (Ddl) only(format, record);
              assertThat(ddl.sql()).isEqualTo(change.sql());
              assertThat(ddl.kind()).isEqualTo(DdlKind.ALTER);
              assertThat(ddl.database()).isEqualTo("shop");
              assertThat(ddl.table()).isEqualTo("orders");
              assertThat(ddl.commitTs()).hasValue(TS);
            },
            () -> assertThat(format.hasRowsAlone()).isTrue());
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void watermark_isExact_whereTheFormatSendsIt(Format format) {
    Tso late = Tso.of(-2L);

    format
        .encoder
        .apply(ZONE)
        .encode(TS)
        .ifPresentOrElse(
            record -> assertThat(((Watermark) only(format, record)).timestamp()).isEqualTo(TS),
            () -> assertThat(format.hasRowsAlone()).isTrue());
    assertThat(late).isGreaterThan(TS);
  }

  private static TableSpec table(String type) {
    return TableSpec.builder("shop", "orders").key("id", "int").column("c", type).build();
  }

  private static Row row(Format format, RowChange change) {
    ChangefeedDecoder decoder = format.decoder.apply(ZONE);
    ChangefeedEncoder encoder = format.encoder.apply(ZONE);
    if (encoder instanceof SimpleEncoder simple) {
      assertThat(decode(decoder, simple.bootstrap(change.table(), TS))).isEmpty();
    }
    List<ChangeEvent> events = decode(decoder, encoder.encode(change));
    assertThat(events).hasSize(1);
    return (Row) events.get(0);
  }

  private static ChangeEvent only(Format format, EncodedRecord record) {
    List<ChangeEvent> events = decode(format.decoder.apply(ZONE), record);
    assertThat(events).hasSize(1);
    return events.get(0);
  }

  private static List<ChangeEvent> decode(ChangefeedDecoder decoder, EncodedRecord record) {
    return decoder.decode(record.key().orElse(null), record.value().orElse(null));
  }
}
