package io.msksdk.core.runbook;

import io.msksdk.core.MskException;
import io.msksdk.core.check.Finding;
import io.msksdk.core.operation.OperationSnapshot;
import io.msksdk.core.time.Time;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run of a runbook: every change of state is saved before anything follows from it. */
final class Run {
  private final List<RunbookStep> steps;
  private final RunOptions options;
  private final Time time;

  Run(List<RunbookStep> steps, RunOptions options, Time time) {
    this.steps = steps;
    this.options = options;
    this.time = time;
  }

  RunRecord from(RunRecord record) {
    RunRecord now = record;
    for (int i = 0; i < steps.size(); i++) {
      if (!now.steps().get(i).state().finished()) {
        now = step(now, i);
      }
    }
    return now;
  }

  private RunRecord step(RunRecord record, int index) {
    RunbookStep step = steps.get(index);
    RunRecord now = record;
    try {
      Optional<String> token = begun(record.steps().get(index), step);
      if (token.isEmpty() && step.done()) {
        now = pass(now, index, step.gates());
        return enter(now, index, StepState.ALREADY_SO, null);
      }
      if (token.isEmpty()) {
        now = pass(now, index, step.preconditions());
        now = enter(now, index, StepState.BEGINNING, null);
        token = Optional.of(step.begin());
      }
      now = enter(now, index, StepState.RUNNING, token.get());
      StepRecord running = now.steps().get(index);
      step.await(token.get(), look -> report(index, running, look));
      now = pass(now, index, step.gates());
      return enter(now, index, StepState.DONE, null);
    } catch (MskException e) {
      // what can pass leaves the record as it is: the next run looks at the service again
      if (!e.retryable() && !Thread.currentThread().isInterrupted()) {
        RunRecord failed =
            now.with(
                index, now.steps().get(index).failed(String.valueOf(e.getMessage()), time.now()));
        options.store().save(failed);
      }
      throw e;
    }
  }

  /** Passes gates in order; what each saw is in the record before the next is looked at. */
  private RunRecord pass(RunRecord record, int index, List<Gate> gates) {
    RunRecord now = record;
    for (Gate gate : gates) {
      StepRecord step = now.steps().get(index);
      String name = step.id() + "/" + gate.name();
      String override = options.override(name);
      Gate kept = override == null ? gate : gate.holdingFor(Duration.ZERO).within(Duration.ZERO);
      GateLook look =
          new GateKeeper(kept, step.title(), time, seen -> report(index, step, seen)).keep();
      if (!look.passed() && override == null) {
        throw held(now, index, name, gate, look);
      }
      now = now.with(index, step.seen(line(gate, look, override), time.now()));
      options.store().save(now);
    }
    return now;
  }

  private static String line(Gate gate, GateLook look, @Nullable String override) {
    String line = gate.name() + ": " + look.observed();
    return look.passed() ? line : line + " (OVERRIDDEN: " + override + ")";
  }

  private PreconditionException held(
      RunRecord record, int index, String name, Gate gate, GateLook look) {
    StepRecord held =
        record
            .steps()
            .get(index)
            .held("held by " + gate.name() + ": " + look.observed(), time.now());
    options.store().save(record.with(index, held));
    return PreconditionException.passing(
        Finding.error("runbook.gate", name, look.observed(), gate.expected())
            .advising("Run again to look again; nothing went past it."));
  }

  private static Optional<String> begun(StepRecord record, RunbookStep step) {
    return record.state() == StepState.RUNNING
        ? Optional.ofNullable(record.token()).or(step::underWay)
        : step.underWay();
  }

  private RunRecord enter(RunRecord record, int index, StepState state, @Nullable String token) {
    StepRecord step = record.steps().get(index).now(state, token, time.now());
    RunRecord next = record.with(index, step);
    options.store().save(next);
    report(index, step, null);
    return next;
  }

  private void report(int index, StepRecord step, @Nullable OperationSnapshot look) {
    options.report(new RunProgress(index + 1, steps.size(), step, look));
  }
}
