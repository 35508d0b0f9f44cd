package io.msksdk.local.steering;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.msksdk.local.cluster.Clusters;
import io.msksdk.local.cluster.brokers.ClusterBrokers;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import software.amazon.awssdk.services.kafka.model.ClusterState;

/** What a test may do to a cluster and its brokers. */
final class ClusterSteering {
  private final Clusters clusters;

  ClusterSteering(Clusters clusters) {
    this.clusters = clusters;
  }

  JsonNode state(SteeringRequest request) {
    String name = request.body().path("state").asText();
    ClusterState state = ClusterState.fromValue(name);
    if (state == null || state == ClusterState.UNKNOWN_TO_SDK_VERSION) {
      throw new IllegalArgumentException(
          "state: " + name + " (expected: one of " + ClusterState.knownValues() + ")");
    }
    JsonNode then = request.body().path("for");
    clusters.enter(
        request.path("arn"), state, then.isMissingNode() ? null : duration("for", then.asText()));
    return done();
  }

  JsonNode broker(SteeringRequest request) {
    ClusterBrokers brokers = clusters.brokers(request.path("arn"));
    int id = id(request.path("id"));
    switch (request.path("action")) {
      case "stop" -> brokers.stop(id);
      case "kill" -> brokers.kill(id);
      case "start" -> brokers.start(id);
      default ->
          throw new UnsupportedOperationException(
              request.path("action")
                  + " of a broker is not built yet (expected: stop, kill or start)");
    }
    return done();
  }

  static Duration duration(String name, String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          name + ": " + text + " (expected: an ISO 8601 duration such as PT1H)", e);
    }
  }

  static JsonNode done() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static int id(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("broker: " + text + " (expected: a broker id)", e);
    }
  }
}
