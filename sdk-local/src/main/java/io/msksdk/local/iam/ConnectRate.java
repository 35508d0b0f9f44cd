package io.msksdk.local.iam;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How many logins a second one broker takes, or connections a serverless cluster (developer guide,
 * "Amazon MSK quota"). What was not used in the last second is there for a burst. Thread-safe.
 */
public final class ConnectRate {
  /** The configuration key under which a broker's configuration holds this object. */
  public static final String CONFIG = "msk.local.connect.rate";

  private static final double NANOS = Duration.ofSeconds(1).toNanos();

  private final int perSecond;
  private final InstantSource time;
  private double left;
  private Instant counted;

  /**
   * Starts with a full second's worth.
   *
   * @param perSecond how many logins a second
   * @param time what the seconds are counted by
   */
  public ConnectRate(int perSecond, InstantSource time) {
    this.perSecond = perSecond;
    this.time = time;
    this.left = perSecond;
    this.counted = time.instant();
  }

  /**
   * Counts a login.
   *
   * @return whether it may go on
   */
  public synchronized boolean admits() {
    Instant now = time.instant();
    double passed = Duration.between(counted, now).toNanos() / NANOS;
    left = Math.min(perSecond, left + Math.max(0, passed) * perSecond);
    counted = now;
    if (left < 1) {
      return false;
    }
    left--;
    return true;
  }
}
