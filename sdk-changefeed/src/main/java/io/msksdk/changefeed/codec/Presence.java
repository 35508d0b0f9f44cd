package io.msksdk.changefeed.codec;

/** What an image says about a column. */
public enum Presence {
  /** The image does not have the column: nothing is known about its value. */
  ABSENT,
  /** The column is NULL. */
  NULL,
  /** The column has a value. */
  VALUE
}
