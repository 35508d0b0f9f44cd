package io.msksdk.core.call;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Duration;
import java.util.Optional;

/**
 * How calls to a service are tried, paced and, when the service is down, held back. Immutable.
 *
 * <p>A read is tried again after every failure that can pass. A write is tried again only when the
 * service said it was not carried out (throttled) or it never left this machine (connection
 * refused). Pauses between tries grow from 200 ms to 5 s, are drawn at random below that bound, and
 * are never shorter than what the service asked for in {@code Retry-After}.
 *
 * <pre>{@code
 * CallPolicy.builder().tries(6).callsPerSecond(5).build();
 * }</pre>
 */
public final class CallPolicy {
  private final int tries;
  private final Duration firstBackoff;
  private final Duration slowestBackoff;
  private final int callsPerSecond;
  private final int breakAfter;
  private final Duration breakFor;

  private CallPolicy(Builder builder) {
    tries = builder.tries;
    firstBackoff = builder.firstBackoff;
    slowestBackoff = builder.slowestBackoff;
    callsPerSecond = builder.callsPerSecond;
    breakAfter = builder.breakAfter;
    breakFor = builder.breakFor;
  }

  /**
   * Returns the policy of a client that is not given one: 4 tries, no rate limit, no breaker.
   *
   * @return the defaults
   */
  public static CallPolicy defaults() {
    return builder().build();
  }

  /**
   * Starts from the defaults.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns how often a call is tried in all.
   *
   * @return 4 unless set
   */
  public int tries() {
    return tries;
  }

  /**
   * Returns the bound of the first pause.
   *
   * @return 200 ms unless set
   */
  public Duration firstBackoff() {
    return firstBackoff;
  }

  /**
   * Returns the bound no pause grows past, unless the service asks for a longer one.
   *
   * @return 5 s unless set
   */
  public Duration slowestBackoff() {
    return slowestBackoff;
  }

  /**
   * Returns the rate limit.
   *
   * @return calls per second, empty when not limited
   */
  public Optional<Integer> callsPerSecond() {
    return callsPerSecond == 0 ? Optional.empty() : Optional.of(callsPerSecond);
  }

  /**
   * Returns after how many failed calls in a row the breaker opens.
   *
   * @return the count, empty when there is no breaker
   */
  public Optional<Integer> breakAfter() {
    return breakAfter == 0 ? Optional.empty() : Optional.of(breakAfter);
  }

  /**
   * Returns how long an open breaker refuses calls.
   *
   * @return 30 s unless set
   */
  public Duration breakFor() {
    return breakFor;
  }

  @Override
  public String toString() {
    return "CallPolicy[tries=" + tries + ", callsPerSecond=" + callsPerSecond + "]";
  }

  /** Collects the settings of a {@link CallPolicy}. Not thread-safe. */
  public static final class Builder {
    private int tries = 4;
    private Duration firstBackoff = Duration.ofMillis(200);
    private Duration slowestBackoff = Duration.ofSeconds(5);
    private int callsPerSecond;
    private int breakAfter;
    private Duration breakFor = Duration.ofSeconds(30);

    private Builder() {}

    /**
     * Sets how often a call is tried in all.
     *
     * @param tries 1 for no second try
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder tries(int tries) {
      this.tries = positive("tries", tries);
      return this;
    }

    /**
     * Sets the bounds of the pauses between tries.
     *
     * @param first the bound of the first pause, more than zero; it doubles with every try
     * @param slowest the bound it never grows past
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder backoff(Duration first, Duration slowest) {
      if (first.isNegative() || first.isZero() || slowest.compareTo(first) < 0) {
        throw new IllegalArgumentException(
            "backoff: "
                + first
                + " to "
                + slowest
                + " (expected: more than zero, and the second at least the first).");
      }
      this.firstBackoff = first;
      this.slowestBackoff = slowest;
      return this;
    }

    /**
     * Limits the rate of calls; a call over it waits for its turn. Not limited unless set.
     *
     * @param calls calls per second, retries included
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder callsPerSecond(int calls) {
      this.callsPerSecond = positive("callsPerSecond", calls);
      return this;
    }

    /**
     * Refuses calls at once for a while after a row of failures. No breaker unless set.
     *
     * @param failures failed calls in a row that open it; refusals by the service do not count
     * @param pause how long it refuses before it lets one call try
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder breakAfter(int failures, Duration pause) {
      this.breakAfter = positive("breakAfter", failures);
      this.breakFor = requireNonNull(pause, "pause");
      return this;
    }

    /**
     * Finishes the policy.
     *
     * @return the policy
     */
    public CallPolicy build() {
      return new CallPolicy(this);
    }

    private static int positive(String name, int value) {
      if (value < 1) {
        throw new IllegalArgumentException(name + ": " + value + " (expected: at least 1).");
      }
      return value;
    }
  }
}
