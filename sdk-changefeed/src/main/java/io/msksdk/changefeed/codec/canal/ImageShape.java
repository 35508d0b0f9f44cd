package io.msksdk.changefeed.codec.canal;

import io.msksdk.changefeed.codec.MysqlType;
import org.jspecify.annotations.Nullable;

/** The columns of an image, their types, and where among the spans of the row theirs start. */
final class ImageShape {
  private static final @Nullable MysqlType[] UNTYPED = {};

  final ColumnNames names;
  final int at;

  /** By position; empty where the message lists no types. */
  private final @Nullable MysqlType[] types;

  ImageShape(ColumnNames names, int at, @Nullable TypeTable types) {
    this.names = names;
    this.at = at;
    this.types = types == null ? UNTYPED : types.types(names);
  }

  /** The type of a column, null where the message lists none for it. */
  @Nullable MysqlType type(int position) {
    return types.length == 0 ? null : types[position];
  }
}
