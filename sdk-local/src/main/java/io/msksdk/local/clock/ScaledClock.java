package io.msksdk.local.clock;

import io.msksdk.local.thread.Daemons;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The service's durations, divided by a factor. */
final class ScaledClock implements LocalClock {
  private final double factor;
  private final Instant start = Instant.now();
  private final long startNanos = System.nanoTime();
  private final Map<Object, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Daemons.named("clock"));

  ScaledClock(double factor) {
    this.factor = factor;
  }

  @Override
  public Instant now() {
    return start.plusNanos((long) ((System.nanoTime() - startNanos) * factor));
  }

  @Override
  public CompletableFuture<Void> elapsed(Duration duration) {
    CompletableFuture<Void> passed = new CompletableFuture<>();
    Object ticket = new Object();
    waiting.put(ticket, passed);
    var unused =
        timer.schedule(
            () -> {
              waiting.remove(ticket);
              passed.complete(null);
            },
            (long) (duration.toNanos() / factor),
            TimeUnit.NANOSECONDS);
    return passed;
  }

  @Override
  public void advance(Duration duration) {
    throw new IllegalArgumentException(
        "clock: scaled by " + factor + " (expected: an engine with --time manual)");
  }

  @Override
  public void close() {
    timer.shutdownNow();
    waiting.values().forEach(passed -> passed.cancel(false));
  }
}
