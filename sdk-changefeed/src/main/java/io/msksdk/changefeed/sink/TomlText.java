package io.msksdk.changefeed.sink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.StringJoiner;

/** Writes a configuration as the file TiCDC's command line reads. */
final class TomlText {
  private final StringBuilder text = new StringBuilder();

  private TomlText() {}

  static String of(ObjectNode root) {
    TomlText toml = new TomlText();
    toml.table("", root);
    return toml.text.toString();
  }

  /** Plain members first: what follows the head of a table belongs to that table. */
  private void table(String path, ObjectNode node) {
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      JsonNode value = member.getValue();
      if (!value.isNull() && !value.isObject()) {
        text.append(key(member.getKey())).append(" = ").append(value(value)).append('\n');
      }
    }
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      if (member.getValue() instanceof ObjectNode object && !object.isEmpty()) {
        String inner = path.isEmpty() ? key(member.getKey()) : path + "." + key(member.getKey());
        text.append(text.length() == 0 ? "" : "\n").append('[').append(inner).append("]\n");
        table(inner, object);
      }
    }
  }

  private static String key(String name) {
    return name.replace('_', '-');
  }

  private static String value(JsonNode value) {
    if (value.isArray()) {
      return list(value);
    }
    if (value instanceof ObjectNode object) {
      return inline(object);
    }
    return value.isTextual() ? quoted(value.asText()) : value.asText();
  }

  private static String list(JsonNode list) {
    boolean tables = list.size() > 0 && list.get(0).isObject();
    StringJoiner items =
        tables ? new StringJoiner(",\n  ", "[\n  ", ",\n]") : new StringJoiner(", ", "[", "]");
    list.forEach(item -> items.add(value(item)));
    return items.toString();
  }

  private static String inline(ObjectNode object) {
    StringJoiner members = new StringJoiner(", ", "{", "}");
    object
        .properties()
        .forEach(member -> members.add(key(member.getKey()) + " = " + value(member.getValue())));
    return members.toString();
  }

  private static String quoted(String value) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        case '\r' -> quoted.append("\\r");
        default -> quoted.append(c < ' ' || c == 0x7f ? String.format("\\u%04x", (int) c) : c);
      }
    }
    return quoted.append('"').toString();
  }
}
