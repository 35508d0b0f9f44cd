package io.msksdk.changefeed.codec.registry;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A registry with Confluent's HTTP interface. A request that fails is not sent again: the Kafka
 * consumer stays at its record, so that reading it again asks again. Thread-safe.
 */
public final class ConfluentSchemaRegistry implements SchemaRegistry {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CONTENT = "application/vnd.schemaregistry.v1+json";

  private final URI endpoint;
  private final @Nullable String authorization;
  private final Duration timeout;
  private final HttpClient client;

  private ConfluentSchemaRegistry(Builder builder) {
    this.endpoint = builder.endpoint;
    this.authorization = builder.authorization;
    this.timeout = builder.timeout;
    this.client =
        builder.client == null
            ? HttpClient.newBuilder().connectTimeout(timeout).build()
            : builder.client;
  }

  /**
   * Returns a registry without authentication.
   *
   * @param endpoint such as {@code https://registry.example.com}
   * @return the registry
   */
  public static ConfluentSchemaRegistry at(URI endpoint) {
    return builder(endpoint).build();
  }

  /**
   * Starts a registry.
   *
   * @param endpoint such as {@code https://registry.example.com}
   * @return the builder
   */
  public static Builder builder(URI endpoint) {
    return new Builder(requireNonNull(endpoint, "endpoint"));
  }

  @Override
  public String schema(SchemaId id) {
    HttpResponse<String> answer = send(request("/schemas/ids/" + id).GET().build());
    if (answer.statusCode() == 404) {
      throw SchemaRegistryException.notFound(id);
    }
    return member(answer, "schema").asText();
  }

  @Override
  public SchemaId register(String subject, String schema) {
    String encoded = URLEncoder.encode(subject, StandardCharsets.UTF_8);
    HttpResponse<String> answer =
        send(
            request("/subjects/" + encoded + "/versions")
                .header("Content-Type", CONTENT)
                .POST(HttpRequest.BodyPublishers.ofString(body(schema)))
                .build());
    if (answer.statusCode() == 409) {
      throw SchemaRegistryException.incompatible(subject);
    }
    return SchemaId.of(member(answer, "id").asInt());
  }

  private static String body(String schema) {
    try {
      return JSON.writeValueAsString(Map.of("schema", schema));
    } catch (JsonProcessingException impossible) {
      throw new IllegalArgumentException("schema: not a text", impossible);
    }
  }

  private HttpRequest.Builder request(String path) {
    String base = endpoint.toString();
    String root = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(root + path)).timeout(timeout).header("Accept", CONTENT);
    return authorization == null ? request : request.header("Authorization", authorization);
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException unreachable) {
      throw SchemaRegistryException.unavailable(endpoint.getHost(), unreachable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw SchemaRegistryException.unavailable("interrupted", interrupted);
    }
  }

  private static JsonNode member(HttpResponse<String> answer, String name) {
    int status = answer.statusCode();
    if (status == 401 || status == 403) {
      throw SchemaRegistryException.denied("status " + status, null);
    }
    if (status != 200) {
      throw SchemaRegistryException.unavailable("status " + status, null);
    }
    try {
      JsonNode member = JSON.readTree(answer.body()).get(name);
      if (member != null && member.isValueNode()) {
        return member;
      }
    } catch (JsonProcessingException notJson) {
      throw SchemaRegistryException.unavailable("an answer that is not JSON", notJson);
    }
    throw SchemaRegistryException.unavailable("an answer without " + name, null);
  }

  @Override
  public String toString() {
    return "ConfluentSchemaRegistry[" + endpoint.getHost() + "]";
  }

  /** Collects the settings of a registry. Not thread-safe. */
  public static final class Builder {
    private final URI endpoint;
    private @Nullable String authorization;
    private Duration timeout = Duration.ofSeconds(30);
    private @Nullable HttpClient client;

    private Builder(URI endpoint) {
      this.endpoint = endpoint;
    }

    /**
     * Sends a user name and a password with every request.
     *
     * @param user the user name, or the API key
     * @param password the password, or the API secret
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder basicAuth(String user, String password) {
      byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
      authorization = "Basic " + Base64.getEncoder().encodeToString(both);
      return this;
    }

    /**
     * Sets how long an answer may take. 30 seconds by default.
     *
     * @param timeout the time
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder timeout(Duration timeout) {
      if (timeout.isNegative() || timeout.isZero()) {
        throw new IllegalArgumentException("timeout: " + timeout + " (expected: above 0).");
      }
      this.timeout = timeout;
      return this;
    }

    /**
     * Uses a client of the application, for its TLS settings or its proxy.
     *
     * @param client the client
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder client(HttpClient client) {
      this.client = requireNonNull(client, "client");
      return this;
    }

    /**
     * Makes the registry.
     *
     * @return the registry
     */
    public ConfluentSchemaRegistry build() {
      return new ConfluentSchemaRegistry(this);
    }
  }
}
