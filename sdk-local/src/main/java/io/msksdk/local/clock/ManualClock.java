package io.msksdk.local.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Time that passes only when it is told to, and completes what is due in its order. */
final class ManualClock implements LocalClock {
  private final List<Due> waiting = new ArrayList<>();
  private final BackgroundWork work;
  private Instant now;

  ManualClock(Instant start, BackgroundWork work) {
    this.now = start;
    this.work = work;
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
    Instant end = now().plus(duration);
    // what was begun before may end now, and wait for a moment before the end then
    work.settle();
    // one at a time, each at its own moment: what follows may wait for a moment before the end
    for (Due next = takeDue(end); next != null; next = takeDue(end)) {
      // completed outside the lock: what follows may ask for the time
      next.passed().complete(null);
      work.settle();
    }
    reach(end);
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

  private synchronized @Nullable Due takeDue(Instant end) {
    Due next =
        waiting.stream()
            .filter(d -> !d.at().isAfter(end))
            .min(Comparator.comparing(Due::at))
            .orElse(null);
    if (next != null) {
      waiting.remove(next);
      reach(next.at());
    }
    return next;
  }

  private synchronized void reach(Instant moment) {
    if (moment.isAfter(now)) {
      now = moment;
    }
  }

  /** Something waited for. */
  private record Due(Instant at, CompletableFuture<Void> passed) {}
}
