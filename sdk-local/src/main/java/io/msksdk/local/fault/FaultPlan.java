package io.msksdk.local.fault;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.local.clock.HeldClock;
import io.msksdk.local.event.EventLog;
import io.msksdk.local.http.HttpReply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The faults in force. Thread-safe. */
public final class FaultPlan {
  private final List<ArmedFault> faults = new CopyOnWriteArrayList<>();
  private final EventLog events;
  private final HeldClock clock;
  private final Reads reads;

  /**
   * Starts without faults.
   *
   * @param events where each fault that meets a call is written
   * @param clock the time that stands still for what is stuck
   */
  public FaultPlan(EventLog events, HeldClock clock) {
    this.events = events;
    this.clock = clock;
    this.reads = new Reads(events);
  }

  /**
   * Adds a fault.
   *
   * @param json what the fault is and which calls it meets
   * @throws IllegalArgumentException when a member is wrong; the message names it
   */
  public void add(JsonNode json) {
    faults.add(FaultJson.read(json, reads));
  }

  /** Removes all faults; what is stuck goes on. */
  public void clear() {
    faults.clear();
    clock.release();
  }

  /**
   * Tells by how much the service's clock is ahead when it checks a signature.
   *
   * @return the sum of all faults of that kind, zero without any
   */
  public Duration skew() {
    Duration skew = Duration.ZERO;
    for (ArmedFault armed : faults) {
      skew = armed.fault() instanceof SkewFault fault ? skew.plus(fault.ahead()) : skew;
    }
    return skew;
  }

  /**
   * Carries a call out with the faults that meet it, the first one added outermost.
   *
   * @param operation the operation called
   * @param call the call
   * @return the answer
   */
  public HttpReply run(String operation, FaultedCall call) {
    FaultedCall faulted = new Effect(call, clock, reads);
    for (int i = faults.size() - 1; i >= 0; i--) {
      ArmedFault armed = faults.get(i);
      if (armed.meets(operation, call)) {
        events.add("fault", Map.of("operation", operation, "fault", armed.fault().toString()));
        faulted = new Around(armed.fault(), faulted);
      }
    }
    return faulted.proceed(Twist.NONE);
  }

  /** A call as it takes effect, with what all faults decided about it. */
  private record Effect(FaultedCall call, HeldClock clock, Reads reads) implements FaultedCall {

    @Override
    public HttpReply proceed(Twist twist) {
      HttpReply reply =
          twist.stuck() ? clock.holding(() -> call.proceed(twist)) : call.proceed(twist);
      if (!question().isEmpty()) {
        reads.remember(question(), reply);
      }
      return reply;
    }

    @Override
    public String question() {
      return call.question();
    }

    @Override
    public String resource() {
      return call.resource();
    }
  }

  /** A call with one fault around it. */
  private record Around(Fault fault, FaultedCall inner) implements FaultedCall {

    @Override
    public HttpReply proceed(Twist twist) {
      return fault.around(inner, twist);
    }

    @Override
    public String question() {
      return inner.question();
    }

    @Override
    public String resource() {
      return inner.resource();
    }
  }
}
