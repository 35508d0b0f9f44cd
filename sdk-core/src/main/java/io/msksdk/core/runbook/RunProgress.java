package io.msksdk.core.runbook;

import io.msksdk.core.operation.OperationSnapshot;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far a run has come. Prints as one readable line. Immutable. */
public final class RunProgress {
  private final int number;
  private final int steps;
  private final StepRecord step;
  private final @Nullable OperationSnapshot look;

  RunProgress(int number, int steps, StepRecord step, @Nullable OperationSnapshot look) {
    this.number = number;
    this.steps = steps;
    this.step = step;
    this.look = look;
  }

  /**
   * Returns the number of the step, from 1.
   *
   * @return the number
   */
  public int number() {
    return number;
  }

  /**
   * Returns how many steps there are.
   *
   * @return the count
   */
  public int steps() {
    return steps;
  }

  /**
   * Returns the step as it is written down.
   *
   * @return the step
   */
  public StepRecord step() {
    return step;
  }

  /**
   * Returns what the last look of its wait showed.
   *
   * @return the snapshot, empty when nothing is waited for
   */
  public Optional<OperationSnapshot> look() {
    return Optional.ofNullable(look);
  }

  @Override
  public String toString() {
    return number + "/" + steps + " " + (look == null ? step.toString() : look.toString());
  }
}
