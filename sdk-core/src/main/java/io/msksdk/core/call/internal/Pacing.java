package io.msksdk.core.call.internal;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.msksdk.core.time.Time;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Rate limit, breaker and back-off of one caller. Resilience4j decides and this project's own
 * {@link Time} sleeps, so that a test moves the clock instead of waiting.
 */
public final class Pacing {
  private static final double RANDOMISED = 0.5;

  private final @Nullable RateLimiter limiter;
  private final @Nullable CircuitBreaker breaker;

  /**
   * Sets up what was asked for.
   *
   * @param callsPerSecond the rate, 0 for none
   * @param breakAfter failures in a row that open the breaker, 0 for none
   * @param breakFor how long it stays open
   * @param time the clock
   */
  public Pacing(int callsPerSecond, int breakAfter, Duration breakFor, Time time) {
    this.limiter = callsPerSecond == 0 ? null : RateLimiter.of("calls", rate(callsPerSecond));
    this.breaker =
        breakAfter == 0 ? null : CircuitBreaker.of("calls", breaker(breakAfter, breakFor, time));
  }

  private static RateLimiterConfig rate(int callsPerSecond) {
    return RateLimiterConfig.custom()
        .limitForPeriod(1)
        .limitRefreshPeriod(Duration.ofNanos(TimeUnit.SECONDS.toNanos(1) / callsPerSecond))
        .timeoutDuration(Duration.ofHours(1))
        .build();
  }

  private static CircuitBreakerConfig breaker(int failures, Duration pause, Time time) {
    return CircuitBreakerConfig.custom()
        .slidingWindowSize(failures)
        .minimumNumberOfCalls(failures)
        .failureRateThreshold(100)
        .waitDurationInOpenState(pause)
        .permittedNumberOfCallsInHalfOpenState(1)
        .currentTimestampFunction(clock -> time.nanos(), TimeUnit.NANOSECONDS)
        .clock(new MovableClock(time))
        .build();
  }

  /**
   * Asks the breaker.
   *
   * @return false while it refuses calls
   */
  public boolean admitted() {
    return breaker == null || breaker.tryAcquirePermission();
  }

  /**
   * Takes a turn under the rate limit.
   *
   * @return how long to wait for it
   */
  public Duration turn() {
    return limiter == null
        ? Duration.ZERO
        : Duration.ofNanos(Math.max(0, limiter.reservePermission()));
  }

  /** Tells the breaker that the service works. */
  public void succeeded() {
    if (breaker != null) {
      breaker.onSuccess(0, TimeUnit.NANOSECONDS);
    }
  }

  /** Tells the breaker that the service does not answer as it should. */
  public void failed() {
    if (breaker != null) {
      breaker.onError(0, TimeUnit.NANOSECONDS, new IllegalStateException("call failed"));
    }
  }

  /**
   * Draws the pause before another try.
   *
   * @param first the bound of the first pause
   * @param slowest the bound of all pauses
   * @param attempt which try failed, from 1
   * @return the pause
   */
  public Duration backoff(Duration first, Duration slowest, int attempt) {
    long millis =
        IntervalFunction.ofExponentialRandomBackoff(first, 2.0, RANDOMISED, slowest).apply(attempt);
    return Duration.ofMillis(Math.min(millis, slowest.toMillis()));
  }
}
