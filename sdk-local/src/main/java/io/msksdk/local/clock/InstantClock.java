package io.msksdk.local.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Nothing takes time but real work. */
final class InstantClock implements LocalClock {

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public CompletableFuture<Void> elapsed(Duration duration) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> due(Duration duration) {
    return new CompletableFuture<>();
  }

  @Override
  public void advance(Duration duration) {
    throw new IllegalArgumentException("clock: instant (expected: an engine with --time manual)");
  }

  @Override
  public void close() {}
}
