package io.msksdk.changefeed.codec;

/** What happened to a row. */
public enum RowKind {
  /** The row is new. */
  INSERT,
  /** The row has other values than before. */
  UPDATE,
  /** The row is new or has other values: the format does not tell which. */
  UPSERT,
  /** The row is gone. */
  DELETE
}
