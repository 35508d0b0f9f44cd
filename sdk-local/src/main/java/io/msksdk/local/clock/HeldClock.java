package io.msksdk.local.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A clock that can stand still for single pieces of work: what is waited for on a thread that holds
 * it never passes, until the hold is released. Thread-safe.
 */
public final class HeldClock implements LocalClock {
  private final LocalClock clock;
  private final ThreadLocal<Boolean> holding = ThreadLocal.withInitial(() -> false);
  private final List<CompletableFuture<Void>> held = new ArrayList<>();

  /**
   * Puts the ability to stand still in front of a clock.
   *
   * @param clock how time passes otherwise
   */
  public HeldClock(LocalClock clock) {
    this.clock = clock;
  }

  /**
   * Does something for which no time passes afterwards.
   *
   * @param work what asks this clock on the same thread
   * @param <T> what comes of it
   * @return what came of it
   */
  public <T> T holding(Supplier<T> work) {
    holding.set(true);
    try {
      return work.get();
    } finally {
      holding.remove();
    }
  }

  /** Lets everything that is held be over at once. */
  public void release() {
    taken().forEach(passed -> passed.complete(null));
  }

  @Override
  public Instant now() {
    return clock.now();
  }

  @Override
  public CompletableFuture<Void> elapsed(Duration duration) {
    if (!holding.get()) {
      return clock.elapsed(duration);
    }
    CompletableFuture<Void> passed = new CompletableFuture<>();
    synchronized (held) {
      held.add(passed);
    }
    return passed;
  }

  @Override
  public CompletableFuture<Void> due(Duration duration) {
    return clock.due(duration);
  }

  @Override
  public void advance(Duration duration) {
    clock.advance(duration);
  }

  @Override
  public void close() {
    taken().forEach(passed -> passed.cancel(false));
    clock.close();
  }

  private List<CompletableFuture<Void>> taken() {
    synchronized (held) {
      List<CompletableFuture<Void>> all = List.copyOf(held);
      held.clear();
      return all;
    }
  }
}
