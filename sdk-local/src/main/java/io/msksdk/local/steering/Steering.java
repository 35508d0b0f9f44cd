package io.msksdk.local.steering;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.local.certificate.CertificateAuthority;
import io.msksdk.local.clock.LocalClock;
import io.msksdk.local.cluster.Clusters;
import io.msksdk.local.companion.Companions;
import io.msksdk.local.event.Event;
import io.msksdk.local.event.EventLog;
import io.msksdk.local.fault.FaultPlan;
import io.msksdk.local.http.HttpCall;
import io.msksdk.local.http.HttpEndpoint;
import io.msksdk.local.http.HttpReply;
import io.msksdk.local.iam.Denials;
import io.msksdk.local.identity.Identities;
import io.msksdk.local.identity.IdentityJson;
import io.msksdk.local.invariant.Invariants;
import io.msksdk.local.log.QuietLoggers;
import io.msksdk.local.monitoring.Exporters;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.replicator.Replicators;
import io.msksdk.local.route.Route;
import io.msksdk.local.route.RouteTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers requests under {@code /_local/}. They need no signature: the port is loopback only. */
public final class Steering {
  /** How the paths of this interface begin. */
  public static final String PREFIX = "/_local/";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String EXPECTED = " (expected: ";
  private static final Set<String> LISTS =
      Set.of("POST " + PREFIX + "identities", "POST " + PREFIX + "metrics");

  private final Map<String, Function<SteeringRequest, JsonNode>> actions = new LinkedHashMap<>();
  private final List<Route> rows = new ArrayList<>();
  private final RouteTable routes;

  /**
   * Joins what can be steered.
   *
   * @param parts the parts of the engine
   * @param health what {@code GET /_local/health} answers
   * @param shutdown closes everything but the endpoint, and returns when it is closed
   */
  public Steering(Parts parts, Supplier<JsonNode> health, Runnable shutdown) {
    ClusterSteering clusters = new ClusterSteering(parts.clusters());
    on("GET", "health", request -> health.get());
    on("POST", "shutdown", request -> run(shutdown));
    on("POST", "identities", request -> identities(parts.identities(), request.body()));
    on("GET", "denials", r -> SteeringJson.denials(parts.denials().of(r.query("principal"))));
    on("GET", "policy", request -> policy(parts.identities(), request));
    AuthorisationSteering access = new AuthorisationSteering(parts.identities().authorisation());
    on("GET", "authorisation", request -> access.show());
    on("POST", "authorisation", request -> access.change(request.body()));
    on("GET", "events", r -> SteeringJson.events(events(parts.events(), r)));
    on("GET", "log", r -> SteeringJson.log(QuietLoggers.after(number(r, "after", 0))));
    Invariants invariants = new Invariants(parts.events());
    on("GET", "invariants", r -> SteeringJson.findings(invariants.check(number(r, "after", 0))));
    on("GET", "paths", request -> paths());
    on("POST", "clock", request -> advance(parts.clock(), request.body()));
    on("POST", "faults", request -> run(() -> parts.faults().add(request.body())));
    on("DELETE", "faults", request -> run(parts.faults()::clear));
    on("POST", "metrics", r -> run(() -> parts.companions().setMetrics(r.body())));
    on("POST", "credentials/expire", r -> run(() -> parts.companions().expire(r.body())));
    on("GET", "clusters/{arn}/exporters", r -> exporters(parts.exporters(), r));
    on("POST", "ca/sign", new CertificateSteering(parts.authority())::sign);
    on("POST", "clusters/{arn}/state", clusters::state);
    on("POST", "clusters/{arn}/catch-up", clusters::catchUp);
    on("POST", "clusters/{arn}/settle", clusters::settle);
    on("POST", "clusters/{arn}/brokers/{id}/{action}", clusters::broker);
    on("POST", "clusters/{arn}/controller/{action}", clusters::controller);
    on("POST", "replicators/{arn}/{action}", new ReplicatorSteering(parts.replicators())::act);
    this.routes = RouteTable.of(rows);
  }

