package io.msksdk.replication.migration;

import io.msksdk.core.operation.OperationSnapshot;
import io.msksdk.core.runbook.Effect;
import io.msksdk.core.runbook.RunbookStep;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** A step made of an action that may be repeated and a gate that ends it. */
record MigrationStep(
    String id, String title, Set<Effect> effects, BooleanSupplier already, Runnable act, Gate gate)
    implements RunbookStep {

  /** What must be seen before the next step. */
  interface Gate {
    Gate NONE = progress -> {};

    void pass(Consumer<OperationSnapshot> progress);
  }

  static MigrationStep act(String id, String title, Runnable act) {
    return new MigrationStep(id, title, Set.of(), () -> false, act, Gate.NONE);
  }

  static MigrationStep gate(String id, String title, Gate gate) {
    return new MigrationStep(id, title, Set.of(), () -> false, () -> {}, gate);
  }

  MigrationStep with(Effect effect) {
    return new MigrationStep(id, title, Set.of(effect), already, act, gate);
  }

  MigrationStep unless(BooleanSupplier already) {
    return new MigrationStep(id, title, effects, already, act, gate);
  }

  MigrationStep until(Gate gate) {
    return new MigrationStep(id, title, effects, already, act, gate);
  }

  /** Actions may be repeated, so one that died half-way is simply begun again. */
  @Override
  public Optional<String> underWay() {
    return Optional.empty();
  }

  @Override
  public boolean done() {
    return already.getAsBoolean();
  }

  @Override
  public String begin() {
    act.run();
    return id;
  }

  @Override
  public void await(String token, Consumer<OperationSnapshot> progress) {
    gate.pass(progress);
  }
}
