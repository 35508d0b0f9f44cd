package io.msksdk.changefeed.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.core.time.Time;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** TiCDC's paths. Thread-safe. */
final class FakeRoutes implements HttpHandler {
  private static final String BASE = "/api/v2";
  private static final String FEEDS = "/changefeeds";
  private static final int OK = 200;

  /** What a list holds that names no state. */
  private static final Set<String> LISTED = Set.of("normal", "stopped", "failed", "warning");

  private final FakeCluster cluster;
  private final String authorization;
  private final URI endpoint;
  private final List<String> requests = new ArrayList<>();
  private final List<Planned> faults = new ArrayList<>();

  private record Planned(String request, FakeFault fault) {}

  private record Call(String method, String path, @Nullable String query, ObjectNode body) {
    String part(int index) {
      String[] parts = path.split("/", -1);
      return index < parts.length ? parts[index] : "";
    }
  }

  FakeRoutes(FakeCluster cluster, String user, String password, URI endpoint) {
    this.cluster = cluster;
    this.endpoint = endpoint;
    byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    this.authorization = user.isEmpty() ? "" : "Basic " + Base64.getEncoder().encodeToString(both);
  }

  void next(String request, FakeFault fault) {
    synchronized (faults) {
      faults.add(new Planned(request, fault));
    }
  }

