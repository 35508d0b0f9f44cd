package io.msksdk.admin.topic;

import io.msksdk.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A topic's settings on the wire: a JSON object of texts, in Base64, in a text. */
final class TopicConfigs {

  private TopicConfigs() {}

  static Map<String, String> read(@Nullable String wire) {
    if (wire == null || wire.isEmpty()) {
      return Map.of();
    }
    String json = new String(Base64.getDecoder().decode(wire), StandardCharsets.UTF_8);
    return JsonObject.parse("configs", json).textsByName();
  }

  static @Nullable String write(Map<String, String> configs) {
    if (configs.isEmpty()) {
      return null;
    }
    JsonObject.Builder json = JsonObject.builder();
    new TreeMap<>(configs).forEach(json::text);
    byte[] text = json.build().compact().getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(text);
  }
}
