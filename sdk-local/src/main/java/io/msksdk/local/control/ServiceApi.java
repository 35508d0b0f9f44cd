package io.msksdk.local.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.event.EventLog;
import io.msksdk.local.fault.FaultPlan;
import io.msksdk.local.fault.FaultedCall;
import io.msksdk.local.http.HttpCall;
import io.msksdk.local.http.HttpEndpoint;
import io.msksdk.local.http.HttpReply;
import io.msksdk.local.identity.Signatures;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.wire.WireRequest;
import io.msksdk.local.wire.WireWriter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.StateInfo;

/**
 * Answers calls of all services behind the one endpoint: those of other protocols are handed to
 * their fronts, those in JSON over paths share routes, signatures, faults and events. Thread-safe.
 */
public final class ServiceApi {
  private final RestServices services;
  private final List<ServiceFront> fronts;
  private final CallerCheck callers;
  private final FaultPlan faults;
  private final EventLog events;

  /**
   * Joins the services and what they share.
   *
   * @param services the services in JSON over paths; the first is meant where nothing tells
   * @param fronts the services of other protocols, which are asked first
   * @param signatures what knows the identities and checks their signatures
   * @param faults the faults in force
   * @param events where calls are written
   */
  public ServiceApi(
      List<RestService> services,
      List<ServiceFront> fronts,
      Signatures signatures,
      FaultPlan faults,
      EventLog events) {
    this.services = new RestServices(services);
    this.fronts = List.copyOf(fronts);
    this.callers = new CallerCheck(signatures);
    this.faults = faults;
    this.events = events;
  }

  /**
   * Answers a call.
   *
   * @param call the call
   * @return the modelled response or a modelled error
   */
  public HttpReply answer(HttpCall call) {
    for (ServiceFront front : fronts) {
      if (front.takes(call)) {
        return front.answer(call);
      }
    }
    String requestId = UUID.randomUUID().toString();
    RestServices.Target target = null;
    try {
      target = services.find(call);
      return answer(call, target, requestId);
    } catch (Refusal refusal) {
      return refused(target, refusal, requestId);
    }
  }

  private HttpReply answer(HttpCall call, RestServices.Target target, String requestId) {
    Caller caller;
    HttpReply reply;
    try {
      if (HttpEndpoint.tooLarge(call)) {
        throw Refusal.badRequest("body", "body: too large (expected: at most 1 MiB)");
      }
      caller =
          callers.check(
              call, target.service().signingName(), target.operation(), target.resource());
    } catch (Refusal refusal) {
      record(requestId, target, "unknown", refusal.errorType());
      throw refusal;
    }
    try {
      reply = faults.run(target.operation(), new Work(call, target, caller, requestId));
    } catch (Refusal refusal) {
      record(requestId, target, caller.principal(), refusal.errorType());
      throw refusal;
    }
    record(requestId, target, caller.principal(), Integer.toString(reply.status()));
    return reply;
  }

  private void record(
      String requestId, RestServices.Target target, String principal, String outcome) {
    events.add(
        "call",
        Map.of(
            "requestId", requestId,
            "service", target.service().signingName(),
            "operation", target.operation(),
            "principal", principal,
            "outcome", outcome));
  }

  private static HttpReply refused(
      RestServices.@Nullable Target target, Refusal refusal, String requestId) {
    return HttpReply.json(
        refusal.status(),
        Map.of("x-amzn-ErrorType", refusal.errorType(), "x-amzn-RequestId", requestId),
        body(target, refusal).toString());
  }

  private static ObjectNode body(RestServices.@Nullable Target target, Refusal refusal) {
    return target == null
        ? JsonNodeFactory.instance.objectNode().put("message", refusal.getMessage())
        : target.service().body(refusal);
  }

  /** The operation of one call, as faults see it. */
  private static final class Work implements FaultedCall {
    private final HttpCall call;
    private final RestServices.Target target;
    private final Caller caller;
    private final String requestId;

    private Work(HttpCall call, RestServices.Target target, Caller caller, String requestId) {
      this.call = call;
      this.target = target;
      this.caller = caller;
      this.requestId = requestId;
    }

    @Override
    public HttpReply proceed() {
      return run(caller);
    }

    @Override
    public HttpReply proceedToFailure(StateInfo info) {
      return run(new Caller(caller.principal(), caller.owner(), info));
    }

    @Override
    public HttpReply proceedToNoEnd() {
      return run(new Caller(caller.principal(), caller.owner(), null, true));
    }

    private HttpReply run(Caller effective) {
      String name = target.operation();
      Operation<?> operation =
          target
              .service()
              .operations()
              .named(name)
              .orElseThrow(() -> Refusal.notBuilt("Operation " + name));
      WireRequest request = WireRequest.of(target.match().values(), call.query(), call.body());
      return HttpReply.json(
          200, Map.of("x-amzn-RequestId", requestId), carryOut(operation, request, effective));
    }

    private static <Q> String carryOut(Operation<Q> operation, WireRequest request, Caller caller) {
      return WireWriter.json(operation.answer(operation.read(request), caller)).toString();
    }
  }
}
