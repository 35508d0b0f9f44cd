package io.msksdk.local.control;

import io.msksdk.core.sigv4.SigV4Signer;
import io.msksdk.core.sigv4.SignableRequest;
import io.msksdk.core.sigv4.SigningCredentials;
import io.msksdk.local.TestEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Signed calls with any body, also ones that no AWS client would send. */
final class SignedCalls {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final TestEngine engine;

  SignedCalls(TestEngine engine) {
    this.engine = engine;
  }

  HttpResponse<String> send(String method, String path, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    int query = path.indexOf('?');
    SignableRequest.Builder signed =
        SignableRequest.builder(method, query < 0 ? path : path.substring(0, query))
            .addHeader("host", engine.endpoint().getAuthority())
            .body(bytes);
    if (query >= 0) {
      signed.addRawQuery(path.substring(query + 1));
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(engine.endpoint().resolve(path))
            .method(
                method,
                bytes.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes));
    SigV4Signer.of("kafka", "us-east-1")
        .sign(
            signed.build(),
            SigningCredentials.of(TestEngine.ADMIN_KEY, TestEngine.ADMIN_SECRET),
            Instant.now())
        .forEach((name, value) -> request.header(name, value));
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