  /**
   * Answers a request.
   *
   * @param call the request
   * @return what was asked for, or {@code {"error","expected"}}
   */
  public HttpReply answer(HttpCall call) {
    try {
      RouteTable.Match match = routes.match(call.method(), call.rawPath()).orElse(null);
      if (match == null) {
        return unknown(call);
      }
      JsonNode body = body(call, match.route().operation());
      Function<SteeringRequest, JsonNode> action =
          requireNonNull(actions.get(match.route().operation()));
      SteeringRequest request = new SteeringRequest(match.values(), call.query(), body);
      return HttpReply.json(200, Map.of(), action.apply(request).toString());
    } catch (IOException e) {
      return error(400, "body: not JSON" + EXPECTED + "JSON)");
    } catch (UnsupportedOperationException e) {
      return error(501, String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      return error(400, String.valueOf(e.getMessage()));
    } catch (Refusal e) {
      return error(e.status(), String.valueOf(e.getMessage()));
    } catch (IllegalStateException e) {
      // what the cluster could not do says why, such as brokers that do not catch up
      return error(500, String.valueOf(e.getMessage()));
    }
  }

  private static JsonNode body(HttpCall call, String operation) throws IOException {
    if (HttpEndpoint.tooLarge(call)) {
      throw new IllegalArgumentException("body: too large" + EXPECTED + "at most 1 MiB)");
    }
    JsonNode body = JSON.readTree(call.body());
    if (body.isMissingNode()) {
      return ClusterSteering.done();
    }
    if (!body.isObject() && !LISTS.contains(operation)) {
      throw new IllegalArgumentException("body: not an object" + EXPECTED + "a JSON object)");
    }
    return body;
  }

  private void on(String method, String path, Function<SteeringRequest, JsonNode> action) {
    String name = method + " " + PREFIX + path;
    rows.add(Route.of(name, method, PREFIX + path));
    actions.put(name, action);
  }

  private HttpReply unknown(HttpCall call) {
    String expected = EXPECTED + routes.closest(call.method(), call.rawPath()).operation() + ")";
    return error(404, call.method() + " " + call.rawPath() + ": no such path" + expected);
  }

  private static HttpReply error(int status, String message) {
    int at = message.lastIndexOf(EXPECTED);
    int end = message.lastIndexOf(')');
    if (end < at) {
      at = -1; // it is in a name that the caller gave
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("error", at < 0 ? message : message.substring(0, at));
    body.put("expected", at < 0 ? "" : message.substring(at + EXPECTED.length(), end));
    return HttpReply.json(status, Map.of(), body.toString());
  }

  private static JsonNode identities(Identities identities, JsonNode body) {
    IdentityJson.addTo(identities, body);
    return ClusterSteering.done();
  }

  private static JsonNode advance(LocalClock clock, JsonNode body) {
    clock.advance(ClusterSteering.duration("advance", body.path("advance").asText()));
    return JsonNodeFactory.instance.objectNode().put("now", clock.now().toString());
  }

  private static JsonNode policy(Identities identities, SteeringRequest request) {
    String principal = request.query("principal");
    if (principal == null || principal.isEmpty()) {
      throw new IllegalArgumentException(
          "principal: missing (expected: the ARN of a user or of a role session)");
    }
    return json(identities.needs().policy(principal).toJson());
  }

  private static List<Event> events(EventLog log, SteeringRequest request) {
    List<Event> later = log.after(number(request, "after", 0));
    long limit = number(request, "limit", Long.MAX_VALUE);
    return later.subList(0, (int) Math.min(limit, later.size()));
  }

  private static JsonNode exporters(Exporters exporters, SteeringRequest request) {
    return SteeringJson.targets(exporters.targets(request.path("arn")));
  }

  private JsonNode paths() {
    ArrayNode paths = JsonNodeFactory.instance.arrayNode();
    rows.forEach(row -> paths.add(row.operation()));
    return paths;
  }

  private static long number(SteeringRequest request, String name, long otherwise) {
    String text = request.query(name);
    try {
      long number = text == null ? otherwise : Long.parseLong(text);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw notANumber(name, text);
    }
    throw notANumber(name, text);
  }

  private static IllegalArgumentException notANumber(String name, @Nullable String text) {
    return new IllegalArgumentException(name + ": " + text + " (expected: a whole number)");
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode run(Runnable action) {
    action.run();
    return ClusterSteering.done();
  }

  /**
   * The parts of an engine that can be steered.
   *
   * @param clusters its clusters
   * @param identities who may call
   * @param denials what was refused on the Kafka side
   * @param events what happened
   * @param clock its time
   * @param faults its faults
   * @param companions the services beside MSK's own
   * @param authority who issues certificates
   * @param exporters the exporters of its clusters
   * @param replicators its replicators
   */
  public record Parts(
      Clusters clusters,
      Identities identities,
      Denials denials,
      EventLog events,
      LocalClock clock,
      FaultPlan faults,
      Companions companions,
      CompletableFuture<CertificateAuthority> authority,
      Exporters exporters,
      Replicators replicators) {}
}
