package io.msksdk.local.steering;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request to the engine's own interface, decoded. */
record SteeringRequest(Map<String, String> path, Map<String, List<String>> query, JsonNode body) {

  String path(String name) {
    return path.getOrDefault(name, "");
  }

  @Nullable String query(String name) {
    List<String> values = query.get(name);
    return values == null ? null : values.get(0);
  }
}
