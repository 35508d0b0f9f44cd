package io.msksdk.changefeed.codec.canal;

import io.msksdk.changefeed.codec.RowKind;
import org.jspecify.annotations.Nullable;

/**
 * What the messages of a table had last time: guesses, which whoever reads a message compares with
 * its bytes. The fields are plain: what they hold is immutable, and a lost race costs one more
 * reading.
 */
final class SeenTable {
  @Nullable CodeTable codes;
  @Nullable TypeTable types;

  /** The columns of {@code data} and of {@code old}. */
  @Nullable ColumnNames names;

  @Nullable ColumnNames oldNames;

  /** Of rows with two images and with one, since these take turns. */
  private @Nullable RowShape updates;

  private @Nullable RowShape others;

  /** The shape of a row whose images were read: that of the last one, or a new one. */
  RowShape shape(
      CanalTable table,
      RowKind kind,
      @Nullable CodeTable codes,
      @Nullable TypeTable types,
      ImageReader images) {
    RowShape last = kind == RowKind.UPDATE ? updates : others;
    if (last != null && last.is(table, kind, codes, types, images)) {
      return last;
    }
    RowShape shape = new RowShape(table, kind, codes, types, images);
    if (kind == RowKind.UPDATE) {
      updates = shape;
    } else {
      others = shape;
    }
    return shape;
  }
}
