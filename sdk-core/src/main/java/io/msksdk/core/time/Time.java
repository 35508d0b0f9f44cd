package io.msksdk.core.time;

import java.time.Duration;
import java.time.Instant;

/**
 * A clock one can also sleep and schedule on. {@link #system()} is the real one, {@link ManualTime}
 * stands still until it is moved. Thread-safe.
 */
public interface Time {

  /**
   * Returns the real time of this machine.
   *
   * @return the system's clock
   */
  static Time system() {
    return SystemTime.INSTANCE;
  }

  /**
   * Returns the wall clock, for what is shown or compared with a service's dates.
   *
   * @return now
   */
  Instant now();

  /**
   * Returns a monotonic reading, for what is measured; only differences mean something.
   *
   * @return nanoseconds since an arbitrary origin
   */
  long nanos();

  /**
   * Blocks the calling thread.
   *
   * @param duration how long; nothing happens for zero or less
   * @throws InterruptedException when the thread is interrupted before or during the sleep
   */
  void sleep(Duration duration) throws InterruptedException;

  /**
   * Opens a scheduler that runs on this time.
   *
   * @param purpose what its threads are for; they are daemons named {@code msk-<purpose>-n}
   * @param threads how many tasks may run at once
   * @return a scheduler the caller closes
   */
  Scheduler scheduler(String purpose, int threads);
}
