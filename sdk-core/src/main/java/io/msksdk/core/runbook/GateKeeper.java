package io.msksdk.core.runbook;

import io.msksdk.core.MskException;
import io.msksdk.core.operation.OperationSnapshot;
import io.msksdk.core.operation.WaitInterruptedException;
import io.msksdk.core.time.Time;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Looks at one gate until it has passed for long enough, or its deadline is over. */
final class GateKeeper {
  private final Gate gate;
  private final String where;
  private final Time time;
  private final Consumer<OperationSnapshot> progress;

  GateKeeper(Gate gate, String where, Time time, Consumer<OperationSnapshot> progress) {
    this.gate = gate;
    this.where = where;
    this.time = time;
    this.progress = progress;
  }

  /** The last look: it passes when the gate did. */
  GateLook keep() {
    long start = time.nanos();
    long steadySince = start;
    boolean steady = true;
    for (int attempts = 1; ; attempts++) {
      long begun = time.nanos();
      GateLook look = look();
      long now = time.nanos();
      OperationSnapshot seen = snapshot(look, Duration.ofNanos(now - start), attempts);
      progress.accept(seen);
      steady &= look.passed();
      if (!look.passed() || attempts == 1) {
        steadySince = now;
      }
      // up to its begin: how long a look takes says nothing about what it would have seen meanwhile
      if (look.passed() && held(begun - steadySince)) {
        return look;
      }
      // a gate that passes just now is given the time it must hold, whatever the deadline
      long left = gate.deadline().plus(gate.steady()).toNanos() - (now - start);
      if (left <= 0 && !steady) {
        return GateLook.holds(look.observed());
      }
      long pause = pause(look, now - steadySince);
      sleep(Duration.ofNanos(steady ? pause : Math.min(left, pause)), seen);
    }
  }

  private boolean held(long nanos) {
    return gate.steady().isZero() || nanos >= gate.steady().toNanos();
  }

  private long pause(GateLook look, long steady) {
    long usual = gate.pause().toNanos();
    return look.passed() ? Math.max(0, Math.min(usual, gate.steady().toNanos() - steady)) : usual;
  }

  private GateLook look() {
    try {
      return gate.look();
    } catch (MskException e) {
      // an interrupted call says that it was not made: the pause after it ends the run as one
      if (!e.retryable() && !Thread.currentThread().isInterrupted()) {
        throw e;
      }
      return GateLook.holds("no answer: " + e.getMessage());
    }
  }

  private OperationSnapshot snapshot(GateLook look, Duration elapsed, int attempts) {
    return new OperationSnapshot(
        where,
        gate.name(),
        look.observed(),
        OptionalInt.empty(),
        (look.passed() ? "passes: " : "wants: ") + gate.expected(),
        elapsed,
        attempts);
  }

  private void sleep(Duration pause, OperationSnapshot seen) {
    try {
      time.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw WaitInterruptedException.of(seen, "interrupted");
    }
  }
}
