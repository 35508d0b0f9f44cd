package io.msksdk.changefeed.codec.avro;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.changefeed.codec.ChangefeedEncoder;
import io.msksdk.changefeed.codec.ColumnKind;
import io.msksdk.changefeed.codec.EncodedRecord;
import io.msksdk.changefeed.codec.MysqlType;
import io.msksdk.changefeed.codec.Presence;
import io.msksdk.changefeed.codec.RowChange;
import io.msksdk.changefeed.codec.RowKind;
import io.msksdk.changefeed.codec.SchemaChange;
import io.msksdk.changefeed.codec.TableSpec;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.codec.internal.AvroDecimal;
import io.msksdk.changefeed.codec.internal.AvroEncoding;
import io.msksdk.changefeed.codec.internal.BinaryCursor;
import io.msksdk.changefeed.codec.internal.BinaryWriter;
import io.msksdk.changefeed.codec.internal.TypedColumn;
import io.msksdk.changefeed.codec.registry.SchemaRegistry;
import java.math.BigInteger;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes Avro as TiCDC does, registering the schemas: a delete is a key without a value, and
 * neither schema changes nor watermarks are sent. Key columns are NOT NULL, all others may be NULL.
 * For tests and generated changefeeds. Thread-safe.
 */
public final class AvroEncoder implements ChangefeedEncoder {
  private final Builder settings;
  private final AvroSchemaText schemas;
  private final Map<String, AvroTable> shapes = new ConcurrentHashMap<>();

  private AvroEncoder(Builder settings) {
    this.settings = settings;
    this.schemas = new AvroSchemaText(settings);
  }

  /**
   * Starts an encoder, which by default has the TiDB extension.
   *
   * @param registry where the schemas go
   * @param serverZone the zone in which TIMESTAMP columns are written
   * @param topic the topic of a table, which names the subjects
   * @return the builder
   */
  public static Builder builder(
      SchemaRegistry registry, ZoneId serverZone, Function<TableSpec, String> topic) {
    return new Builder(new AvroEncoding(registry, serverZone, topic));
  }

  @Override
  public EncodedRecord encode(RowChange change) {
    TableSpec table = change.table();
    byte[] key = table.keyColumns().isEmpty() ? null : key(change);
    if (change.kind() != RowKind.DELETE || settings.beforeValues) {
      return EncodedRecord.of(key, value(change));
    }
    if (key == null) {
      throw new IllegalArgumentException(
          "table: " + table + " (expected: a table with a key, as Avro has no other deletes).");
    }
    return EncodedRecord.of(key, null);
  }

  @Override
  public Optional<EncodedRecord> encode(SchemaChange change) {
    return Optional.empty();
  }

  @Override
  public Optional<EncodedRecord> encode(Tso watermark) {
    return Optional.empty();
  }

  private byte[] key(RowChange change) {
    TableSpec table = change.table();
    BinaryWriter out = new BinaryWriter();
    out.raw(header(table, "-key", schemas.key(table)));
    columns(out, table, change.main(), table.keyColumns());
    return out.toBytes();
  }

  private byte[] value(RowChange change) {
    TableSpec table = change.table();
    String schema = schemas.value(table);
    byte[] header = header(table, "-value", schema);
    BinaryWriter columns = new BinaryWriter();
    columns(columns, table, change.main(), table.columns());
    byte[] row = columns.toBytes();
    BinaryWriter out = new BinaryWriter().raw(header).raw(row);
    if (settings.encoding.extension()) {
      extension(out, change, schema, row);
    }
    if (settings.beforeValues) {
      boolean present = change.kind() != RowKind.INSERT;
      out.number(present ? 1 : 0);
      if (present) {
        columns(out, table, change.before(), table.columns());
      }
    }
    return out.toBytes();
  }

  private byte[] header(TableSpec table, String part, String schema) {
    String subject = settings.encoding.topic(table).replace('.', '_') + part;
    return settings.encoding.header(subject, schema);
  }

  private void extension(BinaryWriter out, RowChange change, String schema, byte[] row) {
    out.text(
        switch (change.kind()) {
          case INSERT -> "c";
          case DELETE -> "d";
          case UPDATE, UPSERT -> "u";
        });
    out.number(change.commitTs().value());
    out.number(change.commitTs().physical().toEpochMilli());
    if (settings.checksums) {
      AvroTable shape = shapes.computeIfAbsent(schema, AvroTable::parse);
      int[] places = shape.skipColumns(new BinaryCursor(row, 0));
      AvroImage image = new AvroImage(shape, row, places, settings.encoding.zone());
      out.text(Long.toString(AvroMessage.checksum(shape, image, settings.encoding.zone())));
      out.bool(false).number(1);
    }
  }

