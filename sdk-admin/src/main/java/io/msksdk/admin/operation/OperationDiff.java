package io.msksdk.admin.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** What an operation changes, by the names of the service. */
final class OperationDiff {

  private OperationDiff() {}

  static List<String> between(@Nullable SdkPojo source, @Nullable SdkPojo target) {
    Map<String, String> before = flat(source);
    Map<String, String> after = flat(target);
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    List<String> lines = new ArrayList<>();
    for (String name : names) {
      String from = before.get(name);
      String to = after.get(name);
      if (!Objects.equals(from, to)) {
        lines.add(name + ": " + shown(from) + " -> " + shown(to));
      }
    }
    return List.copyOf(lines);
  }

  private static String shown(@Nullable String value) {
    return value == null ? "(not said)" : value;
  }

  private static Map<String, String> flat(@Nullable SdkPojo pojo) {
    Map<String, String> values = new TreeMap<>();
    if (pojo != null) {
      flatten("", pojo, values);
    }
    return values;
  }

  private static void flatten(String prefix, SdkPojo pojo, Map<String, String> values) {
    for (SdkField<?> field : pojo.sdkFields()) {
      Object value = field.getValueOrDefault(pojo);
      String name = prefix + field.locationName();
      if (value instanceof SdkPojo nested) {
        flatten(name + ".", nested, values);
      } else if (value != null) {
        values.put(name, value.toString());
      }
    }
  }
}
