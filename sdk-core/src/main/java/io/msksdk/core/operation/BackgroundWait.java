package io.msksdk.core.operation;

import io.msksdk.core.time.Scheduler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A wait that reschedules itself instead of blocking, and ends a future. */
final class BackgroundWait<T, R> {
  private final Wait<T, R> wait;
  private final Waits owner;
  private final CompletableFuture<R> result = new CompletableFuture<>();
  private volatile Scheduler.Scheduled pending = () -> {};

  BackgroundWait(Wait<T, R> wait, Waits owner) {
    this.wait = wait;
    this.owner = owner;
  }

  /** A copy: its owner can cancel it, and only this wait ends. */
  CompletableFuture<R> future() {
    CompletableFuture<R> copy = result.copy();
    var unused =
        copy.whenComplete(
            (value, error) -> {
              if (copy.isCancelled()) {
                result.cancel(false);
                pending.cancel();
                wait.abandoned();
                owner.ended(this);
              }
            });
    return copy;
  }

  void run(Scheduler scheduler) {
    next(scheduler, Duration.ZERO);
  }

  void giveUp(String why) {
    result.completeExceptionally(wait.givenUp(why));
    owner.ended(this);
  }

  private void next(Scheduler scheduler, Duration pause) {
    pending = scheduler.after(pause, () -> look(scheduler));
  }

  @SuppressWarnings("NullAway") // an ended step carries the value its rule made, null for Void
  private void look(Scheduler scheduler) {
    if (result.isDone()) {
      return;
    }
    try {
      Wait.Step<R> step = wait.look();
      if (!step.ended()) {
        next(scheduler, step.pause());
        return;
      }
      result.complete(step.value());
    } catch (RuntimeException | Error end) {
      result.completeExceptionally(end);
    }
    owner.ended(this);
  }
}
