package io.msksdk.local.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.api.Operations;
import io.msksdk.local.event.EventLog;
import io.msksdk.local.fault.FaultPlan;
import io.msksdk.local.fault.FaultedCall;
import io.msksdk.local.fault.Twist;
import io.msksdk.local.http.HttpCall;
import io.msksdk.local.http.HttpEndpoint;
import io.msksdk.local.http.HttpReply;
import io.msksdk.local.identity.Signatures;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.route.Route;
import io.msksdk.local.route.RouteTable;
import io.msksdk.local.wire.WireRequest;
import io.msksdk.local.wire.WireWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Answers calls of the service API. Thread-safe. */
public final class ServiceApi {
  private static final String VERSION = "currentVersion";
  private static final String OUTDATED = "K00000000000000";

  private final RouteTable routes = RouteTable.kafka();
  private final CallerCheck callers;
  private final Operations operations;
  private final FaultPlan faults;
  private final CallRecords records;
  private final SeenVersions versions;

  /**
   * Joins what the service API needs.
   *
   * @param signatures what knows the identities and checks their signatures
   * @param operations the operations that are built
   * @param faults the faults in force
   * @param events where calls are written
   */
  public ServiceApi(
      Signatures signatures, Operations operations, FaultPlan faults, EventLog events) {
    this.callers = new CallerCheck(signatures);
    this.operations = operations;
    this.faults = faults;
    this.records = new CallRecords(events, "kafka");
    this.versions = new SeenVersions(events);
  }

  /**
   * Answers a call.
   *
   * @param call the call
   * @return the modelled response or a modelled error
   */
  public HttpReply answer(HttpCall call) {
    String requestId = UUID.randomUUID().toString();
    try {
      RouteTable.Match match =
          routes
              .match(call.method(), call.rawPath())
              .orElseThrow(() -> unknown(call.method(), call.rawPath()));
      return answer(call, match, requestId);
    } catch (Refusal refusal) {
      return refused(refusal, requestId);
    }
  }

  private HttpReply answer(HttpCall call, RouteTable.Match match, String requestId) {
    String operation = match.route().operation();
    Caller caller = null;
    try {
      if (HttpEndpoint.tooLarge(call)) {
        throw Refusal.badRequest("body", "body: too large (expected: at most 1 MiB)");
      }
      caller = callers.check(call, operation, CallFacts.resource(match));
      HttpReply reply = faults.run(operation, new Work(call, match, caller, requestId));
      if (operation.startsWith("Describe")) {
        versions.seen(CallFacts.resource(match), reply);
      }
      records.accepted(call, match, caller, requestId, reply.status());
      return reply;
    } catch (Refusal refusal) {
      records.refused(call, match, caller, requestId, refusal);
      throw refusal;
    }
  }

  private Refusal unknown(String method, String rawPath) {
    Route closest = routes.closest(method, rawPath);
    return Refusal.of(
        404,
        "NotFoundException",
        "No operation has %s %s. The closest one is %s: %s %s"
            .formatted(method, rawPath, closest.operation(), closest.method(), closest.template()));
  }

  private static HttpReply refused(Refusal refusal, String requestId) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("message", refusal.getMessage());
    if (refusal.invalidParameter() != null) {
      body.put("invalidParameter", refusal.invalidParameter());
    }
    return HttpReply.json(
        refusal.status(),
        Map.of("x-amzn-ErrorType", refusal.errorType(), "x-amzn-RequestId", requestId),
        body.toString());
  }

  /** The operation of one call, as faults see it. */
  private final class Work implements FaultedCall {
    private final HttpCall call;
    private final RouteTable.Match match;
    private final Caller caller;
    private final String requestId;

    private Work(HttpCall call, RouteTable.Match match, Caller caller, String requestId) {
      this.call = call;
      this.match = match;
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
      return CallFacts.resource(match);
    }

    @Override
    public boolean versioned() {
      return call.query().containsKey(VERSION)
          || new String(call.body(), StandardCharsets.UTF_8).contains('"' + VERSION + '"');
    }

    @Override
    public HttpReply proceed(Twist twist) {
      String name = match.route().operation();
      Operation<?> operation =
          operations.named(name).orElseThrow(() -> Refusal.notBuilt("Operation " + name));
      WireRequest request = WireRequest.of(match.values(), call.query(), call.body());
      Caller effective = new Caller(caller.principal(), caller.owner(), twist.failure());
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

    private static <Q> String carryOut(Operation<Q> operation, WireRequest request, Caller caller) {
      return WireWriter.json(operation.answer(operation.read(request), caller)).toString();
    }
  }
}
