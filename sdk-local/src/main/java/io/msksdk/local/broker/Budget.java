package io.msksdk.local.broker;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * What may be used up per second, on average over ten seconds as Kafka counts its own quotas.
 * Thread-safe.
 */
final class Budget {
  private static final double AVERAGED_SECONDS = 10;
  private static final double LONGEST_SECONDS = Duration.ofHours(1).toSeconds();
  private static final double NANOS = Duration.ofSeconds(1).toNanos();

  private final double perSecond;
  private final InstantSource time;
  private double used;
  private Instant counted;

  Budget(double perSecond, InstantSource time) {
    this.perSecond = perSecond;
    this.time = time;
    this.counted = time.instant();
  }

  /** What may be used at once after a long pause. */
  double atOnce() {
    return perSecond * AVERAGED_SECONDS;
  }

  /** Uses some of it up, and says after what time the average is kept again. */
  synchronized Duration use(double amount) {
    count(amount);
    return until(used - atOnce());
  }

  /**
   * Uses some of it up, and says after what time it would have been there to use. What is more than
   * all there ever is has to wait for everything else and not forever.
   */
  synchronized Duration take(double amount) {
    count(amount);
    return until(used - Math.max(atOnce(), amount));
  }

  /** What was taken was not used after all. */
  synchronized void giveBack(double amount) {
    used = Math.max(0, used - amount);
  }

  private void count(double amount) {
    Instant now = time.instant();
    double passed = Math.max(0, Duration.between(counted, now).toNanos() / NANOS);
    used = Math.max(0, used - passed * perSecond) + amount;
    counted = now;
  }

  private Duration until(double beyond) {
    return beyond <= 0
        ? Duration.ZERO
        : Duration.ofNanos((long) (Math.min(LONGEST_SECONDS, beyond / perSecond) * NANOS));
  }
}
