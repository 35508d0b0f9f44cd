package io.msksdk.admin.connectivity;

import io.msksdk.core.catalogue.CostNotes;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Severity;
import io.msksdk.core.operation.OperationSnapshot;
import io.msksdk.core.runbook.Effect;
import io.msksdk.core.runbook.PreconditionException;
import io.msksdk.core.runbook.RunbookStep;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A step made of what the engine asks it. */
record ProcedureStep(
    String id,
    String title,
    Set<Effect> effects,
    Supplier<Optional<String>> running,
    BooleanSupplier so,
    Supplier<String> call,
    BiConsumer<String, Consumer<OperationSnapshot>> end,
    List<String> notes)
    implements RunbookStep {

  ProcedureStep(
      String id,
      String title,
      Set<Effect> effects,
      Supplier<Optional<String>> running,
      BooleanSupplier so,
      Supplier<String> call,
      BiConsumer<String, Consumer<OperationSnapshot>> end) {
    this(id, title, effects, running, so, call, end, List.of());
  }

  /** The same step, with what MSK charges for it. */
  ProcedureStep costing(String... subjects) {
    List<String> costs = Stream.of(subjects).map(CostNotes.published()::about).toList();
    return new ProcedureStep(id, title, effects, running, so, call, end, costs);
  }

  /** A step that changes nothing: the run goes on only when no error is found. */
  static ProcedureStep gate(String id, String title, Supplier<List<Finding>> findings) {
    return new ProcedureStep(
        id,
        title,
        Set.of(),
        Optional::empty,
        () -> passed(findings.get()),
        () -> id,
        (token, progress) -> {});
  }

  private static boolean passed(List<Finding> findings) {
    List<Finding> errors =
        findings.stream().filter(finding -> finding.severity() == Severity.ERROR).toList();
    if (!errors.isEmpty()) {
      throw PreconditionException.of(errors);
    }
    return true;
  }

  /** A step whose change holds as soon as its call has answered. */
  static ProcedureStep call(
      String id, String title, Set<Effect> effects, BooleanSupplier so, Supplier<String> call) {
    return new ProcedureStep(
        id, title, effects, Optional::empty, so, call, (token, progress) -> {});
  }

  @Override
  public Optional<String> underWay() {
    return running.get();
  }

  @Override
  public boolean done() {
    return so.getAsBoolean();
  }

  @Override
  public String begin() {
    return call.get();
  }

  @Override
  public void await(String token, Consumer<OperationSnapshot> progress) {
    end.accept(token, progress);
  }
}
