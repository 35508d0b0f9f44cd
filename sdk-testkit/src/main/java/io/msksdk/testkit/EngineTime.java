package io.msksdk.testkit;

import java.math.BigDecimal;

/**
 * How the clock of a local MSK runs: the one its states, durations and schedules follow.
 * Signatures, tokens and certificates stay on real time. Immutable.
 */
public final class EngineTime {
  private final String text;

  private EngineTime(String text) {
    this.text = text;
  }

  /**
   * An operation ends as soon as its real work has; the default.
   *
   * @return instant time
   */
  public static EngineTime instant() {
    return new EngineTime("instant");
  }

  /**
   * MSK's own durations, divided.
   *
   * @param factor how many times faster than MSK, more than zero
   * @return scaled time
   */
  public static EngineTime scaled(double factor) {
    if (!(factor > 0) || Double.isInfinite(factor)) {
      throw LocalMskException.argument("factor: " + factor + " (expected: more than zero).", null);
    }
    return new EngineTime("scaled:" + plain(factor));
  }

  /**
   * MSK's own durations.
   *
   * @return real time
   */
  public static EngineTime real() {
    return new EngineTime("real");
  }

  /**
   * Stands still until {@link LocalMsk#advance} moves it.
   *
   * @return manual time
   */
  public static EngineTime manual() {
    return new EngineTime("manual");
  }

  private static String plain(double factor) {
    return BigDecimal.valueOf(factor).stripTrailingZeros().toPlainString();
  }

  /** Returns the text the engine's command line takes, such as {@code scaled:60}. */
  @Override
  public String toString() {
    return text;
  }
}
