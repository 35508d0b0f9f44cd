package io.msksdk.examples.quickstart;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Time since an instant, in seconds for people. */
final class Stopwatch {
  private final Instant start;

  private Stopwatch(Instant start) {
    this.start = start;
  }

  static Stopwatch start() {
    return new Stopwatch(Instant.now());
  }

  static Stopwatch sinceThisJvmStarted() {
    return new Stopwatch(ProcessHandle.current().info().startInstant().orElseGet(Instant::now));
  }

  Duration elapsed() {
    return Duration.between(start, Instant.now());
  }

  String seconds() {
    return String.format(Locale.ROOT, "%.1f", elapsed().toMillis() / 1000.0);
  }
}