  List<String> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
      synchronized (requests) {
        requests.add(request);
      }
      byte[] body = exchange.getRequestBody().readAllBytes();
      Optional<FakeFault> fault = fault(request);
      switch (fault.map(FakeFault::kind).orElse(FakeFault.Kind.SLOW)) {
        case DROP_REQUEST -> {}
        case DROP_ANSWER -> answer(exchange, body, false);
        case TEXT -> send(exchange, fault.get().status(), fault.get().text());
        case SLOW -> {
          delay(fault);
          answer(exchange, body, true);
        }
      }
    }
  }

  private Optional<FakeFault> fault(String request) {
    synchronized (faults) {
      for (Iterator<Planned> each = faults.iterator(); each.hasNext(); ) {
        Planned planned = each.next();
        if (request.startsWith(planned.request())) {
          each.remove();
          return Optional.of(planned.fault());
        }
      }
      return Optional.empty();
    }
  }

  private static void delay(Optional<FakeFault> fault) throws IOException {
    if (fault.isPresent()) {
      try {
        Time.system().sleep(fault.get().delay());
      } catch (InterruptedException closing) {
        throw new InterruptedIOException("closed");
      }
    }
  }

  private void answer(HttpExchange exchange, byte[] body, boolean heard) throws IOException {
    int status = OK;
    String text;
    try {
      String given = exchange.getRequestHeaders().getFirst("Authorization");
      text = route(call(exchange, body), given).toString();
    } catch (Refused refused) {
      status = refused.status();
      text = errorBody("CDC:" + refused.code(), String.valueOf(refused.getMessage()));
    }
    if (heard) {
      send(exchange, status, text);
    }
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  static String errorBody(String code, String message) {
    return FakeCluster.JSON
        .createObjectNode()
        .put("error_msg", "[" + code + "]" + message)
        .put("error_code", code)
        .toString();
  }

  private static Call call(HttpExchange exchange, byte[] body) throws IOException {
    URI uri = exchange.getRequestURI();
    String path = uri.getPath().startsWith(BASE) ? uri.getPath().substring(BASE.length()) : "";
    try {
      JsonNode json = FakeCluster.JSON.readTree(body);
      ObjectNode object =
          json instanceof ObjectNode given ? given : FakeCluster.JSON.createObjectNode();
      return new Call(exchange.getRequestMethod(), path, uri.getRawQuery(), object);
    } catch (JsonProcessingException e) {
      throw Refused.with("ErrAPIInvalidParam", "invalid api parameter: not JSON");
    }
  }

  private ObjectNode route(Call call, @Nullable String given) {
    return switch (call.method() + " " + call.path()) {
      case "GET /status" -> status();
      case "GET /health" -> health();
      case "GET /captures" -> captures();
      case "POST /tso" -> tso();
      case "POST /verify_table" -> tables();
      case "GET /changefeeds" -> list(call.query());
      case "POST /changefeeds" -> {
        authorize(given);
        cluster.create(call.body());
        yield nothing();
      }
      default -> {
        if (!call.path().startsWith(FEEDS + "/")) {
          throw Refused.failed("ErrUnknown", "no such path");
        }
        yield feed(call, given);
      }
    };
  }

  private ObjectNode feed(Call call, @Nullable String given) {
    String id = call.part(2);
    if (!call.method().equals("GET")) {
      authorize(given);
    }
    switch (call.method() + " " + call.part(3)) {
      case "GET " -> {
        return cluster.read(id, FakeShapes::detail);
      }
      case "GET synced" -> {
        return synced(id);
      }
      case "PUT " -> cluster.update(id, call.body());
      case "DELETE " -> cluster.remove(id);
      case "POST pause" -> cluster.pause(id);
      case "POST resume" ->
          cluster.resume(id, Tso.of(call.body().path("overwrite_checkpoint_ts").asLong()));
      default -> throw Refused.failed("ErrUnknown", "no such path");
    }
    return nothing();
  }

  private void authorize(@Nullable String given) {
    if (authorization.isEmpty()) {
      return;
    }
    if (given == null) {
      throw Refused.unauthorized("ErrCredentialNotFound", "credential not found");
    }
    if (!given.equals(authorization)) {
      throw Refused.unauthorized("ErrUnauthorized", "user unauthorized");
    }
  }

  private static ObjectNode nothing() {
    return FakeCluster.JSON.createObjectNode();
  }

  private static ObjectNode status() {
    return nothing()
        .put("version", "v8.5.4")
        .put("git_hash", "fake")
        .put("id", "fake-1")
        .put("pid", 1)
        .put("is_owner", true)
        .put("liveness", 0);
  }

  private ObjectNode health() {
    if (cluster.isPdDown()) {
      throw Refused.failed("ErrClusterIsUnhealthy", "TiCDC cluster is unhealthy");
    }
    return nothing();
  }

  private ObjectNode captures() {
    ObjectNode json = nothing().put("total", 1);
    json.putArray("items")
        .addObject()
        .put("id", "fake-1")
        .put("is_owner", true)
        .put("address", endpoint.getAuthority())
        .put("cluster_id", "default");
    return json;
  }

  private ObjectNode tso() {
    return nothing().put("timestamp", cluster.now().toEpochMilli()).put("logic_time", 0);
  }

  private ObjectNode tables() {
    ObjectNode json = nothing();
    ArrayNode eligible = json.putArray("eligible_tables");
    ArrayNode ineligible = json.putArray("ineligible_tables");
    ArrayNode all = json.putArray("all_tables");
    for (FakeCluster.FakeTable table : cluster.tables()) {
      ObjectNode entry =
          nothing()
              .put("database_name", table.schema())
              .put("table_name", table.name())
              .put("is_partition", false);
      (table.keyed() ? eligible : ineligible).add(entry);
      all.add(entry);
    }
    return json;
  }

  private ObjectNode list(@Nullable String query) {
    String state = query == null ? "" : query.replaceFirst(".*state=([a-z]*).*", "$1");
    ObjectNode json = nothing();
    ArrayNode items = FakeCluster.JSON.createArrayNode();
    for (ObjectNode item : cluster.list((feed, now) -> FakeShapes.item(feed))) {
      String is = item.get("state").asText();
      if (state.equals("all") || (state.isEmpty() ? LISTED.contains(is) : state.equals(is))) {
        items.add(item);
      }
    }
    json.put("total", items.size()).set("items", items);
    return json;
  }

  private ObjectNode synced(String id) {
    if (cluster.isPdDown()) {
      throw Refused.failed("ErrPDEtcdAPIError", "etcd api call error: context deadline exceeded");
    }
    return cluster.read(id, FakeShapes::synced);
  }
}
