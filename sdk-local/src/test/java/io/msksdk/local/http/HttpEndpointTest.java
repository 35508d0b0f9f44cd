package io.msksdk.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HttpEndpointTest {

  @Test
  void lastRequest_isAnswered_alsoWhenOthersEndBeforeIt() throws Exception {
    CompletableFuture<HttpEndpoint> opened = new CompletableFuture<>();
    HttpEndpoint endpoint = HttpEndpoint.open(0, call -> answer(opened.join(), call));
    opened.complete(endpoint);

    assertThat(get(endpoint, "/last")).isEqualTo("\"the end\"");
    endpoint.closed().get(30, TimeUnit.SECONDS);
  }

  /** The last request is answered only when many others have been, each on its own connection. */
  private static HttpReply answer(HttpEndpoint endpoint, HttpCall call) {
    if (!call.rawPath().equals("/last")) {
      return HttpReply.json(200, Map.of(), "\"other\"");
    }
    endpoint.closeWhenAnswered();
    for (int i = 0; i < 12; i++) {
      assertThat(get(endpoint, "/other")).isEqualTo("\"other\"");
    }
    return HttpReply.json(200, Map.of(), "\"the end\"");
  }

  private static String get(HttpEndpoint endpoint, String path) {
    URI uri = URI.create("http://127.0.0.1:" + endpoint.port() + path);
    try {
      return HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
