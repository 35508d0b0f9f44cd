package io.msksdk.local.topic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.local.refusal.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A topic's settings as the service sends them: a JSON object of texts, in Base64. */
final class ConfigText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ConfigText() {}

  static Map<String, String> read(@Nullable String base64) {
    if (base64 == null) {
      return Map.of();
    }
    JsonNode object = parsed(base64);
    if (object == null || !object.isObject()) {
      throw wrong();
    }
    Map<String, String> configs = new TreeMap<>();
    object
        .properties()
        .forEach(
            e -> {
              if (!e.getValue().isValueNode() || e.getValue().isNull()) {
                throw wrong();
              }
              configs.put(e.getKey(), e.getValue().asText());
            });
    return configs;
  }

  static String write(Map<String, String> configs) {
    ObjectNode object = JSON.createObjectNode();
    configs.forEach(object::put);
    try {
      return Base64.getEncoder().encodeToString(JSON.writeValueAsBytes(object));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode parsed(String base64) {
    try {
      byte[] json = Base64.getDecoder().decode(base64.getBytes(StandardCharsets.UTF_8));
      return JSON.readTree(json);
    } catch (IOException | IllegalArgumentException e) {
      throw wrong();
    }
  }

  private static Refusal wrong() {
    return Refusal.badRequest(
        "configs", "configs: not readable (expected: a JSON object of texts, encoded in Base64)");
  }
}
