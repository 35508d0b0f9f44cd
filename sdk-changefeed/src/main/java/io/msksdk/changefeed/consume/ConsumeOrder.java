package io.msksdk.changefeed.consume;

/** In which order rows reach the handler. */
public enum ConsumeOrder {
  /** In the order of their commits, whole transactions at a time. Needs watermarks. */
  COMMIT,
  /**
   * As they arrive, each row by itself and repeats included: for formats without watermarks, as
   * Avro. The changes of one key are in order as far as the changefeed's dispatch rule keeps them.
   */
  ARRIVAL
}
