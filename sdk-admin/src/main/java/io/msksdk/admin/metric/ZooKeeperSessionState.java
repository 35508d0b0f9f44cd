package io.msksdk.admin.metric;

/** What the values of {@code ZooKeeperSessionState} stand for. */
public enum ZooKeeperSessionState {
  /** 0.0. */
  NOT_CONNECTED(0.0),
  /** 0.1. */
  ASSOCIATING(0.1),
  /** 0.5. */
  CONNECTING(0.5),
  /** 0.8. */
  CONNECTEDREADONLY(0.8),
  /** 1.0. */
  CONNECTED(1.0),
  /** 5.0. */
  CLOSED(5.0),
  /** 10.0. */
  AUTH_FAILED(10.0),
  /** A value that is none of these, such as the average of two. */
  UNKNOWN(Double.NaN);

  private static final double TOLERANCE = 0.001;

  private final double value;

  ZooKeeperSessionState(double value) {
    this.value = value;
  }

  /**
   * Reads a value of the metric. Ask for the statistic MAXIMUM or MINIMUM: a mean of two states is
   * none.
   *
   * @param value the value
   * @return the state, UNKNOWN for a value between two
   */
  public static ZooKeeperSessionState of(double value) {
    for (ZooKeeperSessionState state : values()) {
      if (Math.abs(state.value - value) < TOLERANCE) {
        return state;
      }
    }
    return UNKNOWN;
  }
}
