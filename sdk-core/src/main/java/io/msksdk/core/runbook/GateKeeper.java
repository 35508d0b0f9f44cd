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
    for (int attempts = 1; ; attempts++) {
      GateLook look = look();
      long now = time.nanos();
      OperationSnapshot seen = snapshot(look, Duration.ofNanos(now - start), attempts);
      progress.accept(seen);
      if (!look.passed()) {
        steadySince = now;
      } else if (now - steadySince >= gate.steady().toNanos()) {
        return look;
      }
      // a gate that passes just now is given the time it must hold, whatever the deadline
      long left = gate.deadline().plus(gate.steady()).toNanos() - (now - start);
      if (left <= 0) {
        return GateLook.holds(look.observed());
      }
      sleep(Duration.ofNanos(Math.min(left, pause(look, now - steadySince))), seen);
    }
  }

  private long pause(GateLook look, long steady) {
    long usual = gate.pause().toNanos();
    return look.passed() ? Math.min(usual, gate.steady().toNanos() - steady) : usual;
  }

  private GateLook look() {
    try {
      return gate.look();
    } catch (MskException e) {
      if (!e.retryable()) {
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
