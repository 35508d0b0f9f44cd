package io.msksdk.local.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * The local MSK's own time, which drives states, durations and schedules. Signatures, tokens and
 * TLS stay on real time. Thread-safe.
 */
public interface LocalClock extends AutoCloseable {

  /**
   * Makes a clock.
   *
   * @param mode how its time passes
   * @param work what time that is told to pass does not overtake
   * @return the clock, at the present time
   */
  static LocalClock of(TimeMode mode, BackgroundWork work) {
    return switch (mode.kind()) {
      case INSTANT -> new InstantClock();
      case SCALED, REAL -> new ScaledClock(mode.factor());
      case MANUAL -> new ManualClock(Instant.now(), work);
    };
  }

  /**
   * Returns the local MSK's present time.
   *
   * @return the time
   */
  Instant now();

  /**
   * Tells when a time has passed. What follows runs on the clock's own thread and must be short.
   *
   * @param duration the time
   * @return completed when it has passed; cancelled when the clock is closed before
   */
  CompletableFuture<Void> elapsed(Duration duration);

  /**
   * Tells when something is due that happens by itself, such as the renewal of a certificate. On a
   * clock whose time does not pass it never is.
   *
   * @param duration how long until then
   * @return completed when it is due; cancelled when the clock is closed before
   */
  default CompletableFuture<Void> due(Duration duration) {
    return elapsed(duration);
  }

  /**
   * Lets time pass, and returns when the work that became due meanwhile has been done.
   *
   * @param duration how much
   * @throws IllegalArgumentException when this clock's time passes by itself
   */
  void advance(Duration duration);

  /** Cancels what is still waited for. */
  @Override
  void close();
}
