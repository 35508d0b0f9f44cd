package io.msksdk.changefeed.codec.canal;

import io.msksdk.changefeed.codec.Image;
import io.msksdk.changefeed.codec.Row;
import io.msksdk.changefeed.codec.RowKind;
import io.msksdk.changefeed.codec.Tso;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A row in a Canal-JSON message. */
final class CanalRow implements Row {
  private final Envelope envelope;
  private final String database;
  private final String table;
  private final RowKind kind;
  private final List<String> keys;
  private final TidbExtension tidb;
  private final CanalImages images;

  CanalRow(
      Envelope envelope,
      String database,
      String table,
      RowKind kind,
      List<String> keys,
      TidbExtension tidb,
      CanalImages images) {
    this.envelope = envelope;
    this.database = database;
    this.table = table;
    this.kind = kind;
    this.keys = keys;
    this.tidb = tidb;
    this.images = images;
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
    return kind == RowKind.DELETE
        ? Optional.of(images.main())
        : Optional.ofNullable(images.previous());
  }

  @Override
  public Optional<Image> after() {
    return kind == RowKind.DELETE ? Optional.empty() : Optional.of(images.main());
  }

  @Override
  public Image image() {
    return images.main();
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
    return envelope.commitTs();
  }

  @Override
  public Optional<Instant> commitTime() {
    return envelope.commitTime();
  }

  @Override
  public Optional<Instant> builtTime() {
    return envelope.builtTime();
  }

  @Override
  public List<String> unknownFields() {
    return envelope.unknownFields();
  }

  @Override
  public String toString() {
    return "Row[" + kind + " " + database + "." + table + " " + images.main() + "]";
  }
}
