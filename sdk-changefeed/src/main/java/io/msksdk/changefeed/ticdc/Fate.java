package io.msksdk.changefeed.ticdc;

/** What becomes of a changefeed with an error. */
public enum Fate {
  /** TiCDC tries again by itself: the changefeed is in warning, and fails after half an hour. */
  RETRYING,
  /** TiCDC does not try again: correct the cause, then resume. */
  FATAL,
  /** The changes it has not sent are gone: make a new changefeed from a fresh snapshot. */
  GC_LOST
}
