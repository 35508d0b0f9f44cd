package io.msksdk.changefeed.preflight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.msksdk.core.check.Finding;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Whether the schema registry answers as TiCDC expects, and what it lets schemas change to. */
final class RegistryCheck {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Results results;
  private final URI url;
  private final Duration timeout;
  private final HttpClient client;

  RegistryCheck(Results results, String url, Duration timeout) {
    this.results = results;
    this.url = URI.create(url);
    this.timeout = timeout;
    this.client = HttpClient.newBuilder().connectTimeout(timeout).build();
  }

  void check() {
    String host = url.getHost();
    try {
      HttpResponse<String> root = get("/");
      if (root.statusCode() != 200 || !root.body().strip().equals("{}")) {
        results.found("registry", host, unexpected(root.statusCode()));
        return;
      }
      results.passed("registry", host, "answers {}");
      compatibility(host);
    } catch (IOException unreachable) {
      results.found(
          "registry",
          host,
          Finding.error("changefeed.preflight.registry", "schema-registry", host, "an answer")
              .advising("Check the address and the network path from the TiCDC servers."));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      results.skipped("registry", host, "interrupted");
    }
  }

  private static Finding unexpected(int status) {
    Finding finding =
        Finding.error(
            "changefeed.preflight.registry", "schema-registry", "status " + status, "200 and {}");
    return status == 401 || status == 403
        ? finding.advising(
            "User and secret must be the registry's own and percent-encoded; RegistryUrl does it.")
        : finding.advising(
            "TiCDC says: Unexpected response from Schema Registry. The URL must be the root of the"
                + " registry, without a proxy's page in between.");
  }

  private void compatibility(String host) throws IOException, InterruptedException {
    JsonNode level = parsed(get("/config").body()).path("compatibilityLevel");
    switch (level.asText("")) {
      case "" -> results.skipped("registry-compatibility", host, "the registry does not say");
      case "NONE", "BACKWARD", "BACKWARD_TRANSITIVE" ->
          results.passed("registry-compatibility", host, level.asText());
      default ->
          results.found(
              "registry-compatibility",
              host,
              Finding.warning(
                      "changefeed.preflight.compatibility",
                      "compatibilityLevel",
                      level.asText(),
                      "BACKWARD or NONE")
                  .advising(
                      "An ADD COLUMN of NOT NULL or a changed type is refused with status 409 and"
                          + " stops the changefeed until the level or the DDL is changed."));
    }
  }

  private static JsonNode parsed(@Nullable String body) {
    try {
      return JSON.readTree(body == null ? "" : body);
    } catch (JsonProcessingException notJson) {
      return MissingNode.getInstance();
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    String port = url.getPort() < 0 ? "" : ":" + url.getPort();
    String base = url.getPath() == null ? "" : url.getPath().replaceAll("/+$", "");
    String host = url.getHost();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url.getScheme() + "://" + host + port + base + path))
            .timeout(timeout);
    String login = url.getUserInfo();
    if (login != null) {
      byte[] bytes = login.getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
    }
    return client.send(request.GET().build(), HttpResponse.BodyHandlers.ofString());
  }
}
