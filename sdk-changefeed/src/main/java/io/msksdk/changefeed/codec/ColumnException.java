package io.msksdk.changefeed.codec;

import io.msksdk.core.MskException;

/**
 * A column cannot be read in the type asked for. The {@link #code()} is one of {@code
 * changefeed.column.absent}, {@code .null}, {@code .type} and {@code .value}; the message names the
 * column and its type, never its value.
 */
public final class ColumnException extends MskException {
  private static final long serialVersionUID = 1L;

  /** The name of the column. */
  private final String column;

  private ColumnException(String code, String column, String found, String expected) {
    super(
        "changefeed.column." + code,
        column + ": " + found + " (expected: " + expected + ").",
        "",
        null);
    this.column = column;
  }

  static ColumnException absent(String column) {
    return new ColumnException("absent", column, "not in the image", "a column of the image");
  }

  static ColumnException isNull(String column) {
    return new ColumnException("null", column, "NULL", "a value");
  }

  static ColumnException type(String column, MysqlType type, String expected) {
    return new ColumnException("type", column, "a column of type " + type, expected);
  }

  static ColumnException value(String column, MysqlType type, String expected) {
    return new ColumnException("value", column, "a value of type " + type, expected);
  }

  /**
   * Returns the column.
   *
   * @return its name
   */
  public String column() {
    return column;
  }
}
