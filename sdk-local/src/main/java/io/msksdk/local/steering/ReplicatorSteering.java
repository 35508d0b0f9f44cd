package io.msksdk.local.steering;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.local.replicator.ReplicationControls;
import io.msksdk.local.replicator.Replicators;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What a test may do to a replicator. */
final class ReplicatorSteering {
  private static final List<String> ACTIONS =
      List.of("pause", "resume", "throttle", "deny", "cut-source", "heal-source", "hold-groups");

  private final Replicators replicators;

  ReplicatorSteering(Replicators replicators) {
    this.replicators = replicators;
  }

  JsonNode act(SteeringRequest request) {
    String action = request.path("action");
    if (!ACTIONS.contains(action)) {
      throw new IllegalArgumentException(
          "action: " + action + " (expected: one of " + ACTIONS + ")");
    }
    ReplicationControls replicator = replicators.controls(request.path("arn"));
    JsonNode body = request.body();
    switch (action) {
      case "pause" -> replicator.pause();
      case "resume" -> replicator.resume();
      case "throttle" -> replicator.throttle(limit(body));
      case "deny" -> replicator.deny(patterns(body, "topics"));
      case "cut-source" -> replicator.cutSource();
      case "heal-source" -> replicator.healSource();
      default -> replicator.holdGroups(patterns(body, "groups"));
    }
    return ClusterSteering.done();
  }

  private static OptionalLong limit(JsonNode body) {
    JsonNode limit = body.path("bytesPerSecond");
    if (limit.isMissingNode() || limit.isNull()) {
      return OptionalLong.empty();
    }
    if (!limit.canConvertToLong() || limit.asLong() < 1) {
      throw new IllegalArgumentException("bytesPerSecond: " + limit + " (expected: 1 or more)");
    }
    return OptionalLong.of(limit.asLong());
  }

  private static List<Pattern> patterns(JsonNode body, String member) {
    if (!body.path(member).isArray()) {
      throw new IllegalArgumentException(
          member + ": " + body.path(member) + " (expected: an array of regular expressions)");
    }
    List<Pattern> patterns = new ArrayList<>();
    for (JsonNode item : body.path(member)) {
      try {
        patterns.add(Pattern.compile(item.asText()));
      } catch (PatternSyntaxException e) {
        throw new IllegalArgumentException(
            member + ": " + item + " (expected: regular expressions)", e);
      }
    }
    return patterns;
  }
}
