package io.msksdk.local.clock;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Holds a thread up in real time: for faults that slow something down, and until others are done.
 */
public final class Pause {
  private static final Duration LOOK = Duration.ofMillis(3);

  private Pause() {}

  /**
   * Waits for what others do by themselves; an interrupt ends it early and stays set.
   *
   * @param done whether it is done
   * @param most how long at most
   * @return whether it is done
   */
  public static boolean until(BooleanSupplier done, Duration most) {
    for (long left = most.dividedBy(LOOK); left > 0; left--) {
      if (done.getAsBoolean()) {
        return true;
      }
      if (Thread.currentThread().isInterrupted()) {
        return false;
      }
      of(LOOK);
    }
    return done.getAsBoolean();
  }

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
