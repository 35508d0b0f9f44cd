package io.msksdk.changefeed.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.changefeed.codec.avro.AvroDecoder;
import io.msksdk.changefeed.codec.avro.AvroEncoder;
import io.msksdk.changefeed.codec.avro.InMemorySchemaRegistry;
import io.msksdk.changefeed.codec.avro.SchemaRegistryException;
import io.msksdk.changefeed.codec.canal.CanalJsonDecoder;
import io.msksdk.changefeed.codec.canal.CanalJsonEncoder;
import io.msksdk.changefeed.codec.debezium.DebeziumDecoder;
import io.msksdk.changefeed.codec.debezium.DebeziumEncoder;
import io.msksdk.changefeed.codec.open.OpenDecoder;
import io.msksdk.changefeed.codec.open.OpenEncoder;
import io.msksdk.changefeed.codec.simple.SimpleDecoder;
import io.msksdk.changefeed.codec.simple.SimpleEncoder;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged messages of every format: no hang, and no exception but the documented ones. */
class DecoderFuzzTest {
  private static final ZoneId ZONE = ZoneOffset.UTC;
  private static final int DAMAGED = 4_000;
  private static final InMemorySchemaRegistry REGISTRY = InMemorySchemaRegistry.confluent();

  static Stream<Arguments> formats() {
    return Stream.of(
        Arguments.of(CanalJsonEncoder.create(ZONE), CanalJsonDecoder.create(ZONE)),
        Arguments.of(
            AvroEncoder.builder(REGISTRY, ZONE, TableSpec::table).checksums().build(),
            AvroDecoder.create(REGISTRY, ZONE)),
        Arguments.of(
            AvroEncoder.builder(REGISTRY, ZONE, TableSpec::table).beforeValues().build(),
            AvroDecoder.create(REGISTRY, ZONE)),
        Arguments.of(OpenEncoder.create(ZONE), OpenDecoder.create(ZONE)),
        Arguments.of(
            OpenEncoder.create(ZONE).compressed(MessageCompression.SNAPPY),
            OpenDecoder.builder(ZONE).compression(MessageCompression.SNAPPY).build()),
        Arguments.of(SimpleEncoder.json(ZONE), SimpleDecoder.json(ZONE)),
        Arguments.of(SimpleEncoder.avro(ZONE), SimpleDecoder.avro(ZONE)),
        Arguments.of(DebeziumEncoder.builder(ZONE).build(), DebeziumDecoder.create()));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void damagedMessage_isRefusedOrRead_andNothingElse(
      ChangefeedEncoder encoder, ChangefeedDecoder decoder) {
    List<EncodedRecord> corpus = corpus(encoder, decoder);
    Random random = new Random(20_260_101);
    int refused = 0;
    for (int i = 0; i < DAMAGED; i++) {
      EncodedRecord whole = corpus.get(random.nextInt(corpus.size()));
      byte[] key = whole.key().map(bytes -> damaged(bytes, random)).orElse(null);
      byte[] value = whole.value().map(bytes -> damaged(bytes, random)).orElse(null);
      try {
        decoder.decode(key, value).forEach(DecoderFuzzTest::readAll);
      } catch (DecodeException expected) {
        refused++;
      } catch (SchemaRegistryException expected) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  private static List<EncodedRecord> corpus(ChangefeedEncoder encoder, ChangefeedDecoder decoder) {
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
    List<EncodedRecord> corpus = new ArrayList<>();
    if (encoder instanceof SimpleEncoder simple) {
      corpus.add(simple.bootstrap(spec, ts));
      EncodedRecord bootstrap = corpus.get(0);
      assertThat(decoder.decode(null, bootstrap.value().orElseThrow())).isEmpty();
    }
    corpus.add(encoder.encode(RowChange.insert(spec, ts, values)));
    corpus.add(encoder.encode(RowChange.update(spec, ts, values, nulls)));
    corpus.add(encoder.encode(RowChange.delete(spec, ts, values)));
    encoder
        .encode(new SchemaChange("shop", "orders", DdlKind.ALTER, "alter table orders", ts))
        .ifPresent(corpus::add);
    encoder.encode(ts).ifPresent(corpus::add);
    return corpus;
  }

  private static byte[] damaged(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    for (int i = random.nextInt(4); i > 0 && bytes.length > 0; i--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(6)) {
        case 0 -> bytes[at] = (byte) random.nextInt();
        case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> bytes = Arrays.copyOf(bytes, at);
        case 3 -> bytes[at] = (byte) "{}[]\",:0123456789-nullte\\u".charAt(random.nextInt(26));
        case 4 -> {
          int length = Math.min(random.nextInt(20), bytes.length - at);
          int from = random.nextInt(bytes.length - length + 1);
          System.arraycopy(bytes, from, bytes, at, length);
        }
        default -> {
          byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
          System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
          bytes = longer;
        }
      }
    }
    return bytes;
  }

  private static void readAll(ChangeEvent event) {
    if (!(event instanceof Row row)) {
      return;
    }
    for (Image image : Stream.of(row.before(), row.after()).flatMap(i -> i.stream()).toList()) {
      for (int i = 0; i < image.size(); i++) {
        try {
          Object ignored = image.column(i).value();
        } catch (ColumnException expected) {
          assertThat(expected.column()).isNotNull();
        }
      }
    }
  }
}
