package io.msksdk.auth;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.testkit.LocalMsk;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Posts to the control interface of a local MSK what the testkit has no method for. */
public final class LocalControl {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final LocalMsk local;

  public LocalControl(LocalMsk local) {
    this.local = local;
  }

  /** Sends JSON and returns JSON, or fails with what was answered. */
  @CanIgnoreReturnValue
  public String post(String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(local.endpoint().resolve(path))
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new IllegalStateException(path + ": " + response.body());
      }
      return response.body();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
