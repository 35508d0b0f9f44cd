package io.msksdk.changefeed.target;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.call.ClientException;
import io.msksdk.core.call.ServiceError;
import io.msksdk.core.call.ServiceException;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.json.JsonObject;
import io.msksdk.core.operation.OperationHandle;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.operation.Waits;
import io.msksdk.core.operation.Watch;
import io.msksdk.core.time.Time;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Waits until connectors and ksqlDB clusters run, which takes them minutes. Thread-safe.
 *
 * <pre>{@code
 * try (Readiness connect = Readiness.of(URI.create("https://connect.example:8083"))) {
 *   connect.connector("orders").await(WaitPolicy.atMost(Duration.ofMinutes(10)));
 * }
 * }</pre>
 */
public final class Readiness implements AutoCloseable {
  private static final WaitPolicy USUAL = WaitPolicy.atMost(Duration.ofMinutes(15));
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final int NOT_THERE_YET = 404;

  private final URI endpoint;
  private final @Nullable String authorization;
  private final HttpClient client;
  private final Waits waits;

  private Readiness(URI endpoint, @Nullable String authorization, Time time) {
    this.endpoint = requireNonNull(endpoint, "endpoint");
    this.authorization = authorization;
    this.client = HttpClient.newBuilder().connectTimeout(ANSWER).build();
    this.waits = Waits.on(time);
  }

  /**
   * Asks a REST interface without authentication.
   *
   * @param endpoint of a Connect worker, of Confluent Cloud up to {@code .../clusters/<id>}, or of
   *     ksqlDB
   * @return what waits
   */
  public static Readiness of(URI endpoint) {
    return new Readiness(endpoint, null, Time.system());
  }

  /**
   * Asks a REST interface with a key.
   *
   * @param endpoint as above
   * @param key the user or API key
   * @param secret the password or API secret
   * @return what waits
   */
  public static Readiness of(URI endpoint, String key, String secret) {
    byte[] both = (key + ":" + secret).getBytes(StandardCharsets.UTF_8);
    String header = "Basic " + Base64.getEncoder().encodeToString(both);
    return new Readiness(endpoint, header, Time.system());
  }

  /**
   * Runs on another clock.
   *
   * @param time the clock
   * @return the same on that clock
   */
  public Readiness on(Time time) {
    return new Readiness(endpoint, authorization, time);
  }

  /**
   * Waits until a connector and all of its tasks run.
   *
   * @param name the connector
   * @return a handle that ends when it is {@code RUNNING}, and fails when it or a task is {@code
   *     FAILED}
   */
  public OperationHandle<String> connector(String name) {
    return waits.handle(
        Watch.<ConnectorStatus, String>of(
                "start of connector " + name, name, USUAL, () -> connectorStatus(name))
            .state(ConnectorStatus::state)
            .detail(ConnectorStatus::tasks)
            .failWhen(ConnectorStatus::failed, ConnectorStatus::failure)
            .succeedWhen(ConnectorStatus::running, ConnectorStatus::state)
            .build());
  }

  private ConnectorStatus connectorStatus(String name) {
    HttpResponse<String> answer = get("ConnectorStatus", "/connectors/" + name + "/status");
    return answer.statusCode() == NOT_THERE_YET
        ? ConnectorStatus.absent()
        : ConnectorStatus.of(read("ConnectorStatus", answer));
  }

  /**
   * Waits until a ksqlDB cluster takes statements.
   *
   * @return a handle that ends when its server is {@code RUNNING}
   */
  public OperationHandle<String> ksql() {
    return waits.handle(
        Watch.<String, String>of("start of ksqlDB", endpoint.getHost(), USUAL, this::ksqlStatus)
            .failWhen(
                "ERROR"::equals,
                state -> new Watch.Failure("ksql.error", "its server is in error", "See its log."))
            .succeedWhen("RUNNING"::equals, state -> state)
            .build());
  }

  private String ksqlStatus() {
    JsonObject answer = read("ServerInfo", get("ServerInfo", "/info"));
    return answer.object("KsqlServerInfo").flatMap(i -> i.text("serverStatus")).orElse("UNKNOWN");
  }

  private JsonObject read(String operation, HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      throw new ServiceException(
          new ServiceError(
              operation,
              answer.statusCode(),
              "HTTP " + answer.statusCode(),
              "status " + answer.statusCode() + " from " + endpoint.getHost(),
              null,
              null,
              null),
          null);
    }
    try {
      return JsonObject.parse("answer of " + endpoint.getHost(), answer.body());
    } catch (InvalidSpecException broken) {
      throw ClientException.answerLost(operation, "an answer that is not JSON.", broken);
    }
  }

  private HttpResponse<String> get(String operation, String path) {
    String base = endpoint.toString().replaceAll("/+$", "");
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(ANSWER);
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    try {
      return client.send(request.GET().build(), HttpResponse.BodyHandlers.ofString());
    } catch (ConnectException unreachable) {
      throw ClientException.unreachable(
          operation, endpoint.getHost() + " cannot be reached.", unreachable);
    } catch (IOException lost) {
      throw ClientException.answerLost(
          operation, "no whole answer from " + endpoint.getHost() + ".", lost);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw ClientException.notSent(
          operation, "given up, its thread was interrupted.", "Ask again.", interrupted);
    }
  }

  /** Gives up waits in the background; connectors go on. */
  @Override
  public void close() {
    waits.close();
  }

  /** One look at a connector. */
  private record ConnectorStatus(String state, List<String> taskStates, String trace) {
    static ConnectorStatus absent() {
      return new ConnectorStatus("ABSENT", List.of(), "");
    }

    static ConnectorStatus of(JsonObject answer) {
      JsonObject connector = answer.object("connector").orElse(JsonObject.builder().build());
      List<JsonObject> tasks = answer.objects("tasks");
      String trace =
          tasks.stream()
              .flatMap(t -> t.text("trace").stream())
              .findFirst()
              .or(() -> connector.text("trace"))
              .orElse("");
      return new ConnectorStatus(
          connector.text("state").orElse("UNKNOWN"),
          tasks.stream().map(t -> t.text("state").orElse("UNKNOWN")).toList(),
          trace.lines().findFirst().orElse(""));
    }

    String tasks() {
      return taskStates.isEmpty() ? "" : "tasks " + taskStates;
    }

    boolean running() {
      return state.equals("RUNNING")
          && !taskStates.isEmpty()
          && taskStates.stream().allMatch("RUNNING"::equals);
    }

    boolean failed() {
      return state.equals("FAILED") || taskStates.contains("FAILED");
    }

    Watch.Failure failure() {
      String why = trace.isEmpty() ? "no trace" : trace;
      return new Watch.Failure(
          "connector.failed", why, "Correct its configuration and restart it.");
    }
  }
}
