package io.msksdk.changefeed.codec.debezium;

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
import io.msksdk.changefeed.codec.internal.BinaryWriter;
import io.msksdk.changefeed.codec.internal.TypedColumn;
import io.msksdk.changefeed.codec.registry.SchemaRegistry;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes Debezium's format in Avro as TiCDC does with {@code protocol=debezium-avro}, registering
 * the schemas: every column may be NULL, and neither schema changes nor watermarks are sent. For
 * tests and generated changefeeds. Thread-safe.
 */
public final class DebeziumAvroEncoder implements ChangefeedEncoder {
  private final Builder settings;
  private final DebeziumAvroSchemas schemas;

  private DebeziumAvroEncoder(Builder settings) {
    this.settings = settings;
    this.schemas = new DebeziumAvroSchemas(settings);
  }

  /**
   * Starts an encoder, which by default names TiDB's types.
   *
   * @param registry where the schemas go
   * @param serverZone the zone of TIMESTAMP columns given as texts
   * @param topic the topic of a table, which names the subjects
   * @return the builder
   */
  public static Builder builder(
      SchemaRegistry registry, ZoneId serverZone, Function<TableSpec, String> topic) {
    return new Builder(new AvroEncoding(registry, serverZone, topic));
  }

  @Override
  public EncodedRecord encode(RowChange change) {
    return EncodedRecord.of(key(change), value(change));
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
    BinaryWriter out = new BinaryWriter().raw(header(table, "-key", schemas.key(table)));
    columns(out, table, change.main(), table.keyColumns());
    return out.toBytes();
  }

  private byte[] value(RowChange change) {
    TableSpec table = change.table();
    BinaryWriter out = new BinaryWriter().raw(header(table, "-value", schemas.value(table)));
    image(out, table, change.kind() == RowKind.INSERT ? null : change.before());
    image(out, table, change.kind() == RowKind.DELETE ? null : change.after());
    source(out, change);
    out.text(
        switch (change.kind()) {
          case INSERT -> "c";
          case UPDATE, UPSERT -> "u";
          case DELETE -> "d";
        });
    return out.number(change.commitTs().physical().toEpochMilli()).toBytes();
  }

  private byte[] header(TableSpec table, String part, String schema) {
    return settings.encoding.header(settings.encoding.topic(table) + part, schema);
  }

  private void source(BinaryWriter out, RowChange change) {
    long millis = change.commitTs().physical().toEpochMilli();
    out.text("2.4.0.Final").text("TiCDC").text(settings.cluster).number(millis);
    // no snapshot, and further down neither gtid, thread nor query
    out.number(0).text(change.table().database()).text(change.table().table());
    out.number(0).number(0).text("").number(0).number(0).number(0).number(0);
    out.number(change.commitTs().value()).text(settings.cluster);
  }

  private void image(BinaryWriter out, TableSpec table, @Nullable List<@Nullable Object> values) {
    out.number(values == null ? 0 : 1);
    if (values != null) {
      columns(out, table, values, table.columns());
    }
  }

  private void columns(
      BinaryWriter out, TableSpec table, List<@Nullable Object> values, List<String> columns) {
    for (String column : columns) {
      int at = table.columns().indexOf(column);
      Object value = values.get(at);
      out.number(value == null ? 0 : 1);
      if (value != null) {
        MysqlType type = table.types().get(at);
        value(out, new TypedColumn(column, Presence.VALUE, type, value, settings.encoding.zone()));
      }
    }
  }

  private void value(BinaryWriter out, TypedColumn column) {
    MysqlType type = column.type();
    switch (schemas.layout(type)) {
      case "int", "long" -> out.number(number(column));
      case "float" -> out.single((float) column.doubleValue());
      case "double" -> out.twice(column.doubleValue());
      case "boolean" -> out.bool(column.bigInteger().signum() != 0);
      case "bytes" -> out.bytes(bytes(column));
      default -> out.text(text(column));
    }
  }

  private static long number(TypedColumn column) {
    return switch (column.type().kind()) {
      case DATE -> column.date().toEpochDay();
      case DATETIME -> DebeziumColumns.epoch(column);
      case TIME -> column.time().toNanos() / 1000;
      default -> column.longValue();
    };
  }

  private static byte[] bytes(TypedColumn column) {
    if (column.type().kind() == ColumnKind.BIT) {
      return DebeziumColumns.little(column);
    }
    if (column.type().kind() != ColumnKind.DECIMAL) {
      return column.bytes();
    }
    return AvroDecimal.of(column.type()).bytes(column);
  }

  private static String text(TypedColumn column) {
    return switch (column.type().kind()) {
      case ENUM, SET -> String.join(",", column.labels());
      case TIMESTAMP -> column.instant().toString();
      default -> column.text();
    };
  }

  /** Collects the settings of an encoder. Not thread-safe. */
  public static final class Builder {
    final AvroEncoding encoding;
    String cluster = "default";

    private Builder(AvroEncoding encoding) {
      this.encoding = encoding;
    }

    /**
     * Leaves out TiDB's types, as {@code enable-tidb-extension=false} does.
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
     * a value above 2^63-1 is refused, as it is by TiCDC.
     *
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder unsignedAsText() {
      encoding.writeUnsignedAsText();
      return this;
    }

    /**
     * Sets the name of the cluster. {@code default} by default.
     *
     * @param name the name
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder cluster(String name) {
      cluster = requireNonNull(name, "name");
      return this;
    }

    /**
     * Makes the encoder.
     *
     * @return the encoder
     */
    public DebeziumAvroEncoder build() {
      Builder copy = new Builder(encoding.copy());
      copy.cluster = cluster;
      return new DebeziumAvroEncoder(copy);
    }
  }
}
