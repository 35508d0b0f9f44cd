package io.msksdk.benchmarks;

import io.msksdk.changefeed.codec.Column;
import io.msksdk.changefeed.codec.EncodedRecord;
import io.msksdk.changefeed.codec.Row;
import io.msksdk.changefeed.codec.RowChange;
import io.msksdk.changefeed.codec.TableSpec;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.codec.avro.AvroDecoder;
import io.msksdk.changefeed.codec.avro.AvroEncoder;
import io.msksdk.changefeed.codec.avro.InMemorySchemaRegistry;
import io.msksdk.changefeed.codec.avro.SchemaId;
import io.msksdk.core.time.Time;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;

/**
 * Rows per second from the key and value of an Avro record to every column in its Java type, beside
 * Apache's generic reader as a Confluent-style deserialiser uses it, one reader for each schema.
 */
final class AvroDecode implements Comparison.Measurement {
  private static final int MESSAGES = 256;
  private static final int REPEATS = 8;
  private static final int ROUNDS = 21;
  private static final int WARM_UPS = 40;
  private static final int HEADER = 5;

  private final InMemorySchemaRegistry registry = InMemorySchemaRegistry.confluent();
  private final AvroDecoder decoder = AvroDecoder.create(registry, ZoneOffset.UTC);
  private final Map<Integer, GenericDatumReader<GenericRecord>> readers = new HashMap<>();
  private final List<EncodedRecord> messages = new ArrayList<>();

  private AvroDecode(int groups) {
    TableSpec.Builder columns = TableSpec.builder("shop", "orders").key("id", "int");
    for (int i = 0; i < groups; i++) {
      columns
          .column("serial_" + i, "bigint")
          .column("name_" + i, "varchar")
          .column("price_" + i, "decimal(10,2)")
          .column("count_" + i, "int");
    }
    TableSpec table = columns.build();
    AvroEncoder encoder = AvroEncoder.builder(registry, ZoneOffset.UTC, TableSpec::table).build();
    for (int i = 0; i < MESSAGES; i++) {
      List<Object> values = new ArrayList<>(List.of(i + 1));
      for (int g = 0; g < groups; g++) {
        values.add(1_000_000_007L * i);
        values.add("customer number " + i);
        values.add(BigDecimal.valueOf(199_00 + i, 2));
        values.add(i);
      }
      messages.add(
          encoder.encode(RowChange.insert(table, Tso.of(429918007904436226L + i), values)));
    }
  }

  /** Five columns. */
  static AvroDecode narrow() {
    return new AvroDecode(1);
  }

  /** Forty-nine columns. */
  static AvroDecode wide() {
    return new AvroDecode(12);
  }

  @Override
  public Comparison.Figures take() {
    List<Double> ours = new ArrayList<>();
    List<Double> peer = new ArrayList<>();
    for (int round = -WARM_UPS; round < ROUNDS; round++) {
      double our = rowsPerSecond(this::ours);
      double other = rowsPerSecond(this::peer);
      if (round >= 0) {
        ours.add(our);
        peer.add(other);
      }
    }
    return new Comparison.Figures(Rounds.median(ours), OptionalDouble.of(Rounds.median(peer)));
  }

  private double rowsPerSecond(ToLongFunction<EncodedRecord> way) {
    long checksum = 0;
    long start = Time.system().nanos();
    for (int i = 0; i < REPEATS; i++) {
      for (EncodedRecord message : messages) {
        checksum += way.applyAsLong(message);
      }
    }
    double seconds = (Time.system().nanos() - start) / 1e9;
    if (checksum == 0) {
      throw new IllegalStateException("checksum: 0 (expected: that of the rows)");
    }
    return REPEATS * MESSAGES / seconds;
  }

  long ours(EncodedRecord message) {
    Row row = (Row) decoder.decode(message.key().orElse(null), message.value().orElse(null)).get(0);
    long sum = row.commitTs().orElseThrow().value() + row.keyColumns().size();
    for (int i = 0; i < row.image().size(); i++) {
      Column column = row.image().column(i);
      sum +=
          switch (column.type().kind()) {
            case BIGINT -> column.longValue();
            case INT -> column.intValue();
            case DECIMAL -> column.decimal().scale();
            default -> column.text().length();
          };
    }
    return sum;
  }

  long peer(EncodedRecord message) {
    GenericRecord key = read(message.key().orElseThrow());
    GenericRecord value = read(message.value().orElseThrow());
    long sum = (long) value.get("_tidb_commit_ts") + key.getSchema().getFields().size();
    for (Schema.Field field : value.getSchema().getFields()) {
      Object found = value.get(field.pos());
      if (!field.name().startsWith("_tidb") && found != null) {
        sum += sum(field.schema(), found);
      }
    }
    return sum;
  }

  private static long sum(Schema schema, Object found) {
    if (found instanceof Long || found instanceof Integer) {
      return ((Number) found).longValue();
    }
    if (found instanceof ByteBuffer bytes) {
      Schema type = schema.isUnion() ? schema.getTypes().get(1) : schema;
      byte[] unscaled = new byte[bytes.remaining()];
      bytes.get(unscaled);
      LogicalTypes.Decimal decimal = (LogicalTypes.Decimal) type.getLogicalType();
      return new BigDecimal(new BigInteger(unscaled), decimal.getScale()).scale();
    }
    return found.toString().length();
  }

  private GenericRecord read(byte[] message) {
    int id = ByteBuffer.wrap(message).getInt(1);
    GenericDatumReader<GenericRecord> reader =
        readers.computeIfAbsent(
            id,
            unknown ->
                new GenericDatumReader<>(
                    new Schema.Parser().parse(registry.schema(SchemaId.of(unknown)))));
    try {
      return reader.read(
          null, DecoderFactory.get().binaryDecoder(message, HEADER, message.length - HEADER, null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
