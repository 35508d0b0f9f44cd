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

  /**
   * Returns the failure to read a column that the image does not have.
   *
   * @param column its name
   * @return the failure
   */
  public static ColumnException absent(String column) {
    return new ColumnException("absent", column, "not in the image", "a column of the image");
  }

  /**
   * Returns the failure to read NULL as a value.
   *
   * @param column its name
   * @return the failure
   */
  public static ColumnException isNull(String column) {
    return new ColumnException("null", column, "NULL", "a value");
  }

  /**
   * Returns the failure to read a column as another type.
   *
   * @param column its name
   * @param type its type
   * @param expected what was asked for
   * @return the failure
   */
  public static ColumnException type(String column, MysqlType type, String expected) {
    return new ColumnException("type", column, "a column of type " + type, expected);
  }

  /**
   * Returns the failure to read a value that its type or its reader does not allow.
   *
   * @param column its name
   * @param type its type
   * @param expected what the value should be
   * @return the failure
   */
  public static ColumnException value(String column, MysqlType type, String expected) {
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
