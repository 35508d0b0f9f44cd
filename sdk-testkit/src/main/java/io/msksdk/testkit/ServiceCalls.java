package io.msksdk.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.core.sigv4.SigV4Signer;
import io.msksdk.core.sigv4.SignableRequest;
import io.msksdk.core.sigv4.SigningCredentials;
import io.msksdk.core.time.Time;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls the service as an AWS client does: signed, and refused in the service's own way. */
final class ServiceCalls {
  private static final int NOT_FOUND = 404;

  private final EngineHttp http;
  private final SigningCredentials credentials;
  private final SigV4Signer signer;

  ServiceCalls(EngineHttp http, LocalIdentity identity, String region) {
    this.http = http;
    this.credentials = SigningCredentials.of(identity.accessKey(), identity.secretKey());
    this.signer = SigV4Signer.of("kafka", region);
  }

  @CanIgnoreReturnValue
  JsonNode call(String method, String path, @Nullable Object body) {
    HttpResponse<byte[]> response = exchange(method, path, body);
    JsonNode answer = http.json(response);
    if (response.statusCode() >= 300) {
      throw refused(method, path, response, answer);
    }
    return answer;
  }

  /** Reads what may be gone. */
  Optional<JsonNode> find(String path) {
    HttpResponse<byte[]> response = exchange("GET", path, null);
    JsonNode answer = http.json(response);
    if (response.statusCode() == NOT_FOUND) {
      return Optional.empty();
    }
    if (response.statusCode() >= 300) {
      throw refused("GET", path, response, answer);
    }
    return Optional.of(answer);
  }

  private HttpResponse<byte[]> exchange(String method, String path, @Nullable Object body) {
    byte[] bytes = body == null ? new byte[0] : EngineHttp.bytes(body);
    int question = path.indexOf('?');
    SignableRequest.Builder signed =
        SignableRequest.builder(method, question < 0 ? path : path.substring(0, question))
            .addRawQuery(question < 0 ? null : path.substring(question + 1))
            .addHeader("host", http.endpoint().getAuthority())
            .body(bytes);
    HttpRequest.Builder request = http.request(method, path, bytes);
    if (bytes.length > 0) {
      signed.addHeader("content-type", "application/json");
      request.header("content-type", "application/json");
    }
    signer
        .sign(signed.build(), credentials, Time.system().now())
        .forEach((name, value) -> request.header(name, value));
    return http.send(request.build());
  }

  private static LocalMskException refused(
      String method, String path, HttpResponse<byte[]> response, JsonNode answer) {
    String type = response.headers().firstValue("x-amzn-ErrorType").orElse("an error");
    return LocalMskException.answered(
        response.statusCode(),
        method
            + " "
            + path
            + ": "
            + response.statusCode()
            + " "
            + type
            + ": "
            + answer.path("message").asText("no message"));
  }
}
