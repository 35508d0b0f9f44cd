package io.msksdk.local.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Writes model classes as the service's JSON. */
public final class WireWriter {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private WireWriter() {}

  /**
   * Writes a response.
   *
   * @param response a response of the model
   * @return its JSON
   */
  public static ObjectNode json(SdkPojo response) {
    ObjectNode object = JSON.objectNode();
    for (SdkField<?> field : response.sdkFields()) {
      Object value = field.getValueOrDefault(response);
      // the model's own empty collections stand for a member that is not there
      if (value != null
          && !(value instanceof SdkAutoConstructList)
          && !(value instanceof SdkAutoConstructMap)) {
        object.set(field.locationName(), value(value));
      }
    }
    return object;
  }

  private static JsonNode value(Object value) {
    if (value instanceof String text) {
      return JSON.textNode(text);
    } else if (value instanceof SdkPojo pojo) {
      return json(pojo);
    } else if (value instanceof List<?> list) {
      ArrayNode array = JSON.arrayNode(list.size());
      list.forEach(item -> array.add(value(item)));
      return array;
    } else if (value instanceof Map<?, ?> map) {
      ObjectNode object = JSON.objectNode();
      map.forEach((key, item) -> object.set(key.toString(), value(item)));
      return object;
    } else if (value instanceof Boolean truth) {
      return JSON.booleanNode(truth);
    } else if (value instanceof Integer number) {
      return JSON.numberNode(number);
    } else if (value instanceof Long number) {
      return JSON.numberNode(number);
    } else if (value instanceof Double number) {
      return JSON.numberNode(number);
    } else if (value instanceof Instant instant) {
      return JSON.textNode(instant.toString());
    } else if (value instanceof SdkBytes bytes) {
      return JSON.textNode(Base64.getEncoder().encodeToString(bytes.asByteArray()));
    }
    throw new IllegalStateException("no writer for " + value.getClass());
  }
}
