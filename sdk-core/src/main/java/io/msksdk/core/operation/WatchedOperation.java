package io.msksdk.core.operation;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.time.Time;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

final class WatchedOperation<T, R> implements OperationHandle<R> {
  private final Watch<T, R> watch;
  private final Time time;
  private final Waits waits;

  WatchedOperation(Watch<T, R> watch, Time time, Waits waits) {
    this.watch = watch;
    this.time = time;
    this.waits = waits;
  }

  @Override
  public String id() {
    return watch.id();
  }

  @Override
  public OperationSnapshot snapshot() {
    return Wait.snapshot(watch, watch.look(), Duration.ZERO, 1);
  }

  @Override
  public R await(WaitPolicy policy) {
    return await(policy, snapshot -> {});
  }

  @Override
  @SuppressWarnings("NullAway") // an ended step carries the value its rule made, null for Void
  public R await(WaitPolicy policy, Consumer<? super OperationSnapshot> listener) {
    requireNonNull(policy, "policy");
    requireNonNull(listener, "listener");
    Wait<T, R> wait = new Wait<>(watch, policy, time, listener, waits.listener());
    for (Wait.Step<R> step = wait.look(); ; step = wait.look()) {
      if (step.ended()) {
        return step.value();
      }
      try {
        time.sleep(step.pause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw wait.givenUp("its thread was interrupted");
      }
    }
  }

  @Override
  public CompletableFuture<R> completion() {
    return completion(watch.usual());
  }

  @Override
  public CompletableFuture<R> completion(WaitPolicy policy) {
    requireNonNull(policy, "policy");
    var wait =
        new BackgroundWait<>(
            new Wait<>(watch, policy, time, snapshot -> {}, waits.listener()), waits);
    CompletableFuture<R> future = wait.future();
    waits.start(wait);
    return future;
  }

  @Override
  public String toString() {
    return "OperationHandle[" + watch.what() + ", " + watch.id() + "]";
  }
}
