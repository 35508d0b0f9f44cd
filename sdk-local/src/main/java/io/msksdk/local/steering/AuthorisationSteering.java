package io.msksdk.local.steering;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.local.identity.AuthorisationMode;
import io.msksdk.local.identity.AuthorisationSettings;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How brokers decide about IAM callers: what is set, and how it is changed. */
final class AuthorisationSteering {
  private static final List<String> MEMBERS =
      List.of("mode", "principal", "cluster", "policyDelay", "sessionLength");

  // brokers let a client prove itself again once a second at most, and clients do it early
  private static final Duration SHORTEST_SESSION = Duration.ofSeconds(2);

  private final AuthorisationSettings settings;

  AuthorisationSteering(AuthorisationSettings settings) {
    this.settings = settings;
  }

  JsonNode show() {
    ObjectNode shown = JsonNodeFactory.instance.objectNode();
    shown.put("mode", settings.mode().toString());
    ObjectNode principals = shown.putObject("principals");
    settings.callers().forEach((arn, mode) -> principals.put(arn, mode.toString()));
    ObjectNode clusters = shown.putObject("clusters");
    settings.clusters().forEach((arn, mode) -> clusters.put(arn, mode.toString()));
    shown.put("policyDelay", settings.policyDelay().toString());
    Duration length = settings.sessionLength();
    shown.put("sessionLength", length == null ? null : length.toString());
    return shown;
  }

  JsonNode change(JsonNode body) {
    body.fieldNames()
        .forEachRemaining(
            name -> {
              if (!MEMBERS.contains(name)) {
                throw new IllegalArgumentException(
                    name + ": unknown (expected: one of " + MEMBERS + ")");
              }
            });
    // everything is read before anything is changed
    AuthorisationMode mode = body.has("mode") ? AuthorisationMode.parse(text(body, "mode")) : null;
    Duration delay = duration(body, "policyDelay", Duration.ZERO);
    Duration length = duration(body, "sessionLength", SHORTEST_SESSION);
    if (mode == null && (body.has("principal") || body.has("cluster"))) {
      throw new IllegalArgumentException("mode: missing (expected: default, strict or off)");
    }
    if (delay != null) {
      settings.setPolicyDelay(delay);
    }
    if (length != null) {
      settings.setSessionLength(length);
    }
    if (mode != null) {
      set(mode, text(body, "principal"), text(body, "cluster"));
    }
    return ClusterSteering.done();
  }

  private void set(AuthorisationMode mode, String principal, String cluster) {
    if (!principal.isEmpty() && !cluster.isEmpty()) {
      throw new IllegalArgumentException(
          "principal and cluster: both given (expected: at most one of them)");
    }
    if (!principal.isEmpty()) {
      settings.setForCaller(principal, mode);
    } else if (!cluster.isEmpty()) {
      settings.setForCluster(cluster, mode);
    } else {
      settings.set(mode);
    }
  }

  private static @Nullable Duration duration(JsonNode body, String name, Duration least) {
    if (!body.has(name)) {
      return null;
    }
    Duration duration = ClusterSteering.duration(name, text(body, name));
    if (duration.compareTo(least) < 0) {
      throw new IllegalArgumentException(
          name + ": " + duration + " (expected: at least " + least + ")");
    }
    return duration;
  }

  private static String text(JsonNode body, String name) {
    return body.path(name).asText("");
  }
}
