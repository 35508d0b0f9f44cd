package io.msksdk.changefeed.codec.internal;

import io.msksdk.changefeed.codec.EventHeader;
import io.msksdk.changefeed.codec.Image;
import io.msksdk.changefeed.codec.Row;
import io.msksdk.changefeed.codec.RowKind;
import io.msksdk.changefeed.codec.Tso;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A row of any format but Canal-JSON. */
public final class TypedRow implements Row {
  private final EventHeader header;
  private final String database;
  private final String table;
  private final RowKind kind;
  private final Supplier<List<String>> keys;
  private final @Nullable Image before;
  private final @Nullable Image after;
  private final boolean handleKeyOnly;
  private final @Nullable String claimCheck;

  private TypedRow(
      EventHeader header,
      String database,
      String table,
      RowKind kind,
      Supplier<List<String>> keys,
      @Nullable Image before,
      @Nullable Image after,
      boolean handleKeyOnly,
      @Nullable String claimCheck) {
    this.header = header;
    this.database = database;
    this.table = table;
    this.kind = kind;
    this.keys = keys;
    this.before = before;
    this.after = after;
    this.handleKeyOnly = handleKeyOnly;
    this.claimCheck = claimCheck;
  }

  /** A complete row. */
  public static TypedRow of(
      EventHeader header,
      String database,
      String table,
      RowKind kind,
      List<String> keys,
      @Nullable Image before,
      @Nullable Image after) {
    List<String> known = List.copyOf(keys);
    return new TypedRow(header, database, table, kind, () -> known, before, after, false, null);
  }

  /** This row with key columns that are found when they are asked for. */
  public TypedRow keyed(Supplier<List<String>> found) {
    return new TypedRow(
        header, database, table, kind, found, before, after, handleKeyOnly, claimCheck);
  }

  /** This row as one whose message was cut to its key. */
  public TypedRow cut(@Nullable String location) {
    return new TypedRow(header, database, table, kind, keys, before, after, true, location);
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
    return keys.get();
  }

  @Override
  public Optional<Image> before() {
    return Optional.ofNullable(before);
  }

  @Override
  public Optional<Image> after() {
    return Optional.ofNullable(after);
  }

  @Override
  public Image image() {
    Image main = kind == RowKind.DELETE ? before : after;
    if (main == null) {
      throw new IllegalStateException("image: absent (expected: checked by the decoder).");
    }
    return main;
  }

  @Override
  public boolean handleKeyOnly() {
    return handleKeyOnly;
  }

  @Override
  public Optional<String> claimCheckLocation() {
    return Optional.ofNullable(claimCheck);
  }

  @Override
  public Optional<byte[]> rowKey() {
    return Optional.empty();
  }

  @Override
  public Optional<Tso> commitTs() {
    return header.commitTs();
  }

  @Override
  public Optional<Instant> commitTime() {
    return header.commitTime();
  }

  @Override
  public Optional<Instant> builtTime() {
    return header.builtTime();
  }

  @Override
  public List<String> unknownFields() {
    return header.unknownFields();
  }

  @Override
  public String toString() {
    return "Row[" + kind + " " + database + "." + table + " " + image() + "]";
  }
}
