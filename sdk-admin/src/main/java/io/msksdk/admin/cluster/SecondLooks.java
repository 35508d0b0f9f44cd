package io.msksdk.admin.cluster;

import io.msksdk.core.call.CallException;
import io.msksdk.core.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what a call may have left whose answer was lost: a few times, since it may show late.
 */
record SecondLooks(Time time, CallException lost) {
  private static final int LOOKS = 3;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** How far this machine's clock may be ahead of the service's, as for a signature. */
  private static final Duration SKEW = Duration.ofMinutes(15);

  /** Says whether something the service dates can be of a call that was sent then. */
  static boolean since(@Nullable Instant dated, Instant sent) {
    return dated != null && dated.isAfter(sent.minus(SKEW));
  }

  <T> T find(Supplier<Optional<T>> look) {
    for (int number = 1; ; number++) {
      Optional<T> found = look.get();
      if (found.isPresent()) {
        return found.get();
      }
      if (number == LOOKS) {
        throw lost;
      }
      pause();
    }
  }

  private void pause() {
    try {
      time.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw lost;
    }
  }
}
