package io.msksdk.core.runbook;

import io.msksdk.core.MskException;
import io.msksdk.core.operation.OperationSnapshot;
import io.msksdk.core.time.Time;
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
        return enter(now, index, StepState.ALREADY_SO, null);
      }
      if (token.isEmpty()) {
        now = enter(now, index, StepState.BEGINNING, null);
        token = Optional.of(step.begin());
      }
      now = enter(now, index, StepState.RUNNING, token.get());
      StepRecord running = now.steps().get(index);
      step.await(token.get(), look -> report(index, running, look));
      return enter(now, index, StepState.DONE, null);
    } catch (MskException e) {
      // what can pass leaves the record as it is: the next run looks at the service again
      if (!e.retryable()) {
        RunRecord failed =
            now.with(
                index, now.steps().get(index).failed(String.valueOf(e.getMessage()), time.now()));
        options.store().save(failed);
      }
      throw e;
    }
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
