package io.msksdk.core.runbook;

import io.msksdk.core.operation.OperationSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One step of a runbook: at most one call that changes something, and the wait for its end.
 *
 * <p>The engine asks {@link #underWay} and {@link #done} before every {@link #begin}, also when the
 * process that began it died before it could write down that it had. A step whose two answers are
 * true to the service is therefore never carried out twice.
 */
public interface RunbookStep {

  /**
   * Returns the name of the step, unique in its runbook and the same whenever it is made.
   *
   * @return the name
   */
  String id();

  /**
   * Returns what the step does, for people.
   *
   * @return a line
   */
  String title();

  /**
   * Returns what the step does beyond its purpose.
   *
   * @return its effects, none unless overridden
   */
  default Set<Effect> effects() {
    return Set.of();
  }

  /**
   * Looks for an earlier begin of this step that has not ended. To be overridden together with
   * {@link #await} where a change goes on after its call.
   *
   * @return what {@link #begin} returned then, empty when nothing is under way, as it never is
   *     unless overridden
   */
  default Optional<String> underWay() {
    return Optional.empty();
  }

  /**
   * Says whether what the step wants is so already.
   *
   * @return true when there is nothing to do
   */
  boolean done();

  /**
   * Makes the one call that changes something.
   *
   * @return what names the change at the service, for {@link #await}
   */
  String begin();

  /**
   * Waits until the change has ended; does nothing unless overridden, for a change that ends with
   * its call.
   *
   * @param token what {@link #begin} or {@link #underWay} returned
   * @param progress told every look
   */
  default void await(String token, Consumer<OperationSnapshot> progress) {}

  /**
   * Returns facts to know before the step is allowed, such as what will be billed. They are printed
   * with the runbook and change nothing about it, its digest included.
   *
   * @return whole sentences, none unless overridden
   */
  default List<String> notes() {
    return List.of();
  }

  /**
   * Names why the step is run, for calls that can say so.
   *
   * @param reason the reason of the run, empty for none; no secret
   * @return this step with the reason; itself unless overridden
   */
  default RunbookStep because(String reason) {
    return this;
  }

  /**
   * Returns what must be seen before {@link #begin}. Made anew for every run of the step.
   *
   * @return the gates in order, none unless overridden
   */
  default List<Gate> preconditions() {
    return List.of();
  }

  /**
   * Returns what must be seen after {@link #await}, and also when the step was {@link #done} before
   * it began, until the next step may begin. Made anew for every run of the step.
   *
   * @return the gates in order, none unless overridden
   */
  default List<Gate> gates() {
    return List.of();
  }
}
