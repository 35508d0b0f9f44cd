package io.msksdk.changefeed.ticdc;

import java.time.Duration;

/** The alerts of TiDB's documentation ("Critical Alert Rules for TiCDC") that HTTP can tell. */
public enum LagAlert {
  /** The checkpoint is more than 600 s behind. */
  CHECKPOINT_HIGH_DELAY("cdc_checkpoint_high_delay", Duration.ofMinutes(10)),
  /** Reading from TiKV is more than 300 s behind. */
  RESOLVED_HIGH_DELAY("cdc_resolvedts_high_delay", Duration.ofMinutes(5)),
  /** The checkpoint has not moved for a minute. */
  CHECKPOINT_STANDS("cdc_processor_checkpoint_tso_no_change_for_1m", Duration.ofMinutes(1)),
  /** The changefeed has failed. */
  FAILED("ticdc_changefeed_failed", Duration.ZERO);

  private final String rule;
  private final Duration threshold;

  LagAlert(String rule, Duration threshold) {
    this.rule = rule;
    this.threshold = threshold;
  }

  /**
   * Returns the name of the documented rule.
   *
   * @return such as {@code cdc_checkpoint_high_delay}
   */
  public String rule() {
    return rule;
  }

  /**
   * Returns what must be exceeded.
   *
   * @return the duration, zero where any is too much
   */
  public Duration threshold() {
    return threshold;
  }

  boolean exceededBy(Duration value) {
    return value.compareTo(threshold) > 0;
  }
}
