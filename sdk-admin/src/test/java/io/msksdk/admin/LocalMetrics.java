package io.msksdk.admin;

import io.msksdk.testkit.LocalMsk;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Sets values of metrics a test cannot produce. */
public final class LocalMetrics {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private LocalMetrics() {}

  /** Sets values, each a minute after the one before, the last one now. */
  public static void set(
      LocalMsk local, String name, Map<String, String> dimensions, double... values) {
    String labels =
        dimensions.entrySet().stream()
            .map(d -> "\"" + d.getKey() + "\":\"" + d.getValue() + "\"")
            .collect(Collectors.joining(",", "{", "}"));
    post(
        local,
        "{\"name\":\"%s\",\"dimensions\":%s,\"values\":%s}"
            .formatted(name, labels, Arrays.toString(values)));
  }

  private static void post(LocalMsk local, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(local.endpoint().resolve("/_local/metrics"))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException(answer.statusCode() + " " + answer.body() + " for " + body);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
