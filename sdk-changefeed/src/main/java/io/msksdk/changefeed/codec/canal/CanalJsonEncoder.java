package io.msksdk.changefeed.codec.canal;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.changefeed.codec.ChangefeedEncoder;
import io.msksdk.changefeed.codec.DdlKind;
import io.msksdk.changefeed.codec.EncodedRecord;
import io.msksdk.changefeed.codec.MysqlType;
import io.msksdk.changefeed.codec.RowChange;
import io.msksdk.changefeed.codec.RowKind;
import io.msksdk.changefeed.codec.SchemaChange;
import io.msksdk.changefeed.codec.TableSpec;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.codec.internal.JsonWriter;
import io.msksdk.changefeed.codec.internal.ValueText;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Writes Canal-JSON as TiCDC does, its oddities included: every value a text, ENUM and SET as
 * numbers, binary as ISO-8859-1, codes of unsigned columns by value. For tests and generated
 * changefeeds. Thread-safe.
 */
public final class CanalJsonEncoder implements ChangefeedEncoder {
  private final Builder settings;
  private final ValueText values;

  private CanalJsonEncoder(Builder settings) {
    this.settings = settings;
    this.values = new ValueText(settings.zone);
  }

  /**
   * Returns an encoder with the TiDB extension and every default.
   *
   * @param serverZone the zone in which TIMESTAMP columns are written
   * @return the encoder
   */
  public static CanalJsonEncoder create(ZoneId serverZone) {
    return builder(serverZone).build();
  }

  /**
   * Starts an encoder.
   *
   * @param serverZone the zone in which TIMESTAMP columns are written
   * @return the builder
   */
  public static Builder builder(ZoneId serverZone) {
    return new Builder(requireNonNull(serverZone, "serverZone"));
  }

  /**
   * Writes a change of a row.
   *
   * @param change the change
   * @return the message
   */
  public byte[] row(RowChange change) {
    return row(change, change.table().columns(), "");
  }

  /**
   * Writes a change of a row too large for Kafka, as {@code handle-key-only} does.
   *
   * @param change the change
   * @return the message with the key columns alone
   */
  public byte[] handleKeyOnly(RowChange change) {
    return row(change, change.table().keyColumns(), ",\"onlyHandleKey\":true");
  }

  /**
   * Writes a change of a row that is stored elsewhere, as {@code claim-check} does.
   *
   * @param change the change
   * @param location where the complete message is
   * @return the message with the key columns and the location
   */
  public byte[] claimCheck(RowChange change, String location) {
    JsonWriter marks = new JsonWriter();
    marks.raw(",\"onlyHandleKey\":true,\"claimCheckLocation\":").string(location);
    return row(change, change.table().keyColumns(), marks.toString());
  }

  /**
   * Writes a change of a schema.
   *
   * @param database the schema
   * @param table the table, empty for a change of the schema itself
   * @param kind what is done
   * @param sql the statement
   * @param commitTs when
   * @return the message
   */
  public byte[] ddl(String database, String table, DdlKind kind, String sql, Tso commitTs) {
    JsonWriter out = new JsonWriter();
    head(out, database, table, "null", true, kind.name(), commitTs, sql);
    out.raw(",\"sqlType\":null,\"mysqlType\":null,\"data\":null,\"old\":null");
    return end(out, "commitTs", commitTs, "");
  }

  /**
   * Writes a watermark.
   *
   * @param watermark the timestamp below which the partition is complete
   * @return the message
   * @throws IllegalStateException when the encoder is without the extension: such a changefeed
   *     sends no watermarks
   */
  public byte[] watermark(Tso watermark) {
    if (!settings.extension) {
      throw new IllegalStateException("extension: off (expected: on, to send watermarks).");
    }
    JsonWriter out = new JsonWriter();
    head(out, "", "", "null", false, "TIDB_WATERMARK", watermark, "");
    out.raw(",\"sqlType\":null,\"mysqlType\":null,\"data\":null,\"old\":null");
    return end(out, "watermarkTs", watermark, "");
  }

  @Override
  public EncodedRecord encode(RowChange change) {
    return EncodedRecord.of(null, row(change));
  }

  @Override
  public Optional<EncodedRecord> encode(SchemaChange change) {
    byte[] value =
        ddl(change.database(), change.table(), change.kind(), change.sql(), change.commitTs());
    return Optional.of(EncodedRecord.of(null, value));
  }

  @Override
  public Optional<EncodedRecord> encode(Tso watermark) {
    return settings.extension
        ? Optional.of(EncodedRecord.of(null, watermark(watermark)))
        : Optional.empty();
  }

  private byte[] row(RowChange change, List<String> columns, String marks) {
    TableSpec table = change.table();
    JsonWriter out = new JsonWriter();
    String keys = keys(table.keyColumns());
    head(
        out,
        table.database(),
        table.table(),
        keys,
        false,
        change.kind().name(),
        change.commitTs(),
        "");
    types(out, change, columns);
    if (settings.order == FieldOrder.WIRE) {
      old(out, change, columns);
    }
    out.raw(",\"data\":");
    image(out, table, change.main(), columns);
    if (settings.order == FieldOrder.DOCUMENTED) {
      old(out, change, columns);
    }
    return end(out, "commitTs", change.commitTs(), marks);
  }

