package io.msksdk.changefeed.ticdc;

import io.msksdk.core.call.Caller;
import io.msksdk.core.call.ClientException;
import io.msksdk.core.call.ServiceError;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.json.JsonObject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** One server's interface: requests out, answers and typed failures in. Thread-safe. */
final class TicdcHttp {
  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;
  private static final int SERVER_ERRORS = 500;

  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

  private final URI endpoint;
  private final Map<String, String> scope;
  private final @Nullable String authorization;
  private final Duration timeout;
  private final HttpClient client;
  private final Caller caller;

  TicdcHttp(
      URI endpoint,
      Map<String, String> scope,
      @Nullable String authorization,
      Duration timeout,
      HttpClient client,
      Caller caller) {
    this.endpoint = endpoint;
    this.scope = Map.copyOf(scope);
    this.authorization = authorization;
    this.timeout = timeout;
    this.client = client;
    this.caller = caller;
  }

  static HttpClient client(@Nullable SSLContext tls) {
    HttpClient.Builder http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LONGEST_CONNECT);
    return (tls == null ? http : http.sslContext(tls)).build();
  }

  /** What logs a user in. */
  static String basic(String user, String password) {
    byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }

  JsonObject get(String operation, String path, Map<String, String> query) {
    return caller.read(operation, () -> exchange(operation, "GET", path, query, null));
  }

  JsonObject get(String operation, String path) {
    return get(operation, path, Map.of());
  }

  /** A call with a body that changes nothing all the same. */
  JsonObject ask(String operation, String path, JsonObject body) {
    return caller.read(operation, () -> exchange(operation, "POST", path, Map.of(), body));
  }

  JsonObject change(String operation, String method, String path, @Nullable JsonObject body) {
    return caller.write(operation, () -> exchange(operation, method, path, Map.of(), body));
  }

  private JsonObject exchange(
      String operation,
      String method,
      String path,
      Map<String, String> query,
      @Nullable JsonObject body) {
    HttpRequest request = request(method, path, query, body);
    HttpResponse<String> answer = send(operation, request);
    if (answer.statusCode() != OK) {
      throw refused(operation, answer);
    }
    try {
      return JsonObject.parse("answer", answer.body());
    } catch (InvalidSpecException notJson) {
      throw ClientException.answerLost(operation, "the answer is not JSON.", notJson);
    }
  }

  private HttpRequest request(
      String method, String path, Map<String, String> query, @Nullable JsonObject body) {
    BodyPublisher publisher =
        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.compact());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path, query))
            .timeout(timeout)
            .header("Accept", "application/json")
            .method(method, publisher);
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    return (authorization == null ? request : request.header("Authorization", authorization))
        .build();
  }

  private URI uri(String path, Map<String, String> query) {
    Map<String, String> all = new TreeMap<>(scope);
    all.putAll(query);
    StringJoiner text = new StringJoiner("&", "?", "").setEmptyValue("");
    all.forEach((name, value) -> text.add(name + "=" + encoded(value)));
    return URI.create(endpoint + "/api/v2" + path + text);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private HttpResponse<String> send(String operation, HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (ConnectException | HttpConnectTimeoutException | UnknownHostException e) {
      throw ClientException.unreachable(operation, "no connection to " + endpoint + ".", e);
    } catch (SSLHandshakeException e) {
      String why = "no TLS with " + endpoint + ": " + e.getMessage() + ".";
      throw ClientException.unreachable(operation, why, e);
    } catch (IOException e) {
      throw ClientException.answerLost(
          operation, "no answer from " + endpoint + " within " + timeout + ".", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ClientException.answerLost(operation, "its thread was interrupted.", e);
    }
  }

  private static TicdcException refused(String operation, HttpResponse<String> answer) {
    int status = answer.statusCode();
    String code = "http." + status;
    String message = "status " + status;
    try {
      JsonObject json = JsonObject.parse("answer", answer.body());
      code = json.text("error_code").orElse(code);
      message = json.text("error_msg").orElse(message);
    } catch (InvalidSpecException notTicdc) {
      message = "status " + status + " with an answer that is not TiCDC's";
    }
    String hidden = Secrets.hide(message); // a refused sink URI is quoted with its password
    ServiceError error = new ServiceError(operation, status, code, hidden, null, null, null);
    return new TicdcException(error, diagnosis(status, code, message));
  }

  private static Diagnosis diagnosis(int status, String code, String message) {
    Diagnosis known = Diagnosis.of(code, message);
    if (ErrorTable.TICDC.knows(code) || !known.remedy().isEmpty()) {
      return known;
    }
    Problem problem =
        switch (status) {
          case UNAUTHORIZED -> Problem.DENIED;
          case NOT_FOUND -> Problem.NOT_FOUND;
          default -> status < SERVER_ERRORS ? Problem.INVALID : Problem.UNAVAILABLE;
        };
    return new Diagnosis(code, problem, known.fate(), known.remedy());
  }
}
