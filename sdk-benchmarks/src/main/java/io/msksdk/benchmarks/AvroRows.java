package io.msksdk.benchmarks;

import io.msksdk.changefeed.codec.Column;
import io.msksdk.changefeed.codec.EncodedRecord;
import io.msksdk.changefeed.codec.Row;
import io.msksdk.changefeed.codec.RowChange;
import io.msksdk.changefeed.codec.TableSpec;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.codec.avro.AvroDecoder;
import io.msksdk.changefeed.codec.avro.AvroEncoder;
import io.msksdk.changefeed.codec.registry.InMemorySchemaRegistry;
import io.msksdk.changefeed.codec.registry.SchemaId;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;

/**
 * Inserts in Avro, key and value, and who reads them to every column in its Java type: our decoder,
 * and Apache's generic reader as a Confluent-style deserialiser uses it, one reader a schema.
 */
final class AvroRows {
  private static final int HEADER = 5;

  private final InMemorySchemaRegistry registry = InMemorySchemaRegistry.confluent();
  private final Map<Integer, GenericDatumReader<GenericRecord>> readers = new HashMap<>();
  private final List<EncodedRecord> messages = new ArrayList<>();

  AvroRows(TableSpec table) {
    AvroEncoder encoder = AvroEncoder.builder(registry, ZoneOffset.UTC, TableSpec::table).build();
    for (int i = 0; i < DecodeShapes.MESSAGES; i++) {
      Tso commit = Tso.of(429918007904436226L + i);
      messages.add(encoder.encode(RowChange.insert(table, commit, DecodeShapes.values(table, i))));
    }
  }

  /** A key, and groups of four columns. */
  static TableSpec table(int groups) {
    TableSpec.Builder columns = TableSpec.builder("shop", "orders").key("id", "int");
    for (int i = 0; i < groups; i++) {
      columns
          .column("serial_" + i, "bigint")
          .column("name_" + i, "varchar")
          .column("price_" + i, "decimal(10,2)")
          .column("count_" + i, "int");
    }
    return columns.build();
  }

  RowReader reader(String name) {
    if (!name.equals("ours")) {
      return message -> generic(messages.get(message));
    }
    AvroDecoder decoder = AvroDecoder.create(registry, ZoneOffset.UTC);
    return message -> ours(decoder, messages.get(message));
  }

  private static long ours(AvroDecoder decoder, EncodedRecord message) {
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

  private long generic(EncodedRecord message) throws IOException {
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

  private GenericRecord read(byte[] message) throws IOException {
    int id = ByteBuffer.wrap(message).getInt(1);
    GenericDatumReader<GenericRecord> reader =
        readers.computeIfAbsent(
            id,
            unknown ->
                new GenericDatumReader<>(
                    new Schema.Parser().parse(registry.schema(SchemaId.of(unknown)))));
    return reader.read(
        null, DecoderFactory.get().binaryDecoder(message, HEADER, message.length - HEADER, null));
  }
}
