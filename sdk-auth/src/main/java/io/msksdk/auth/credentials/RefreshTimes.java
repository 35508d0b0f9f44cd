package io.msksdk.auth.credentials;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** When credentials are fetched again, spread so that many processes do not ask STS together. */
final class RefreshTimes {
  private static final Duration LONGEST_AHEAD = Duration.ofMinutes(10);

  /** What is signed with must still be good when it arrives, on a broker whose clock is ahead. */
  private static final Duration LAST_USE = Duration.ofSeconds(10);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
  private static final int MOST_DOUBLINGS = 6;

  private RefreshTimes() {}

  /**
   * A quarter of their life before the end, at most ten minutes, and a little earlier by chance.
   */
  static Instant refreshAt(Instant now, Instant endsAt) {
    Duration quarter = Duration.between(now, endsAt).dividedBy(4);
    Duration ahead = quarter.compareTo(LONGEST_AHEAD) < 0 ? quarter : LONGEST_AHEAD;
    if (ahead.isNegative() || ahead.isZero()) {
      return now;
    }
    return endsAt.minus(ahead).minusMillis(random(ahead.toMillis() / 10));
  }

  /** Until when credentials are given out. */
  static Instant lastUse(Instant endsAt) {
    return endsAt.minus(LAST_USE);
  }

  /**
   * From half a second to a minute, doubling with every failure, the upper half of it by chance.
   */
  static Duration pauseAfter(int failures) {
    int doublings = Math.min(failures - 1, MOST_DOUBLINGS);
    long most = Math.min(FIRST_PAUSE.toMillis() << doublings, LONGEST_PAUSE.toMillis());
    return Duration.ofMillis(most / 2 + random(most / 2));
  }

  private static long random(long below) {
    return below <= 0 ? 0 : ThreadLocalRandom.current().nextLong(below);
  }
}
