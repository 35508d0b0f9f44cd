package io.msksdk.core.operation;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How long a wait lasts and how often it looks. Immutable.
 *
 * <p>The first look is taken at once. The next follow after {@linkplain #firstPoll() 2 s}, each
 * pause half as long again as the one before, up to {@linkplain #slowestPoll() 30 s}, each
 * shortened at random by up to {@linkplain #jitter() 20 %} so that many processes do not ask in
 * step. The last look is taken at the deadline itself.
 */
public final class WaitPolicy {
  private static final double GROWTH = 1.5;

  private final Duration deadline;
  private final Duration firstPoll;
  private final Duration slowestPoll;
  private final double jitter;

  private WaitPolicy(Duration deadline, Duration firstPoll, Duration slowestPoll, double jitter) {
    this.deadline = deadline;
    this.firstPoll = firstPoll;
    this.slowestPoll = slowestPoll;
    this.jitter = jitter;
  }

  /**
   * Waits no longer than this; the only thing a policy must say.
   *
   * @param deadline the longest wait, zero for a single look
   * @return a policy with the default pace
   */
  public static WaitPolicy atMost(Duration deadline) {
    requireNonNull(deadline, "deadline");
    if (deadline.isNegative()) {
      throw new IllegalArgumentException("deadline: " + deadline + " (expected: zero or more).");
    }
    return new WaitPolicy(deadline, Duration.ofSeconds(2), Duration.ofSeconds(30), 0.2);
  }

  /**
   * Looks at another pace.
   *
   * @param first the pause after the first look, more than zero
   * @param slowest the longest pause, at least {@code first}
   * @return a policy with that pace
   */
  public WaitPolicy pollingEvery(Duration first, Duration slowest) {
    if (first.isNegative() || first.isZero()) {
      throw new IllegalArgumentException("first: " + first + " (expected: more than zero).");
    }
    if (slowest.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "slowest: " + slowest + " (expected: at least the first pause, " + first + ").");
    }
    return new WaitPolicy(deadline, first, slowest, jitter);
  }

  /**
   * Shortens every pause at random.
   *
   * @param share the largest part of a pause to take away, from 0 to 1
   * @return a policy with that jitter
   */
  public WaitPolicy withJitter(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("jitter: " + share + " (expected: from 0 to 1).");
    }
    return new WaitPolicy(deadline, firstPoll, slowestPoll, share);
  }

  /**
   * Returns the longest wait.
   *
   * @return the deadline, counted from the start of the wait
   */
  public Duration deadline() {
    return deadline;
  }

  /**
   * Returns the pause after the first look.
   *
   * @return 2 s unless set
   */
  public Duration firstPoll() {
    return firstPoll;
  }

  /**
   * Returns the longest pause between two looks.
   *
   * @return 30 s unless set
   */
  public Duration slowestPoll() {
    return slowestPoll;
  }

  /**
   * Returns the largest part of a pause that chance may take away.
   *
   * @return 0.2 unless set
   */
  public double jitter() {
    return jitter;
  }

  /** The pause after a look, before the deadline cuts it. */
  Duration pause(int attempts, double random) {
    double grown = (double) firstPoll.toNanos() * Math.pow(GROWTH, Math.min(attempts - 1, 60));
    double pause = Math.min(grown, (double) slowestPoll.toNanos());
    return Duration.ofNanos((long) (pause * (1 - jitter * random)));
  }

  @Override
  public String toString() {
    return "WaitPolicy[atMost=" + deadline + ", polls=" + firstPoll + ".." + slowestPoll + "]";
  }
}