  private void columns(
      BinaryWriter out, TableSpec table, List<@Nullable Object> values, List<String> columns) {
    for (String column : columns) {
      int at = table.columns().indexOf(column);
      Object value = values.get(at);
      if (!table.keyColumns().contains(column)) {
        out.number(value == null ? 0 : 1);
      }
      if (value != null) {
        value(out, table.types().get(at), column, value);
      } else if (table.keyColumns().contains(column)) {
        throw new IllegalArgumentException(column + ": NULL (expected: a value in the key).");
      }
    }
  }

  private void value(BinaryWriter out, MysqlType type, String name, Object value) {
    TypedColumn column =
        new TypedColumn(name, Presence.VALUE, type, value, settings.encoding.zone());
    switch (schemas.layout(type)) {
      case "int" -> out.number(column.intValue());
      case "long" -> out.number(type.unsigned() ? column.unsignedLong() : column.longValue());
      case "float" -> out.single((float) column.doubleValue());
      case "double" -> out.twice(column.doubleValue());
      case "bytes" -> out.bytes(bytes(type, column));
      default -> out.text(text(type, column, value));
    }
  }

  private static byte[] bytes(MysqlType type, TypedColumn column) {
    if (type.kind() == ColumnKind.DECIMAL) {
      return AvroDecimal.of(type).bytes(column);
    }
    if (type.kind() != ColumnKind.BIT) {
      return column.bytes();
    }
    int bits = type.sizes().isEmpty() ? 1 : type.sizes().get(0);
    byte[] padded = new byte[(bits + Byte.SIZE - 1) / Byte.SIZE];
    byte[] exact = column.bigInteger().toByteArray();
    int length = Math.min(padded.length, exact.length);
    System.arraycopy(exact, exact.length - length, padded, padded.length - length, length);
    return padded;
  }

  private static String text(MysqlType type, TypedColumn column, Object value) {
    boolean member = type.kind() == ColumnKind.ENUM || type.kind() == ColumnKind.SET;
    boolean byNumber = value instanceof Integer || value instanceof Long;
    return member && (byNumber || value instanceof BigInteger)
        ? String.join(",", column.labels())
        : column.text();
  }

  /** Collects the settings of an encoder. Not thread-safe. */
  public static final class Builder {
    final AvroEncoding encoding;
    String namespace = "default";
    boolean floatAsDouble;
    boolean checksums;
    boolean beforeValues;

    private Builder(AvroEncoding encoding) {
      this.encoding = encoding;
    }

    /**
     * Leaves out the fields of the TiDB extension.
     *
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder withoutExtension() {
      encoding.withoutExtension();
      return this;
    }

    /**
     * Writes DECIMAL as {@code avro-decimal-handling-mode=string} does.
     *
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder decimalAsText() {
      encoding.writeDecimalAsText();
      return this;
    }

    /**
     * Writes BIGINT UNSIGNED as {@code avro-bigint-unsigned-handling-mode=string} does; by default
     * it is a long, which overflows.
     *
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder unsignedAsText() {
      encoding.writeUnsignedAsText();
      return this;
    }

    /**
     * Writes FLOAT as a double, as TiCDC did before v7.0.0.
     *
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder floatAsDouble() {
      floatAsDouble = true;
      return this;
    }

    /**
     * Adds the checksum of the row, with DECIMAL and BIGINT UNSIGNED as texts as it requires.
     *
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder checksums() {
      checksums = true;
      return decimalAsText().unsignedAsText();
    }

    /**
     * Adds the row before, as {@code avro-include-before-value=true} does; a delete then has a
     * value.
     *
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder beforeValues() {
      beforeValues = true;
      return this;
    }

    /**
     * Sets the first part of the namespace. {@code default} by default.
     *
     * @param name the namespace of the changefeed
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder namespace(String name) {
      namespace = requireNonNull(name, "name");
      return this;
    }

    /**
     * Makes the encoder.
     *
     * @return the encoder
     */
    public AvroEncoder build() {
      Builder copy = new Builder(encoding.copy());
      copy.namespace = namespace;
      copy.floatAsDouble = floatAsDouble;
      copy.checksums = checksums;
      copy.beforeValues = beforeValues;
      return new AvroEncoder(copy);
    }
  }
}
