package io.msksdk.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.operation.Waits;
import io.msksdk.core.operation.Watch;
import io.msksdk.core.time.Time;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** Speaks HTTP with one engine: its control interface here, the service through {@link #send}. */
final class EngineHttp {
  static final JsonMapper JSON = JsonMapper.builder().build();

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private static final WaitPolicy CLOSING =
      WaitPolicy.atMost(Duration.ofSeconds(20))
          .pollingEvery(Duration.ofMillis(1), Duration.ofMillis(20));

  /** Each client has a thread of its own that ends only when it is collected: one for the JVM. */
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .sslContext(noTls())
          .build();

  private final URI endpoint;

  EngineHttp(URI endpoint) {
    this.endpoint = endpoint;
  }

  URI endpoint() {
    return endpoint;
  }

  /** The default context would read all authorities of the JDK, for a client that speaks HTTP. */
  private static SSLContext noTls() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[0], new TrustManager[0], null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @CanIgnoreReturnValue
  JsonNode get(String path) {
    return control("GET", path, new byte[0]);
  }

  void post(String path, Object body) {
    control("POST", path, bytes(body));
  }

  void delete(String path) {
    control("DELETE", path, new byte[0]);
  }

  /** Returns when everything of the engine is closed, its own port included. */
  void shutdown() {
    post("/_local/shutdown", Map.of());
    // the engine answers while its port is still open
    Watch<Boolean, Boolean> watch =
        Watch.<Boolean, Boolean>of("close local MSK", endpoint.toString(), CLOSING, this::answers)
            .succeedWhen(answers -> !answers, answers -> answers)
            .build();
    try (Waits waits = Waits.on(Time.system())) {
      waits.handle(watch).await(CLOSING);
    }
  }

  private boolean answers() {
    try {
      get("/_local/health");
      return true;
    } catch (LocalMskException e) {
      return !e.code().equals(LocalMskException.UNREACHABLE);
    }
  }

  HttpRequest.Builder request(String method, String path, byte[] body) {
    return HttpRequest.newBuilder(endpoint.resolve(path))
        .timeout(ANSWER)
        .method(
            method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
  }

  HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return CLIENT.send(request, BodyHandlers.ofByteArray());
    } catch (ConnectException e) {
      throw LocalMskException.unreachable(
          "endpoint: " + endpoint + " (expected: a local MSK that runs).",
          "It was closed, or it never listened there.",
          e);
    } catch (IOException e) {
      throw LocalMskException.unreachable(
          "endpoint: " + endpoint + " (expected: an answer); the call broke off.",
          "The local MSK ended meanwhile, or a fault is injected.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw LocalMskException.unreachable(
          "endpoint: " + endpoint + " (expected: an answer); the call was interrupted.", "", e);
    }
  }

  static byte[] bytes(Object body) {
    try {
      return JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  JsonNode json(HttpResponse<byte[]> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw LocalMskException.unreachable(
          "endpoint: " + endpoint + " answers without JSON (expected: a local MSK).",
          "Another program may have the port.",
          e);
    }
  }

  /** One segment of a path, or a value of a query. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @CanIgnoreReturnValue
  private JsonNode control(String method, String path, byte[] body) {
    HttpRequest.Builder request = request(method, path, body);
    if (body.length > 0) {
      request.header("content-type", "application/json");
    }
    HttpResponse<byte[]> response = send(request.build());
    JsonNode answer = json(response);
    if (response.statusCode() >= 300) {
      throw LocalMskException.refused(text(response.statusCode(), answer), "");
    }
    return answer;
  }

  private static String text(int status, JsonNode answer) {
    String error = answer.path("error").asText("status: " + status);
    String expected = answer.path("expected").asText("");
    return expected.isEmpty() ? error : error + " (expected: " + expected + ").";
  }
}
