package io.msksdk.mtls;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.call.ClientException;
import io.msksdk.core.call.ServiceError;
import io.msksdk.core.call.ServiceException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The authority of a local MSK, for tests. Thread-safe. */
public final class LocalMskCa implements CertificateIssuer {
  private static final String OPERATION = "SignCertificate";
  private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
  private static final int OK = 200;

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI sign;

  private LocalMskCa(URI sign) {
    this.sign = sign;
  }

  /**
   * Uses the authority of a local MSK that runs.
   *
   * @param endpoint its endpoint, such as {@code http://127.0.0.1:8080}
   * @return the issuer
   */
  public static LocalMskCa at(URI endpoint) {
    return new LocalMskCa(requireNonNull(endpoint, "endpoint").resolve("/_local/ca/sign"));
  }

  @Override
  public String issue(String requestPem, Duration validity) {
    HttpResponse<String> answer = send(requestPem, validity);
    if (answer.statusCode() != OK) {
      throw new ServiceException(
          new ServiceError(
              OPERATION, answer.statusCode(), "CaError", answer.body(), null, null, null),
          null);
    }
    return chain(answer.body());
  }

  /** The one member of the answer; PEM text has no other character that JSON escapes. */
  private static String chain(String json) {
    int start = json.indexOf(BEGIN);
    int end = json.indexOf('"', Math.max(0, start));
    if (start < 0 || end < 0) {
      throw ClientException.answerLost(
          OPERATION, "no certificate in the answer.", new IllegalStateException("no PEM text"));
    }
    return json.substring(start, end).replace("\\r", "").replace("\\n", "\n");
  }

  private HttpResponse<String> send(String requestPem, Duration validity) {
    String json =
        "{\"csr\":\"" + requestPem.replace("\n", "\\n") + "\",\"validity\":\"" + validity + "\"}";
    HttpRequest request =
        HttpRequest.newBuilder(sign)
            .timeout(Duration.ofSeconds(30))
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw ClientException.unreachable(OPERATION, "no answer from " + sign + ".", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ClientException.answerLost(OPERATION, "given up, its thread was interrupted.", e);
    }
  }

  /** Returns where it signs. */
  @Override
  public String toString() {
    return "LocalMskCa[" + sign + "]";
  }
}
