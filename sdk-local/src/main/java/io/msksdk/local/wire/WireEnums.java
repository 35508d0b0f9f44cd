package io.msksdk.local.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Knows which members have a closed set of values. The model classes do not describe it; it shows
 * in their builders' setters alone, one of which takes the enum.
 */
final class WireEnums {
  // what the classes of the model say about themselves; nothing of any engine is in it
  private static final Map<SdkField<?>, Set<String>> VALUES = new ConcurrentHashMap<>();

  private WireEnums() {}

  /** Refuses a value that the member cannot have. */
  static void check(SdkPojo builder, SdkField<?> field, JsonNode value, String path) {
    if (!value.isTextual()) {
      return;
    }
    Set<String> values = of(builder, field);
    if (!values.isEmpty() && !values.contains(value.asText())) {
      String seen = value.asText();
      throw WireReader.wrong(
          path, seen.length() > 80 ? seen.substring(0, 80) + "..." : seen, "one of " + values);
    }
  }

  /** The values a member can have, none when any text is one. */
  static Set<String> of(SdkPojo builder, SdkField<?> field) {
    return VALUES.computeIfAbsent(field, each -> values(builder, field));
  }

  private static Set<String> values(SdkPojo builder, SdkField<?> field) {
    String setter =
        Character.toLowerCase(field.memberName().charAt(0)) + field.memberName().substring(1);
    Optional<Class<?>> type =
        Arrays.stream(builder.getClass().getMethods())
            .filter(method -> method.getName().equals(setter) && method.getParameterCount() == 1)
            .map(WireEnums::parameter)
            .filter(Class::isEnum)
            .findFirst();
    return type.map(WireEnums::texts).orElse(Set.of());
  }

  private static Class<?> parameter(Method method) {
    return method.getParameterTypes()[0];
  }

  private static Set<String> texts(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(String::valueOf)
        .filter(text -> !text.equals("null"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
