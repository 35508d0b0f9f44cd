package io.msksdk.local.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Time that passes only when it is told to, and completes what is due in its order. */
final class ManualClock implements LocalClock {
  private final List<Due> waiting = new ArrayList<>();
  private Instant now;

  ManualClock(Instant start) {
    this.now = start;
  }

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized CompletableFuture<Void> elapsed(Duration duration) {
    CompletableFuture<Void> passed = new CompletableFuture<>();
    waiting.add(new Due(now.plus(duration), passed));
    return passed;
  }

  @Override
  public void advance(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("advance: " + duration + " (expected: not negative)");
    }
    // completed outside the lock: what follows may ask for the time
    due(duration).forEach(d -> d.passed().complete(null));
  }

  @Override
  public void close() {
    List<Due> left;
    synchronized (this) {
      left = List.copyOf(waiting);
      waiting.clear();
    }
    left.forEach(d -> d.passed().cancel(false));
  }

  private synchronized List<Due> due(Duration duration) {
    now = now.plus(duration);
    List<Due> due =
        waiting.stream()
            .filter(d -> !d.at().isAfter(now))
            .sorted(Comparator.comparing(Due::at))
            .toList();
    waiting.removeAll(due);
    return due;
  }

  /** Something waited for. */
  private record Due(Instant at, CompletableFuture<Void> passed) {}
}
