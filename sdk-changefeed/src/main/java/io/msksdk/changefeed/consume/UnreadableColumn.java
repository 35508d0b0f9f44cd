package io.msksdk.changefeed.consume;

import io.msksdk.changefeed.codec.Column;
import io.msksdk.changefeed.codec.ColumnException;
import io.msksdk.changefeed.codec.Image;
import io.msksdk.changefeed.codec.Presence;
import io.msksdk.changefeed.codec.Row;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Columns are read when the handler asks, so one with a value that is none of its type is found
 * only then. From the handler's failure this finds the row, whose record is a bad one.
 */
final class UnreadableColumn {
  private UnreadableColumn() {}

  /** The failure to read a column that is behind a handler's, null when it failed otherwise. */
  static @Nullable ColumnException of(Throwable failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof ColumnException unreadable) {
        return unreadable;
      }
    }
    return null;
  }

  /** The first row whose column of that name cannot be read; null when the handler alone is odd. */
  static @Nullable OpenEvent rowOf(ColumnException unreadable, List<OpenEvent> rows) {
    return rows.stream()
        .filter(open -> unreadable(open.asRow(), unreadable.column()))
        .findFirst()
        .orElse(null);
  }

  private static boolean unreadable(Row row, String name) {
    return Stream.of(row.before(), row.after())
        .flatMap(image -> image.stream())
        .anyMatch(image -> unreadable(image, name));
  }

  private static boolean unreadable(Image image, String name) {
    Column column = image.column(name);
    if (column.presence() != Presence.VALUE) {
      return false;
    }
    try {
      Object unused = column.value();
      return false;
    } catch (ColumnException again) {
      return true;
    }
  }
}
