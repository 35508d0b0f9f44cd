package io.msksdk.replication.failover;

import io.msksdk.core.runbook.RunRecord;
import io.msksdk.core.runbook.StepRecord;
import io.msksdk.core.runbook.StepState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a run stands. Prints as a statement for the people who take over.
 *
 * @param now what is so
 * @param pastNoReturn whether the target has taken records: going back is a procedure of its own
 * @param finished the steps that have ended, in order
 * @param underWay the step that may have been done in part, null when there is none
 * @param back how to get back, the first thing to do first
 */
public record Standing(
    String now,
    boolean pastNoReturn,
    List<String> finished,
    @Nullable String underWay,
    List<String> back) {

  /**
   * Copies the lists.
   *
   * @param now what is so
   * @param pastNoReturn whether the target has taken records: going back is a procedure of its own
   * @param finished the steps that have ended, in order
   * @param underWay the step that may have been done in part, null when there is none
   * @param back how to get back, the first thing to do first
   */
  public Standing {
    finished = List.copyOf(finished);
    back = List.copyOf(back);
  }

  static Standing of(RunRecord record, List<FailoverStep> steps) {
    String now = "nothing was done";
    boolean past = false;
    String underWay = null;
    List<String> finished = new ArrayList<>();
    List<String> back = new ArrayList<>();
    for (int i = 0; i < steps.size() && i < record.steps().size(); i++) {
      FailoverStep step = steps.get(i);
      StepRecord written = record.steps().get(i);
      boolean touched = written.state() != StepState.WAITING && written.token() != null;
      if (written.state().finished()) {
        finished.add(step.title());
        now = step.standing();
      } else if (touched || written.state() == StepState.BEGINNING) {
        underWay = step.title() + (written.note() == null ? "" : ", " + written.note());
        past |= step.noReturn();
        back.add(step.undo());
      }
      if (written.state() == StepState.DONE) {
        past |= step.noReturn();
        back.add(step.undo());
      }
    }
    Collections.reverse(back);
    List<String> ways = back.stream().filter(w -> !w.equals("nothing to undo")).distinct().toList();
    return new Standing(now, past, finished, underWay, past ? ways.subList(0, 1) : ways);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("Where things stand: ").append(now).append('.');
    if (underWay != null) {
      text.append("\nMay have been done in part: ").append(underWay).append('.');
    }
    text.append(
        pastNoReturn
            ? "\nPast the point of no return: the target has taken records."
            : "\nBefore the point of no return.");
    finished.forEach(step -> text.append("\n  done: ").append(step));
    back.forEach(step -> text.append("\n  to get back: ").append(step));
    return text.toString();
  }
}
