package io.msksdk.admin.connectivity;

import io.msksdk.core.operation.OperationSnapshot;
import io.msksdk.core.runbook.Effect;
import io.msksdk.core.runbook.RunbookStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A step that is made anew over calls that name a reason, once there is one.
 *
 * @param step the step as it is without a reason
 * @param again makes the same step for a reason
 */
record ReasonedStep(RunbookStep step, Function<String, RunbookStep> again) implements RunbookStep {

  /** Makes the steps of a procedure, from how it makes them for a reason. */
  static List<RunbookStep> all(Function<String, List<ProcedureStep>> procedure) {
    List<ProcedureStep> plain = procedure.apply("");
    List<RunbookStep> steps = new ArrayList<>();
    for (int i = 0; i < plain.size(); i++) {
      int index = i;
      steps.add(new ReasonedStep(plain.get(i), reason -> procedure.apply(reason).get(index)));
    }
    return steps;
  }

  @Override
  public RunbookStep because(String reason) {
    return reason.isEmpty() ? step : again.apply(reason);
  }

  @Override
  public String id() {
    return step.id();
  }

  @Override
  public String title() {
    return step.title();
  }

  @Override
  public Set<Effect> effects() {
    return step.effects();
  }

  @Override
  public List<String> notes() {
    return step.notes();
  }

  @Override
  public Optional<String> underWay() {
    return step.underWay();
  }

  @Override
  public boolean done() {
    return step.done();
  }

  @Override
  public String begin() {
    return step.begin();
  }

  @Override
  public void await(String token, Consumer<OperationSnapshot> progress) {
    step.await(token, progress);
  }
}
