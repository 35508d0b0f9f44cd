package io.msksdk.changefeed.consume;

import io.msksdk.core.time.Time;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Waits out failures that may pass by themselves, for so long and no longer. */
final class Patience {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Time time;
  private final Duration limit;
  private @Nullable Instant since;

  Patience(Time time, Duration limit) {
    this.time = time;
    this.limit = limit;
  }

  /** Notes that all is well. */
  void renew() {
    since = null;
  }

  /** Waits a little, or throws the failure when it does not pass. */
  void waitOut(ConsumeException failure) {
    Instant now = time.now();
    Instant first = since == null ? now : since;
    since = first;
    if (!failure.retryable() || !first.plus(limit).isAfter(now)) {
      throw failure;
    }
    try {
      time.sleep(PAUSE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      failure.addSuppressed(interrupted);
      throw failure;
    }
  }
}
