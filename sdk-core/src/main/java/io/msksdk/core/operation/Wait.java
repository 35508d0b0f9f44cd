package io.msksdk.core.operation;

import io.msksdk.core.MskException;
import io.msksdk.core.time.Time;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One wait, decided look by look. It neither sleeps nor schedules: the blocking wait and the future
 * both drive it and so cannot come to different ends. Not thread-safe; its drivers look one after
 * another.
 */
final class Wait<T, R> {
  private final Watch<T, R> watch;
  private final WaitPolicy policy;
  private final Time time;
  private final Consumer<? super OperationSnapshot> listener;
  private final WaitListener observer;
  private final AtomicBoolean told = new AtomicBoolean();
  private final long start;
  private volatile OperationSnapshot last;
  private @Nullable MskException lastError;

  Wait(
      Watch<T, R> watch,
      WaitPolicy policy,
      Time time,
      Consumer<? super OperationSnapshot> listener,
      WaitListener observer) {
    this.watch = watch;
    this.policy = policy;
    this.time = time;
    this.listener = listener;
    this.observer = observer;
    this.start = time.nanos();
    this.last =
        new OperationSnapshot(
            watch.what(), watch.id(), "-", OptionalInt.empty(), "", Duration.ZERO, 0);
  }

  /** Either the end of the wait or the pause before the next look. */
  record Step<R>(boolean ended, @Nullable R value, Duration pause) {}

  /** Looks once; throws what the wait must end with when it ends badly. */
  Step<R> look() {
    try {
      Step<R> step = step();
      if (step.ended()) {
        tell(WaitEnd.SUCCEEDED);
      }
      return step;
    } catch (RuntimeException | Error end) {
      tell(end(end));
      throw end;
    }
  }

  private static WaitEnd end(Throwable end) {
    if (end instanceof OperationFailedException) {
      return WaitEnd.FAILED;
    }
    return end instanceof WaitTimeoutException ? WaitEnd.TIMED_OUT : WaitEnd.BROKEN;
  }

  private void tell(WaitEnd end) {
    if (told.compareAndSet(false, true)) {
      observer.waited(
          new WaitEvent(watch.kind(), watch.id(), end, last.state(), elapsed(), last.attempts()));
    }
  }

  private Step<R> step() {
    Optional<T> answer = answer();
    listener.accept(last);
    Optional<Watch.Outcome<R>> outcome = answer.flatMap(watch::judge);
    if (outcome.isEmpty()) {
      return new Step<>(false, null, pause());
    }
    Watch.Failure failure = outcome.get().failure();
    if (failure != null) {
      throw new OperationFailedException(last, failure);
    }
    return new Step<>(true, outcome.get().value(), Duration.ZERO);
  }

  WaitInterruptedException givenUp(String why) {
    abandoned();
    return new WaitInterruptedException(last, why);
  }

  /** Nobody waits any longer. */
  void abandoned() {
    tell(WaitEnd.GIVEN_UP);
  }

  private Optional<T> answer() {
    try {
      T answer = watch.look();
      lastError = null;
      last = snapshot(watch, answer, elapsed(), last.attempts() + 1);
      return Optional.of(answer);
    } catch (MskException error) {
      // an hour-long wait must outlive a minute of throttling; the deadline ends it all the same
      // an interrupted call says that it was not made: the pause after it ends the wait as one
      if (!error.retryable() && !Thread.currentThread().isInterrupted()) {
        throw error;
      }
      lastError = error;
      last = unanswered(error);
      return Optional.empty();
    }
  }

  private Duration pause() {
    Duration left = policy.deadline().minus(elapsed());
    if (left.isNegative() || left.isZero()) {
      throw new WaitTimeoutException(last, policy, lastError);
    }
    Duration pause = policy.pause(last.attempts(), ThreadLocalRandom.current().nextDouble());
    return pause.compareTo(left) < 0 ? pause : left;
  }

  private Duration elapsed() {
    return Duration.ofNanos(time.nanos() - start);
  }

  private OperationSnapshot unanswered(MskException error) {
    return new OperationSnapshot(
        last.what(),
        last.id(),
        last.state(),
        last.percent(),
        "no answer: " + error.code(),
        elapsed(),
        last.attempts() + 1);
  }

  static <T> OperationSnapshot snapshot(
      Watch<T, ?> watch, T answer, Duration elapsed, int attempts) {
    return new OperationSnapshot(
        watch.what(),
        watch.id(),
        watch.state(answer),
        watch.percent(answer),
        watch.detail(answer),
        elapsed,
        attempts);
  }
}
