package io.msksdk.local;

import io.msksdk.core.time.Time;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Looks from outside until something is so, and leaves the processor to it between two looks. */
public final class Polls {
  private static final Duration MOST = Duration.ofSeconds(90);
  private static final Duration PAUSE = Duration.ofMillis(3);

  private Polls() {}

  public static <T> T until(Supplier<T> look, Predicate<T> good) {
    long limit = Time.system().nanos() + MOST.toNanos();
    T seen = look.get();
    while (!good.test(seen)) {
      if (Time.system().nanos() > limit) {
        throw new AssertionError("not reached: " + seen);
      }
      pause();
      seen = look.get();
    }
    return seen;
  }

  private static void pause() {
    try {
      Time.system().sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
