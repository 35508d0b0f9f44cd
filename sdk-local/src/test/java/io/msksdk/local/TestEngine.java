package io.msksdk.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.msksdk.core.sigv4.SigV4Signer;
import io.msksdk.core.sigv4.SignableRequest;
import io.msksdk.core.sigv4.SigningCredentials;
import io.msksdk.local.server.Engine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafkaconnect.KafkaConnectClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** An engine of one test class with clients for it. */
public final class TestEngine implements AutoCloseable {
  public static final String ADMIN_KEY = "AKIALOCALADMIN000000";
  public static final String ADMIN_SECRET = "local-admin-secret";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final JsonNode ready;

  private TestEngine(JsonNode ready) {
    this.ready = ready;
  }

  public static TestEngine start(String... arguments) {
    return of(Engine.start(arguments));
  }

  public static TestEngine withoutBrokers() {
    return start("--data-plane", "none");
  }

  public static TestEngine of(String readyLine) {
    return new TestEngine(json(readyLine));
  }

  public URI endpoint() {
    return URI.create(ready.path("endpoint").asText());
  }

  public Path caFile() {
    return Path.of(ready.path("caFile").asText());
  }

  public KafkaClient kafka() {
    return kafka(ADMIN_KEY, ADMIN_SECRET, Region.US_EAST_1);
  }

  public KafkaClient kafka(String accessKeyId, String secret, Region region) {
    return KafkaClient.builder()
        .endpointOverride(endpoint())
        .region(region)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, secret)))
        .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
        .build();
  }

  public SecretsManagerClient secrets() {
    return SecretsManagerClient.builder()
        .endpointOverride(endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(ADMIN_KEY, ADMIN_SECRET)))
        .build();
  }

  public KafkaConnectClient kafkaConnect() {
    return kafkaConnect(ADMIN_KEY, ADMIN_SECRET);
  }

  public KafkaConnectClient kafkaConnect(String accessKeyId, String secret) {
    return KafkaConnectClient.builder()
        .endpointOverride(endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, secret)))
        .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
        .build();
  }

  /** Sends a request signed for a service by the administrator. */
  public HttpResponse<String> sendSigned(String service, String method, String path, String body) {
    int question = path.indexOf('?');
    SignableRequest.Builder request =
        SignableRequest.builder(method, question < 0 ? path : path.substring(0, question))
            .addHeader("host", endpoint().getAuthority())
            .body(body.getBytes(StandardCharsets.UTF_8));
    if (question >= 0) {
      request.addRawQuery(path.substring(question + 1));
    }
    Map<String, String> headers =
        SigV4Signer.of(service, "us-east-1")
            .sign(request.build(), SigningCredentials.of(ADMIN_KEY, ADMIN_SECRET), Instant.now());
    HttpRequest.Builder http = HttpRequest.newBuilder(endpoint().resolve(path));
    headers.forEach(http::header);
    return sent(
        http.method(
            method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
  }

  public HttpResponse<String> send(String method, String path, String body) {
    return sent(
        HttpRequest.newBuilder(endpoint().resolve(path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
  }

  private static HttpResponse<String> sent(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public JsonNode post(String path, String body) {
    return accepted(send("POST", path, body));
  }

  public JsonNode get(String path) {
    return accepted(send("GET", path, ""));
  }

  /** Makes a user's access key known; the policy is one statement, or empty for none. */
  public void user(String accessKeyId, String secret, String name, String statement) {
    String policies = statement.isEmpty() ? "" : "{\"Statement\":" + statement + "}";
    JsonNode unused =
        post(
            "/_local/identities",
            """
            [{"accessKeyId":"%s","secretAccessKey":"%s","arn":"%s","policies":[%s]}]
            """
                .formatted(accessKeyId, secret, userArn(name), policies));
  }

  public static String userArn(String name) {
    return "arn:aws:iam::111122223333:user/" + name;
  }

  public JsonNode denials(String principal) {
    return get("/_local/denials?principal=" + encoded(principal));
  }

  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  public static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    JsonNode unused = post("/_local/shutdown", "{}");
  }

  private static JsonNode accepted(HttpResponse<String> response) {
    if (response.statusCode() != 200) {
      throw new IllegalStateException(response.statusCode() + " " + response.body());
    }
    return json(response.body());
  }
}
