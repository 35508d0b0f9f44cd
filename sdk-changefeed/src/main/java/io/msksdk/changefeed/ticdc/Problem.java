package io.msksdk.changefeed.ticdc;

/** Why TiCDC refused or failed a call, by what the caller can do. */
public enum Problem {
  /** A value is not accepted: correct it. */
  INVALID,
  /** There is no such changefeed or server. */
  NOT_FOUND,
  /** The name is taken. */
  ALREADY_EXISTS,
  /** The changefeed's state does not allow it now. */
  WRONG_STATE,
  /** The user is missing, wrong, or not listed in {@code security.client-allowed-user}. */
  DENIED,
  /** The timestamp lies before what TiDB still keeps. */
  GC_LOST,
  /** Kafka, the schema registry or their settings do not work for TiCDC. */
  SINK,
  /** TiCDC, PD or TiKV does not work; it may pass. */
  UNAVAILABLE
}
