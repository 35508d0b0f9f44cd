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
import io.msksdk.changefeed.codec.registry.SchemaRegistryException;
import io.msksdk.changefeed.codec.simple.SimpleDecoder;
import io.msksdk.changefeed.codec.simple.SimpleEncoder;
import java.nio.ByteBuffer;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A decoder as it is driven by bytes that nobody meant, with an encoder for those it is meant for.
 */
enum FuzzTarget {
  CANAL(() -> CanalJsonEncoder.create(Shared.ZONE), () -> CanalJsonDecoder.create(Shared.ZONE)),
  AVRO_CHECKSUMS(
      () -> Shared.avro().checksums().build(),
      () -> AvroDecoder.create(Shared.REGISTRY, Shared.ZONE)),
  AVRO_BEFORE(
      () -> Shared.avro().beforeValues().build(),
      () -> AvroDecoder.create(Shared.REGISTRY, Shared.ZONE)),
  OPEN(() -> OpenEncoder.create(Shared.ZONE), () -> OpenDecoder.create(Shared.ZONE)),
  OPEN_SNAPPY(
      () -> OpenEncoder.create(Shared.ZONE).compressed(MessageCompression.SNAPPY),
      () -> OpenDecoder.builder(Shared.ZONE).compression(MessageCompression.SNAPPY).build()),
  SIMPLE_JSON(
      () -> SimpleEncoder.json(Shared.ZONE).checksums(), () -> SimpleDecoder.json(Shared.ZONE)),
  SIMPLE_AVRO(
      () -> SimpleEncoder.avro(Shared.ZONE).checksums(), () -> SimpleDecoder.avro(Shared.ZONE)),
  DEBEZIUM(() -> DebeziumEncoder.builder(Shared.ZONE).build(), DebeziumDecoder::create),
  DEBEZIUM_AVRO(
      () ->
          DebeziumAvroEncoder.builder(Shared.REGISTRY, Shared.ZONE, TableSpec::table)
              .unsignedAsText()
              .build(),
      () -> DebeziumDecoder.avro(Shared.REGISTRY));

  /** What enum constants may use before there are any. */
  private static final class Shared {
    static final ZoneId ZONE = ZoneOffset.UTC;
    static final InMemorySchemaRegistry REGISTRY = InMemorySchemaRegistry.confluent();

    static AvroEncoder.Builder avro() {
      return AvroEncoder.builder(REGISTRY, ZONE, TableSpec::table);
    }
  }

  private static final int NONE = 0xffff;

  private final List<EncodedRecord> meant = new ArrayList<>();
  private final ChangefeedDecoder decoder;

  FuzzTarget(Supplier<ChangefeedEncoder> encoder, Supplier<ChangefeedDecoder> decoder) {
    this.decoder = decoder.get();
    fill(encoder.get());
  }

  /** Messages as they should be, of every kind and with columns of every type. */
  List<EncodedRecord> meant() {
    return meant;
  }

  private void fill(ChangefeedEncoder encoder) {
    TableSpec.Builder table = TableSpec.builder("shop", "orders").key("id", "int");
    List<Object> values = new ArrayList<>(List.of(1));
    List<Object> nulls = new ArrayList<>(List.of(1));
    int number = 0;
    for (TypeRows.TypeRow row : TypeRows.ALL) {
      if (!row.type().startsWith("long")) {
        table.column("c" + number++, row.type());
        values.add(row.value());
        nulls.add(null);
      }
    }
    TableSpec spec = table.build();
    Tso ts = Tso.of(429918007904436226L);
    if (encoder instanceof SimpleEncoder simple) {
      meant.add(simple.bootstrap(spec, ts));
      // what rows need to have their types
      assertThat(decoder.decode(null, meant.get(0).value().orElseThrow())).isEmpty();
    }
    meant.add(encoder.encode(RowChange.insert(spec, ts, values)));
    meant.add(encoder.encode(RowChange.update(spec, ts, values, nulls)));
    meant.add(encoder.encode(RowChange.delete(spec, ts, values)));
    encoder
        .encode(new SchemaChange("shop", "orders", DdlKind.ALTER, "alter table orders", ts))
        .ifPresent(meant::add);
    encoder.encode(ts).ifPresent(meant::add);
  }

  /** A key and a value as one input: the length of the key, the key, the value. */
  static byte[] joined(EncodedRecord record) {
    byte[] key = record.key().orElse(null);
    byte[] value = record.value().orElse(new byte[0]);
    int length = key == null ? 0 : key.length;
    return ByteBuffer.allocate(2 + length + value.length)
        .putShort((short) (key == null ? NONE : length))
        .put(key == null ? new byte[0] : key)
        .put(value)
        .array();
  }

  /** Decodes an input, and says whether it was refused as documented. */
  boolean refuses(byte[] input) {
    if (input.length < 2) {
      return refuses(null, input);
    }
    int length = ByteBuffer.wrap(input).getShort() & 0xffff;
    byte[] key =
        length == NONE ? null : Arrays.copyOfRange(input, 2, Math.min(input.length, 2 + length));
    int from = 2 + (key == null ? 0 : key.length);
    byte[] value = from == input.length ? null : Arrays.copyOfRange(input, from, input.length);
    return refuses(key, value);
  }

  /** Decodes a record to its last column, and says whether it was refused as documented. */
  boolean refuses(byte[] key, byte[] value) {
    try {
      decoder.decode(key, value).forEach(FuzzTarget::readAll);
      return false;
    } catch (DecodeException expected) {
      return true;
    } catch (SchemaRegistryException expected) {
      return true;
    }
  }

  private static void readAll(ChangeEvent event) {
    if (!(event instanceof Row row)) {
      return;
    }
    for (Image image : Stream.of(row.before(), row.after()).flatMap(i -> i.stream()).toList()) {
      for (int i = 0; i < image.size(); i++) {
        readAll(image.column(i));
      }
    }
    Object ignored = row.keyColumns();
  }

  private static void readAll(Column column) {
    for (Supplier<Object> way : ways(column)) {
      try {
        Object ignored = way.get();
      } catch (ColumnException expected) {
        assertThat(expected.column()).isEqualTo(column.name());
      }
    }
  }

  private static List<Supplier<Object>> ways(Column column) {
    return List.of(
        column::value,
        column::text,
        column::longValue,
        column::unsignedLong,
        column::bigInteger,
        column::doubleValue,
        column::decimal,
        column::bytes,
        column::date,
        column::dateTime,
        column::instant,
        column::time,
        column::ordinal,
        column::ordinals,
        column::labels,
        column::vector);
  }
}
