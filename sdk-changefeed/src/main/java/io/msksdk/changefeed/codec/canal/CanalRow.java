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
  final DecoderContext context;
  final byte[] bytes;

  /** The places of the values, as {@link ImageReader#spans()}. */
  final int[] spans;

  private final String database;
  private final String table;
  private final RowKind kind;
  private final List<String> keys;
  private final TidbExtension tidb;
  private final long commitMillis;
  private final long builtMillis;
  private final List<String> unknownFields;
  private final @Nullable TypeTable types;
  private final @Nullable CodeTable codes;
  private final CanalImage main;
  private @Nullable CanalImage previous;

  CanalRow(CanalMessage message, RowKind kind, ColumnNames names, int at) {
    this.context = message.context;
    this.bytes = message.cursor.bytes;
    this.spans = message.images.spans();
    this.database = message.database;
    this.table = message.table;
    this.kind = kind;
    this.keys = message.keys;
    this.tidb = message.tidb;
    this.commitMillis = message.es;
    this.builtMillis = message.ts;
    this.unknownFields = message.unknownFields();
    this.types = message.types;
    this.codes = message.codes;
    this.main = new CanalImage(this, names, at);
  }

  /** Adds the row before an update; called before anybody else sees this one. */
  CanalRow with(ColumnNames names, int at) {
    previous = new CanalImage(this, names, at);
    return this;
  }

  @Override
  public String database() {
    return database;
  }

  @Override
  public String table() {
    return table;
  }

  @Override
  public RowKind kind() {
    return kind;
  }

  @Override
  public List<String> keyColumns() {
    return keys;
  }

  @Override
  public Optional<Image> before() {
    return kind == RowKind.DELETE ? Optional.of(main) : Optional.ofNullable(previous);
  }

  @Override
  public Optional<Image> after() {
    return kind == RowKind.DELETE ? Optional.empty() : Optional.of(main);
  }

  @Override
  public Image image() {
    return main;
  }

  /** The type of a column of an image, which is found by its position. */
  MysqlType type(ColumnNames names, int position) {
    MysqlType type = types == null ? null : types.types(names)[position];
    return type == null ? byCode(names.name(position)) : type;
  }

  /** The type of a column that the image does not have. */
  MysqlType type(String column) {
    MysqlType type = types == null ? null : types.type(column);
    return type == null ? byCode(column) : type;
  }

  private MysqlType byCode(String column) {
    OptionalInt code = sqlType(column);
    return code.isPresent() ? MysqlType.ofSqlType(code.getAsInt()) : MysqlType.NONE;
  }

  OptionalInt sqlType(String column) {
    Integer code = codes == null ? null : codes.code(column);
    return code == null ? OptionalInt.empty() : OptionalInt.of(code);
  }

  @Override
  public boolean handleKeyOnly() {
    return tidb.handleKeyOnly;
  }

  @Override
  public Optional<String> claimCheckLocation() {
    return Optional.ofNullable(tidb.claimCheck);
  }

  @Override
  public Optional<byte[]> rowKey() {
    byte[] key = tidb.rowKey;
    return key == null ? Optional.empty() : Optional.of(key.clone());
  }

  @Override
  public Optional<Tso> commitTs() {
    return tidb.committed ? Optional.of(Tso.of(tidb.commitTs)) : Optional.empty();
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
    return "Row[" + kind + " " + database + "." + table + " " + main + "]";
  }
}
