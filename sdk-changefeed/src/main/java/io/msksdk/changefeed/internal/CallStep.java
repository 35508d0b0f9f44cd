package io.msksdk.changefeed.internal;

import io.msksdk.core.operation.OperationSnapshot;
import io.msksdk.core.runbook.Effect;
import io.msksdk.core.runbook.RunbookStep;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * One call, left out when what it makes is there. The services of this module have no name for a
 * change, so what an earlier run did is seen by what is there.
 *
 * @param id the step's name
 * @param title what it does, for people
 * @param effects what it does beyond its purpose
 * @param so whether what it wants is so
 * @param begun whether it was begun and has not ended
 * @param call the one call
 * @param end waits for its end, told every look
 */
public record CallStep(
    String id,
    String title,
    Set<Effect> effects,
    BooleanSupplier so,
    BooleanSupplier begun,
    Runnable call,
    Consumer<Consumer<OperationSnapshot>> end)
    implements RunbookStep {

  /**
   * Returns a step that ends with its call.
   *
   * @param id the step's name
   * @param title what it does, for people
   * @param so whether what it wants is so
   * @param call the one call
   * @return the step
   */
  public static CallStep of(String id, String title, BooleanSupplier so, Runnable call) {
    return new CallStep(id, title, Set.of(), so, () -> false, call, progress -> {});
  }

  /**
   * Returns the step with an effect.
   *
   * @param effect what it does beyond its purpose
   * @return the step
   */
  public CallStep with(Effect effect) {
    return new CallStep(id, title, Set.of(effect), so, begun, call, end);
  }

  /**
   * Returns the step with an end that comes after the call.
   *
   * @param newBegun whether it was begun and has not ended
   * @param newEnd waits for its end, told every look
   * @return the step
   */
  public CallStep ending(BooleanSupplier newBegun, Consumer<Consumer<OperationSnapshot>> newEnd) {
    return new CallStep(id, title, effects, so, newBegun, call, newEnd);
  }

  @Override
  public Optional<String> underWay() {
    return begun.getAsBoolean() ? Optional.of(id) : Optional.empty();
  }

  @Override
  public boolean done() {
    return so.getAsBoolean();
  }

  @Override
  public String begin() {
    call.run();
    return id;
  }

  @Override
  public void await(String token, Consumer<OperationSnapshot> progress) {
    end.accept(progress);
  }
}
