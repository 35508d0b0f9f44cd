package io.msksdk.changefeed.codec;

/** The kinds of schema change the Canal protocol tells apart. */
public enum DdlKind {
  /** A table was created. */
  CREATE,
  /** Tables were renamed. */
  RENAME,
  /** An index or a key was added. */
  CINDEX,
  /** An index or a key was dropped. */
  DINDEX,
  /** A table was altered. */
  ALTER,
  /** A table was dropped. */
  ERASE,
  /** A table was emptied. */
  TRUNCATE,
  /** Any other change, of schemas and views among others. */
  QUERY,
  /** A kind this version does not know; the event has its name. */
  UNKNOWN;

  /**
   * Reads a kind.
   *
   * @param text its name in a message
   * @return the kind, {@link #UNKNOWN} for one this version does not know
   */
  public static DdlKind of(String text) {
    for (DdlKind kind : values()) {
      if (kind != UNKNOWN && kind.name().equals(text)) {
        return kind;
      }
    }
    return UNKNOWN;
  }
}
