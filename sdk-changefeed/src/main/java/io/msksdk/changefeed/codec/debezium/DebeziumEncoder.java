package io.msksdk.changefeed.codec.debezium;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.changefeed.codec.ChangefeedEncoder;
import io.msksdk.changefeed.codec.EncodedRecord;
import io.msksdk.changefeed.codec.RowChange;
import io.msksdk.changefeed.codec.RowKind;
import io.msksdk.changefeed.codec.SchemaChange;
import io.msksdk.changefeed.codec.TableSpec;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.codec.internal.JsonWriter;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes Debezium's format as TiCDC does, DECIMAL as a floating-point number included. For tests
 * and generated changefeeds. Thread-safe.
 */
public final class DebeziumEncoder implements ChangefeedEncoder {
  private final String cluster;
  private final boolean schemas;
  private final boolean extension;
  private final DebeziumColumns columns;

  private DebeziumEncoder(Builder builder) {
    this.cluster = builder.cluster;
    this.schemas = builder.schemas;
    this.extension = builder.extension;
    this.columns = new DebeziumColumns(builder.zone, builder.extension);
  }

  /**
   * Starts an encoder with schemas and the TiDB extension.
   *
   * @param serverZone the zone of TIMESTAMP columns given as texts
   * @return the builder
   */
  public static Builder builder(ZoneId serverZone) {
    return new Builder(requireNonNull(serverZone, "serverZone"));
  }

  @Override
  public EncodedRecord encode(RowChange change) {
    return EncodedRecord.of(key(change), value(change));
  }

  private byte[] key(RowChange change) {
    TableSpec table = change.table();
    JsonWriter out = new JsonWriter().raw("{\"payload\":");
    columns.values(out, table, change.main(), table.keyColumns());
    if (schemas) {
      out.raw(",\"schema\":{\"type\":\"struct\",\"name\":").string(name(table, "Key"));
      out.raw(",\"optional\":false,\"fields\":[");
      columns.schemas(out, table, table.keyColumns());
      out.raw("]}");
    }
    return out.raw("}").bytes();
  }

  private byte[] value(RowChange change) {
    TableSpec table = change.table();
    JsonWriter out = new JsonWriter().raw("{\"payload\":{");
    source(out, change.commitTs(), table.database(), table.table());
    out.raw(",\"transaction\":null,\"op\":");
    out.string(
        switch (change.kind()) {
          case INSERT -> "c";
          case UPDATE, UPSERT -> "u";
          case DELETE -> "d";
        });
    image(out, "before", table, change.kind() == RowKind.INSERT ? null : change.before());
    image(out, "after", table, change.kind() == RowKind.DELETE ? null : change.after());
    out.raw("}");
    if (schemas) {
      out.raw(",\"schema\":{\"type\":\"struct\",\"optional\":false,\"name\":");
      out.string(name(table, "Envelope")).raw(",\"version\":1,\"fields\":[");
      part(out, "before", table);
      part(out.raw(","), "after", table);
      out.raw("]}");
    }
    return out.raw("}").bytes();
  }

  private void image(
      JsonWriter out, String name, TableSpec table, @Nullable List<@Nullable Object> values) {
    out.raw(",\"" + name + "\":");
    if (values == null) {
      out.raw("null");
    } else {
      columns.values(out, table, values, table.columns());
    }
  }

  private void part(JsonWriter out, String field, TableSpec table) {
    out.raw("{\"type\":\"struct\",\"optional\":true,\"name\":").string(name(table, "Value"));
    out.raw(",\"field\":").string(field).raw(",\"fields\":[");
    columns.schemas(out, table, table.columns());
    out.raw("]}");
  }

  private String name(TableSpec table, String part) {
    return cluster + "." + table.database() + "." + table.table() + "." + part;
  }

  private void source(JsonWriter out, Tso ts, String database, String table) {
    long millis = ts.physical().toEpochMilli();
    out.raw("\"source\":{\"version\":\"2.4.0.Final\",\"connector\":\"TiCDC\",\"name\":");
    out.string(cluster).raw(",\"ts_ms\":").number(millis);
    out.raw(",\"snapshot\":\"false\",\"db\":").string(database).raw(",\"table\":").string(table);
    out.raw(",\"server_id\":0,\"gtid\":null,\"file\":\"\",\"pos\":0,\"row\":0,\"thread\":0");
    out.raw(",\"query\":null,\"commit_ts\":" + ts).raw(",\"cluster_id\":").string(cluster);
    out.raw("},\"ts_ms\":").number(millis);
  }

  @Override
  public Optional<EncodedRecord> encode(SchemaChange change) {
    JsonWriter key = new JsonWriter().raw("{\"payload\":{\"databaseName\":");
    key.string(change.database()).raw("}}");
    JsonWriter out = new JsonWriter().raw("{\"payload\":{");
    source(out, change.commitTs(), change.database(), change.table());
    out.raw(",\"databaseName\":").string(change.database()).raw(",\"schemaName\":null,\"ddl\":");
    out.string(change.sql()).raw(",\"tableChanges\":[");
    String type =
        switch (change.kind()) {
          case CREATE -> "CREATE";
          case ERASE -> "DROP";
          case QUERY, UNKNOWN -> "";
          default -> "ALTER";
        };
    if (!type.isEmpty()) {
      out.raw("{\"type\":").string(type).raw(",\"id\":");
      out.string('"' + change.database() + "\".\"" + change.table() + '"');
      out.raw(",\"table\":null}");
    }
    return Optional.of(EncodedRecord.of(key.bytes(), out.raw("]}}").bytes()));
  }

  @Override
  public Optional<EncodedRecord> encode(Tso watermark) {
    if (!extension) {
      return Optional.empty();
    }
    JsonWriter out = new JsonWriter().raw("{\"payload\":{");
    source(out, watermark, "", "");
    byte[] value = out.raw(",\"transaction\":null,\"op\":\"m\"}}").bytes();
    return Optional.of(EncodedRecord.of(new JsonWriter().raw("{\"payload\":{}}").bytes(), value));
  }

  /** Collects the settings of an encoder. Not thread-safe. */
  public static final class Builder {
    private final ZoneId zone;
    private String cluster = "default";
    private boolean schemas = true;
    private boolean extension = true;

    private Builder(ZoneId zone) {
      this.zone = zone;
    }

    /**
     * Leaves schemas out, as {@code debezium-disable-schema=true} does.
     *
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder withoutSchemas() {
      schemas = false;
      return this;
    }

    /**
     * Leaves out TiDB's types and watermarks, as {@code enable-tidb-extension=false} does.
     *
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder withoutExtension() {
      extension = false;
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
    public DebeziumEncoder build() {
      return new DebeziumEncoder(this);
    }
  }
}
