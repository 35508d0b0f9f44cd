package io.msksdk.changefeed.codec.canal;

import io.msksdk.changefeed.codec.Image;
import io.msksdk.changefeed.codec.MysqlType;
import io.msksdk.changefeed.codec.Row;
import io.msksdk.changefeed.codec.RowKind;
import io.msksdk.changefeed.codec.Tso;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A row in a Canal-JSON message: its bytes, and where in them everything is. */
final class CanalRow implements Row {
  final RowShape shape;
  final byte[] bytes;

  /** The places of the values, as {@link ImageReader#spans()}. */
  final int[] spans;

  private final long commitMillis;
  private final long builtMillis;
  private final long commitTs;

  /** Null where the commit timestamp is all there is, as in nearly every row. */
  private final @Nullable TidbExtension tidb;

  private final List<String> unknownFields;
  private final CanalImage main;
  private final @Nullable CanalImage previous;

  /** A row with a commit timestamp and with nothing else that is not in every row. */
  CanalRow(RowShape shape, byte[] bytes, int[] spans, long es, long ts, long commitTs) {
    this.shape = shape;
    this.bytes = bytes;
    this.spans = spans;
    this.commitMillis = es;
    this.builtMillis = ts;
    this.commitTs = commitTs;
    this.tidb = null;
    this.unknownFields = List.of();
    this.main = new CanalImage(this, shape.main);
    this.previous = shape.previous == null ? null : new CanalImage(this, shape.previous);
  }

  /** Any row. */
  CanalRow(
      RowShape shape,
      byte[] bytes,
      int[] spans,
      long es,
      long ts,
      TidbExtension tidb,
      List<String> unknownFields) {
    this.shape = shape;
    this.bytes = bytes;
    this.spans = spans;
    this.commitMillis = es;
    this.builtMillis = ts;
    this.commitTs = tidb.commitTs;
    this.tidb = tidb;
    this.unknownFields = unknownFields;
    this.main = new CanalImage(this, shape.main);
    this.previous = shape.previous == null ? null : new CanalImage(this, shape.previous);
  }

  @Override
  public String database() {
    return shape.table.database;
  }

  @Override
  public String table() {
    return shape.table.name;
  }

  @Override
  public RowKind kind() {
    return shape.kind;
  }

  @Override
  public List<String> keyColumns() {
    return shape.table.keys;
  }

  @Override
  public Optional<Image> before() {
    return shape.kind == RowKind.DELETE ? Optional.of(main) : Optional.ofNullable(previous);
  }

  @Override
  public Optional<Image> after() {
    return shape.kind == RowKind.DELETE ? Optional.empty() : Optional.of(main);
  }

  @Override
  public Image image() {
    return main;
  }

  /** The type of a column that the image does not have. */
  MysqlType type(String column) {
    MysqlType type = shape.types == null ? null : shape.types.type(column);
    return type == null ? byCode(column) : type;
  }

  /** The type of a column for which the message has a code at most. */
  MysqlType byCode(String column) {
    OptionalInt code = sqlType(column);
    return code.isPresent() ? MysqlType.ofSqlType(code.getAsInt()) : MysqlType.NONE;
  }

  OptionalInt sqlType(String column) {
    Integer code = shape.codes == null ? null : shape.codes.code(column);
    return code == null ? OptionalInt.empty() : OptionalInt.of(code);
  }

  @Override
  public boolean handleKeyOnly() {
    return tidb != null && tidb.handleKeyOnly;
  }

  @Override
  public Optional<String> claimCheckLocation() {
    return tidb == null ? Optional.empty() : Optional.ofNullable(tidb.claimCheck);
  }

  @Override
  public Optional<byte[]> rowKey() {
    byte[] key = tidb == null ? null : tidb.rowKey;
    return key == null ? Optional.empty() : Optional.of(key.clone());
  }

  @Override
  public Optional<Tso> commitTs() {
    return tidb == null || tidb.committed ? Optional.of(Tso.of(commitTs)) : Optional.empty();
  }

  @Override
  public Optional<Instant> commitTime() {
    return Optional.of(Instant.ofEpochMilli(commitMillis));
  }

  /** The message may leave it out; nothing was ever built in 1970. */
  @Override
  public Optional<Instant> builtTime() {
    return builtMillis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(builtMillis));
  }

  @Override
  public List<String> unknownFields() {
    return unknownFields;
  }

  @Override
  public String toString() {
    return "Row[" + kind() + " " + database() + "." + table() + " " + main + "]";
  }
}
