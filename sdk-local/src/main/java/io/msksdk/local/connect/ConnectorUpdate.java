package io.msksdk.local.connect;

import io.msksdk.local.resource.Transitions;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafkaconnect.model.ConnectorOperationState;
import software.amazon.awssdk.services.kafkaconnect.model.ConnectorOperationStepState;
import software.amazon.awssdk.services.kafkaconnect.model.ConnectorState;
import software.amazon.awssdk.services.kafkaconnect.model.DescribeConnectorResponse;
import software.amazon.awssdk.services.kafkaconnect.model.StateDescription;

/**
 * Carries one update out, step by step. An update that is to fail does so by the code of its
 * failure: {@code UPDATE_FAILED} while it is validated, before anything changes; {@code
 * ROLLBACK_FAILED} so that the connector is lost; any other code while the change is made, which is
 * then rolled back. Thread-safe.
 */
final class ConnectorUpdate {
  private final ConnectorRecord connector;
  private final ConnectorOperationRecord operation;
  private final UnaryOperator<DescribeConnectorResponse.Builder> change;
  private final @Nullable StateDescription failure;
  private final Transitions transitions;

  ConnectorUpdate(
      ConnectorRecord connector,
      ConnectorOperationRecord operation,
      UnaryOperator<DescribeConnectorResponse.Builder> change,
      @Nullable StateDescription failure,
      Transitions transitions) {
    this.connector = connector;
    this.operation = operation;
    this.change = change;
    this.failure = failure;
    this.transitions = transitions;
  }

  /** Enters UPDATING; what follows takes the service's time. */
  void begin() {
    moveConnector(ConnectorState.UPDATING, null);
    transitions.moved(operation.arn(), "NONE", operation.state().toString());
  }

  /** Lets the steps follow. */
  void proceed() {
    after(
        ConnectDuration.ACCEPT_UPDATE,
        () -> {
          moveOperation(ConnectorOperationState.UPDATE_IN_PROGRESS);
          step(0);
        });
  }

  private void step(int index) {
    if (index == operation.describe().operationSteps().size()) {
      connector.apply(change);
      end(ConnectorOperationState.UPDATE_COMPLETE, ConnectorState.RUNNING, null);
      return;
    }
    operation.step(index, ConnectorOperationStepState.IN_PROGRESS);
    after(ConnectDuration.UPDATE_STEP, () -> stepDone(index));
  }

  private void stepDone(int index) {
    if (failure != null && index == failingStep(failure)) {
      fail(index, failure);
    } else {
      operation.step(index, ConnectorOperationStepState.COMPLETED);
      step(index + 1);
    }
  }

  private void fail(int index, StateDescription why) {
    operation.step(index, ConnectorOperationStepState.FAILED);
    for (int later = index + 1; later < operation.describe().operationSteps().size(); later++) {
      operation.step(later, ConnectorOperationStepState.CANCELLED);
    }
    if (isCode(why, ConnectorOperationState.UPDATE_FAILED)) {
      end(ConnectorOperationState.UPDATE_FAILED, ConnectorState.RUNNING, why);
      return;
    }
    moveOperation(ConnectorOperationState.ROLLBACK_IN_PROGRESS);
    boolean lost = isCode(why, ConnectorOperationState.ROLLBACK_FAILED);
    after(
        ConnectDuration.ROLL_BACK,
        () ->
            end(
                lost
                    ? ConnectorOperationState.ROLLBACK_FAILED
                    : ConnectorOperationState.ROLLBACK_COMPLETE,
                lost ? ConnectorState.FAILED : ConnectorState.RUNNING,
                why));
  }

  private void end(
      ConnectorOperationState ended, ConnectorState state, @Nullable StateDescription why) {
    ConnectorOperationState last = operation.state();
    // who sees the operation ended may rely on the connector
    moveConnector(state, state == ConnectorState.FAILED ? why : null);
    operation.end(ended, why, transitions.now());
    transitions.moved(operation.arn(), last.toString(), ended.toString());
  }

  private void after(ConnectDuration duration, Runnable step) {
    var unused = transitions.after(duration.duration(), step);
  }

  private static int failingStep(StateDescription why) {
    return isCode(why, ConnectorOperationState.UPDATE_FAILED)
        ? ConnectorChange.VALIDATION
        : ConnectorChange.CHANGE;
  }

  private static boolean isCode(StateDescription why, ConnectorOperationState state) {
    return state.toString().equals(why.code());
  }

  private void moveConnector(ConnectorState next, @Nullable StateDescription why) {
    ConnectorState last = connector.state();
    connector.enter(next, why);
    transitions.moved(connector.arn(), last.toString(), next.toString());
  }

  private void moveOperation(ConnectorOperationState next) {
    ConnectorOperationState last = operation.state();
    operation.enter(next);
    transitions.moved(operation.arn(), last.toString(), next.toString());
  }
}
