package io.msksdk.changefeed.codec.canal;

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
}
