package io.msksdk.local.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.local.refusal.Refusal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Fills model classes from JSON by their own description. Unlike the AWS client's own reader it
 * accepts nothing of a wrong type, and names the member that has it.
 */
final class WireReader {
  private WireReader() {}

  /** Fills a builder from a JSON object; unknown members are ignored, as the service does. */
  static void fill(SdkPojo builder, JsonNode object, String path) {
    for (SdkField<?> field : builder.sdkFields()) {
      JsonNode value = object.get(field.locationName());
      if (value != null && !value.isNull()) {
        String name = member(path, field.locationName());
        field.set(builder, value(field, value, name));
        WireEnums.check(builder, field, value, name);
      }
    }
  }

  /** Reads a value that came as text, in the path or in the query. */
  static Object text(SdkField<?> field, String text, String path) {
    MarshallingType<?> type = field.marshallingType();
    try {
      if (type == MarshallingType.INTEGER) {
        return Integer.valueOf(text);
      } else if (type == MarshallingType.LONG) {
        return Long.valueOf(text);
      } else if (type == MarshallingType.BOOLEAN) {
        return truth(text, path);
      }
      return text;
    } catch (NumberFormatException e) {
      throw wrong(path, "'" + text + "'", "an integer");
    }
  }

  private static boolean truth(String text, String path) {
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true");
    }
    throw wrong(path, "'" + text + "'", "true or false");
  }

  private static @Nullable Object value(SdkField<?> field, JsonNode json, String path) {
    MarshallingType<?> type = field.marshallingType();
    if (type == MarshallingType.STRING) {
      return checked(json.isTextual(), json, path, "a text").asText();
    } else if (type == MarshallingType.SDK_POJO) {
      return structure(field, json, path);
    } else if (type == MarshallingType.LIST) {
      return list(field, json, path);
    } else if (type == MarshallingType.MAP) {
      return map(field, json, path);
    } else if (type == MarshallingType.BOOLEAN) {
      return checked(json.isBoolean(), json, path, "true or false").asBoolean();
    }
    return number(type, json, path);
  }

  private static Object number(MarshallingType<?> type, JsonNode json, String path) {
    if (type == MarshallingType.INTEGER) {
      // 99999999999 is integral, but would wrap silently
      return checked(json.isIntegralNumber() && json.canConvertToInt(), json, path, "an integer")
          .intValue();
    } else if (type == MarshallingType.LONG) {
      return checked(json.isIntegralNumber() && json.canConvertToLong(), json, path, "an integer")
          .longValue();
    } else if (type == MarshallingType.DOUBLE) {
      return checked(json.isNumber(), json, path, "a number").doubleValue();
    } else if (type == MarshallingType.INSTANT) {
      return instant(json, path);
    } else if (type == MarshallingType.SDK_BYTES) {
      return bytes(json, path);
    }
    throw new IllegalStateException(path + ": no reader for " + type.getTargetClass());
  }

  private static Object structure(SdkField<?> field, JsonNode json, String path) {
    checked(json.isObject(), json, path, "an object");
    SdkPojo builder = field.constructor().get();
    fill(builder, json, path);
    return ((Buildable) builder).build();
  }

  private static List<@Nullable Object> list(SdkField<?> field, JsonNode json, String path) {
    checked(json.isArray(), json, path, "a list");
    SdkField<?> member = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
    List<@Nullable Object> list = new ArrayList<>(json.size());
    for (int i = 0; i < json.size(); i++) {
      list.add(value(member, json.get(i), path + "[" + i + "]"));
    }
    return list;
  }

  private static Map<String, @Nullable Object> map(SdkField<?> field, JsonNode json, String path) {
    checked(json.isObject(), json, path, "an object");
    SdkField<?> member = field.getRequiredTrait(MapTrait.class).valueFieldInfo();
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    json.properties()
        .forEach(e -> map.put(e.getKey(), value(member, e.getValue(), path + "." + e.getKey())));
    return map;
  }

  private static Instant instant(JsonNode json, String path) {
    try {
      return Instant.parse(checked(json.isTextual(), json, path, "an ISO 8601 time").asText());
    } catch (DateTimeParseException e) {
      throw wrong(path, json.toString(), "an ISO 8601 time");
    }
  }

  private static SdkBytes bytes(JsonNode json, String path) {
    try {
      return SdkBytes.fromByteArray(
          Base64.getDecoder().decode(checked(json.isTextual(), json, path, "Base64").asText()));
    } catch (IllegalArgumentException e) {
      throw wrong(path, json.toString(), "Base64");
    }
  }

  private static JsonNode checked(boolean right, JsonNode json, String path, String expected) {
    if (!right) {
      String seen = json.toString();
      throw wrong(path, seen.length() > 80 ? seen.substring(0, 80) + "..." : seen, expected);
    }
    return json;
  }

  static Refusal wrong(String path, String seen, String expected) {
    return Refusal.badRequest(path, path + ": " + seen + " (expected: " + expected + ")");
  }

  private static String member(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
