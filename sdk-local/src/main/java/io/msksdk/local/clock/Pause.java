package io.msksdk.local.clock;

import java.time.Duration;

/** Holds a thread up in real time, for faults that slow something down. */
public final class Pause {
  private Pause() {}

  /**
   * Waits; an interrupt ends it early and stays set.
   *
   * @param duration how long
   */
  public static void of(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
