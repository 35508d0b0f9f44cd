package io.msksdk.local.fault;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.local.event.EventLog;
import io.msksdk.local.http.HttpReply;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.services.kafka.model.StateInfo;

/** The faults in force. Thread-safe. */
public final class FaultPlan {
  private final List<ArmedFault> faults = new CopyOnWriteArrayList<>();
  private final EventLog events;

  /**
   * Starts without faults.
   *
   * @param events where each fault that meets a call is written
   */
  public FaultPlan(EventLog events) {
    this.events = events;
  }

  /**
   * Adds a fault.
   *
   * @param json what the fault is and which calls it meets
   * @throws IllegalArgumentException when a member is wrong; the message names it
   * @throws UnsupportedOperationException when the kind is not built yet
   */
  public void add(JsonNode json) {
    faults.add(FaultJson.read(json));
  }

  /** Removes all faults. */
  public void clear() {
    faults.clear();
  }

  /**
   * Carries a call out with the faults that meet it, the first one added outermost.
   *
   * @param operation the operation called
   * @param call the call
   * @return the answer
   */
  public HttpReply run(String operation, FaultedCall call) {
    FaultedCall faulted = call;
    for (int i = faults.size() - 1; i >= 0; i--) {
      ArmedFault armed = faults.get(i);
      if (armed.meets(operation)) {
        events.add("fault", Map.of("operation", operation, "fault", armed.fault().toString()));
        faulted = new Around(armed.fault(), faulted);
      }
    }
    return faulted.proceed();
  }

  /** A call with one fault around it. */
  private record Around(Fault fault, FaultedCall inner) implements FaultedCall {

    @Override
    public HttpReply proceed() {
      return fault.around(inner);
    }

    @Override
    public HttpReply proceedToFailure(StateInfo info) {
      return fault.around(new Failing(inner, info));
    }

    @Override
    public HttpReply proceedToNoEnd() {
      return fault.around(new Endless(inner));
    }
  }

  /** A call that an outer fault has already decided to let fail. */
  private record Failing(FaultedCall inner, StateInfo info) implements FaultedCall {

    @Override
    public HttpReply proceed() {
      return inner.proceedToFailure(info);
    }

    @Override
    public HttpReply proceedToFailure(StateInfo ignored) {
      return inner.proceedToFailure(info);
    }

    @Override
    public HttpReply proceedToNoEnd() {
      return inner.proceedToFailure(info);
    }
  }

  /** A call that an outer fault has already decided to let go on for ever. */
  private record Endless(FaultedCall inner) implements FaultedCall {

    @Override
    public HttpReply proceed() {
      return inner.proceedToNoEnd();
    }

    @Override
    public HttpReply proceedToFailure(StateInfo ignored) {
      return inner.proceedToNoEnd();
    }

    @Override
    public HttpReply proceedToNoEnd() {
      return inner.proceedToNoEnd();
    }
  }
}
