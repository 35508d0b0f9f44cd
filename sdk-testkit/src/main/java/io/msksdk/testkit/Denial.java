package io.msksdk.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Something the brokers of a local MSK refused, and why.
 *
 * @param requestId the id the client saw in its {@code Access denied}, null when it saw none
 * @param cluster the cluster's ARN
 * @param principal the caller's ARN, or its access key when nobody has that key
 * @param operation what was asked for in Kafka's words
 * @param action the IAM action it needs
 * @param resource the ARN it needs the action on
 * @param reason the check that failed, or the statement that denied, or that none allows it
 * @param statement the smallest policy statement that would allow it, as JSON; null when none would
 */
public record Denial(
    @Nullable String requestId,
    String cluster,
    String principal,
    String operation,
    String action,
    String resource,
    String reason,
    @Nullable String statement) {

  static List<Denial> listOf(JsonNode json, long after) {
    return StreamSupport.stream(json.spliterator(), false)
        .filter(denial -> denial.path("sequence").asLong() > after)
        .map(Denial::of)
        .toList();
  }

  private static Denial of(JsonNode json) {
    return new Denial(
        textOrNull(json.path("requestId")),
        json.path("cluster").asText(),
        json.path("principal").asText(),
        json.path("operation").asText(),
        json.path("action").asText(),
        json.path("resource").asText(),
        json.path("reason").asText(),
        textOrNull(json.path("remedy")));
  }

  private static @Nullable String textOrNull(JsonNode json) {
    return json.isNull() || json.isMissingNode() ? null : json.asText();
  }

  /** Returns one sentence for people, ending in the statement that would help. */
  @Override
  public String toString() {
    String remedy = statement == null ? "" : " Add " + statement;
    return principal
        + " was denied "
        + operation
        + " ("
        + action
        + " on "
        + resource
        + "): "
        + reason
        + "."
        + remedy;
  }
}
