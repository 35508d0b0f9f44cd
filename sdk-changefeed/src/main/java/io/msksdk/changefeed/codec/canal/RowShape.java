package io.msksdk.changefeed.codec.canal;

import static java.util.Objects.requireNonNull;

import io.msksdk.changefeed.codec.RowKind;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a table have alike while their messages list the same columns and types, so that
 * a row is little more than its bytes. Immutable and shared by those rows.
 */
final class RowShape {
  final CanalTable table;
  final RowKind kind;
  final @Nullable CodeTable codes;
  final @Nullable TypeTable types;

  /** Of the image the message was sent for. */
  final ImageShape main;

  /** Of the row before an update. */
  final @Nullable ImageShape previous;

  private final @Nullable ColumnNames data;
  private final @Nullable ColumnNames old;
  private final boolean dataFirst;

  /** The images have at least one; before v5.4.0 a deleted row came in {@code old}. */
  RowShape(
      CanalTable table,
      RowKind kind,
      @Nullable CodeTable codes,
      @Nullable TypeTable types,
      ImageReader images) {
    this.table = table;
    this.kind = kind;
    this.codes = codes;
    this.types = types;
    this.data = images.data();
    this.old = images.old();
    this.dataFirst = images.dataFirst();
    ImageShape after = data == null ? null : new ImageShape(data, images.dataAt(), types);
    ImageShape before = old == null ? null : new ImageShape(old, images.oldAt(), types);
    this.main = requireNonNull(after == null ? before : after);
    this.previous = kind == RowKind.UPDATE ? before : null;
  }

  /** Says whether this is the shape of a row with these parts. */
  boolean is(
      CanalTable table,
      RowKind kind,
      @Nullable CodeTable codes,
      @Nullable TypeTable types,
      ImageReader images) {
    return this.kind == kind
        && this.codes == codes
        && this.types == types
        && data == images.data()
        && old == images.old()
        && dataFirst == images.dataFirst()
        && this.table.is(table);
  }
}
