package io.msksdk.local.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.event.EventLog;
import io.msksdk.local.fault.FaultPlan;
import io.msksdk.local.fault.FaultedCall;
import io.msksdk.local.fault.Twist;
import io.msksdk.local.http.HttpCall;
import io.msksdk.local.http.HttpEndpoint;
import io.msksdk.local.http.HttpReply;
import io.msksdk.local.identity.Signatures;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.wire.WireRequest;
import io.msksdk.local.wire.WireWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Answers calls of all services behind the one endpoint: those of other protocols are handed to
 * their fronts, those in JSON over paths share routes, signatures, faults and events. Thread-safe.
 */
public final class ServiceApi {
  private static final String VERSION = "currentVersion";
  private static final String OUTDATED = "K00000000000000";

  private final RestServices services;
  private final List<ServiceFront> fronts;
  private final CallerCheck callers;
  private final FaultPlan faults;
  private final CallRecords records;
  private final SeenVersions versions;

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
    this.records = new CallRecords(events);
    this.versions = new SeenVersions(events);
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
    String operation = target.operation();
    Caller caller = null;
    try {
      if (HttpEndpoint.tooLarge(call)) {
        throw Refusal.badRequest("body", "body: too large (expected: at most 1 MiB)");
      }
      String service = target.service().signingName();
      caller = callers.authenticate(service, call);
      callers.authorise(caller, call, service + ":" + operation, target.resource());
      HttpReply reply = faults.run(operation, new Work(call, target, caller, requestId));
      if (operation.startsWith("Describe")) {
        versions.seen(target.resource(), reply);
      }
      records.accepted(call, target, caller, requestId, reply.status());
      return reply;
    } catch (Refusal refusal) {
      records.refused(call, target, caller, requestId, refusal);
      throw refusal;
    }
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
    public String question() {
      return call.method().equals("GET")
          ? caller.principal() + " " + call.rawPath() + "?" + call.rawQuery()
          : "";
    }

    @Override
    public String resource() {
      return target.resource();
    }

    @Override
    public boolean versioned() {
      return call.query().containsKey(VERSION)
          || new String(call.body(), StandardCharsets.UTF_8).contains('"' + VERSION + '"');
    }

    @Override
    public HttpReply proceed(Twist twist) {
      String name = target.operation();
      Operation<?> operation =
          target
              .service()
              .operations()
              .named(name)
              .orElseThrow(() -> Refusal.notBuilt("Operation " + name));
      WireRequest request = WireRequest.of(target.match().values(), call.query(), call.body());
      Caller effective =
          new Caller(caller.principal(), caller.owner(), twist.failure(), twist.stuck());
      return HttpReply.json(
          200,
          Map.of("x-amzn-RequestId", requestId),
          carryOut(operation, twist.wrongVersion() ? outdated(request) : request, effective));
    }

    /** The same request with a version that no resource has. */
    private static WireRequest outdated(WireRequest request) {
      Map<String, List<String>> query = new LinkedHashMap<>(request.query());
      query.replace(VERSION, List.of(OUTDATED));
      JsonNode body = request.body().deepCopy();
      if (body.has(VERSION)) {
        ((ObjectNode) body).put(VERSION, OUTDATED);
      }
      return new WireRequest(request.path(), query, body);
    }

    private <Q> String carryOut(Operation<Q> operation, WireRequest request, Caller by) {
      Q read = operation.read(request);
      target.service().required().check(operation.name(), request.body());
      return WireWriter.json(operation.answer(read, by)).toString();
    }
  }
}
