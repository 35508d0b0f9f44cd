package io.msksdk.local.steering;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.msksdk.local.clock.StatedDuration;
import io.msksdk.local.cluster.Clusters;
import io.msksdk.local.cluster.brokers.BrokerControls;
import io.msksdk.local.cluster.brokers.ClusterBrokers;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.kafka.model.ClusterState;

/** What a test may do to a cluster and its brokers. */
final class ClusterSteering {
  private static final List<String> BROKER_ACTIONS =
      List.of(
          "stop",
          "kill",
          "start",
          "pause",
          "resume",
          "cut",
          "heal",
          "slow",
          "fill-disk",
          "free-disk",
          "expire-certificate",
          "renew-certificate");

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
    String arn = request.path("arn");
    ClusterBrokers brokers = clusters.brokers(arn);
    int id = id(request.path("id"));
    BrokerControls broker = brokers.controls(id);
    switch (request.path("action")) {
      case "stop" -> brokers.stop(id);
      case "kill" -> brokers.kill(id);
      case "start" -> brokers.start(id);
      case "pause" -> broker.pause();
      case "resume" -> broker.resume();
      case "cut" -> broker.cut();
      case "heal" -> broker.heal();
      case "slow" -> broker.slow(delay(request.body()));
      case "fill-disk" -> broker.fillDisk(percent(request.body()));
      case "free-disk" -> broker.freeDisk();
      case "expire-certificate" -> broker.expireCertificate();
      case "renew-certificate" -> broker.renewCertificate();
      default ->
          throw new IllegalArgumentException(
              "action: " + request.path("action") + " (expected: one of " + BROKER_ACTIONS + ")");
    }
    clusters.warnOfStorage(arn);
    return done();
  }

  JsonNode catchUp(SteeringRequest request) {
    clusters.brokers(request.path("arn")).awaitFollowed();
    return done();
  }

  JsonNode settle(SteeringRequest request) {
    String atMost = request.body().path("atMost").asText("PT30S");
    clusters.settle(request.path("arn"), duration("atMost", atMost));
    return done();
  }

  JsonNode controller(SteeringRequest request) {
    ClusterBrokers brokers = clusters.brokers(request.path("arn"));
    switch (request.path("action")) {
      case "stop" -> brokers.stopController();
      case "start" -> brokers.startController();
      default ->
          throw new IllegalArgumentException(
              "action: " + request.path("action") + " (expected: stop or start)");
    }
    return done();
  }

  private static Duration delay(JsonNode body) {
    Duration delay = duration("delay", body.path("delay").asText("PT0.5S"));
    if (delay.isNegative()) {
      throw new IllegalArgumentException("delay: " + delay + " (expected: zero or more)");
    }
    return delay;
  }

  static int percent(JsonNode body) {
    JsonNode percent = body.path("percent");
    if (percent.isMissingNode()) {
      return 100;
    }
    if (!percent.isIntegralNumber() || percent.asLong() < 1 || percent.asLong() > 100) {
      throw new IllegalArgumentException("percent: " + percent + " (expected: 1 to 100)");
    }
    return percent.asInt();
  }

  static Duration duration(String name, String text) {
    return StatedDuration.parse(name, text);
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