  private void head(
      JsonWriter out,
      String database,
      String table,
      String keys,
      boolean ddl,
      String type,
      Tso ts,
      String sql) {
    Instant time = settings.commitTime.apply(ts.physical());
    out.raw("{\"id\":0,\"database\":").string(database).raw(",\"table\":").string(table);
    out.raw(",\"pkNames\":").raw(keys).raw(",\"isDdl\":").raw(Boolean.toString(ddl));
    out.raw(",\"type\":").string(type).raw(",\"es\":").number(time.toEpochMilli());
    out.raw(",\"ts\":").number(settings.builtTime.apply(ts.physical()).toEpochMilli());
    out.raw(",\"sql\":").string(sql);
  }

  private static String keys(List<String> columns) {
    if (columns.isEmpty()) {
      return "null";
    }
    JsonWriter keys = new JsonWriter().raw("[");
    columns.forEach(column -> keys.separated().string(column));
    return keys.raw("]").toString();
  }

  private void types(JsonWriter out, RowChange change, List<String> columns) {
    TableSpec table = change.table();
    out.raw(",\"sqlType\":{");
    for (String column : columns) {
      int at = table.columns().indexOf(column);
      MysqlType type = table.types().get(at);
      Object value = change.main().get(at);
      int code = value == null ? type.kind().sqlType() : ValueText.sqlType(type, values.of(value));
      out.separated().string(column).raw(":").number(code);
    }
    out.raw("},\"mysqlType\":{");
    for (String column : shuffled(columns, change.commitTs())) {
      MysqlType type = table.types().get(table.columns().indexOf(column));
      out.separated().string(column).raw(":");
      out.string(settings.contentCompatible ? type.text() : type.bareText());
    }
    out.raw("}");
  }

  private List<String> shuffled(List<String> columns, Tso ts) {
    if (settings.shuffleSeed == null) {
      return columns;
    }
    List<String> shuffled = new ArrayList<>(columns);
    Collections.shuffle(shuffled, new Random(settings.shuffleSeed ^ ts.value()));
    return shuffled;
  }

  private void old(JsonWriter out, RowChange change, List<String> columns) {
    out.raw(",\"old\":");
    if (change.kind() != RowKind.UPDATE) {
      out.raw("null");
      return;
    }
    boolean changedOnly = settings.onlyUpdated || settings.contentCompatible;
    List<String> shown =
        changedOnly ? columns.stream().filter(c -> changed(change, c)).toList() : columns;
    image(out, change.table(), change.before(), shown);
  }

  private static boolean changed(RowChange change, String column) {
    int at = change.table().columns().indexOf(column);
    return !Objects.deepEquals(change.before().get(at), change.after().get(at));
  }

  private void image(
      JsonWriter out, TableSpec table, List<@Nullable Object> row, List<String> columns) {
    out.raw("[{");
    for (String column : columns) {
      Object value = row.get(table.columns().indexOf(column));
      out.separated().string(column).raw(":").string(value == null ? null : values.of(value));
    }
    out.raw("}]");
  }

  private byte[] end(JsonWriter out, String name, Tso ts, String marks) {
    if (settings.extension) {
      out.raw(",\"_tidb\":{\"" + name + "\":" + ts + marks + "}");
    }
    return out.raw("}").bytes();
  }

  /** Collects the settings of an encoder. Not thread-safe. */
  public static final class Builder {
    private final ZoneId zone;
    private boolean extension = true;
    private boolean contentCompatible;
    private boolean onlyUpdated;
    private FieldOrder order = FieldOrder.WIRE;
    private @Nullable Long shuffleSeed;
    private UnaryOperator<Instant> commitTime = UnaryOperator.identity();
    private UnaryOperator<Instant> builtTime = UnaryOperator.identity();

    private Builder(ZoneId zone) {
      this.zone = zone;
    }

    /**
     * Leaves out {@code _tidb}, as {@code enable-tidb-extension=false} does.
     *
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder withoutExtension() {
      extension = false;
      return this;
    }

    /**
     * Writes types with their parameters and changed columns alone in {@code old}, as {@code
     * content-compatible=true} does.
     *
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder contentCompatible() {
      contentCompatible = true;
      return this;
    }

    /**
     * Writes changed columns alone in {@code old}, as {@code only-output-updated-columns=true}
     * does.
     *
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder onlyUpdatedColumns() {
      onlyUpdated = true;
      return this;
    }

    /**
     * Sets the order of {@code data} and {@code old}. That of the wire by default.
     *
     * @param order the order
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder fieldOrder(FieldOrder order) {
      this.order = requireNonNull(order, "order");
      return this;
    }

    /**
     * Writes {@code mysqlType} in another order for every commit timestamp, as TiCDC's map does.
     *
     * @param seed what the orders follow from
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder shuffleMysqlTypes(long seed) {
      shuffleSeed = seed;
      return this;
    }

    /**
     * Sets what {@code es} says. The physical part of the commit timestamp by default.
     *
     * @param time from the physical part to the time written
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder commitTime(UnaryOperator<Instant> time) {
      commitTime = requireNonNull(time, "time");
      return this;
    }

    /**
     * Sets what {@code ts} says. The physical part of the commit timestamp by default.
     *
     * @param time from the physical part of the commit timestamp to the time written
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder builtTime(UnaryOperator<Instant> time) {
      builtTime = requireNonNull(time, "time");
      return this;
    }

    /**
     * Makes the encoder.
     *
     * @return the encoder
     */
    public CanalJsonEncoder build() {
      Builder copy = new Builder(zone);
      copy.extension = extension;
      copy.contentCompatible = contentCompatible;
      copy.onlyUpdated = onlyUpdated;
      copy.order = order;
      copy.shuffleSeed = shuffleSeed;
      copy.commitTime = commitTime;
      copy.builtTime = builtTime;
      return new CanalJsonEncoder(copy);
    }
  }
}
