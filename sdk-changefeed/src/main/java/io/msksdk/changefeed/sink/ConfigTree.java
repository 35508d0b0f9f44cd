package io.msksdk.changefeed.sink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.BiConsumer;

/** Reads and writes members of a configuration by their path. */
final class ConfigTree {
  private static final String SECRET = "xxxxx";

  private ConfigTree() {}

  static JsonNode get(ObjectNode root, String path) {
    JsonNode node = root;
    for (String name : path.split("\\.", -1)) {
      JsonNode next = node.get(name);
      if (next == null || next.isNull()) {
        return MissingNode.getInstance();
      }
      node = next;
    }
    return node;
  }

  static void put(ObjectNode root, String path, JsonNode value) {
    int dot = path.lastIndexOf('.');
    ObjectNode parent = root;
    if (dot >= 0) {
      for (String name : path.substring(0, dot).split("\\.", -1)) {
        JsonNode next = parent.get(name);
        parent = next instanceof ObjectNode object ? object : parent.putObject(name);
      }
    }
    parent.set(path.substring(dot + 1), value);
  }

  /** Calls for everything the tables know, and for what is deeper than they go, once each. */
  static void leaves(ObjectNode root, BiConsumer<String, JsonNode> found) {
    leaves("", root, found);
  }

  private static void leaves(String prefix, ObjectNode node, BiConsumer<String, JsonNode> found) {
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      String path = prefix + member.getKey();
      JsonNode value = member.getValue();
      if (value instanceof ObjectNode object && ConfigSettings.find(path) == null) {
        leaves(path + ".", object, found);
      } else if (!value.isNull()) {
        found.accept(path, value);
      }
    }
  }

  static boolean secret(String path) {
    Setting setting = ConfigSettings.find(path);
    return setting != null && setting.kind().secret();
  }

  /** Whether a secret is the mask that TiCDC puts in its place. */
  static boolean holdsMask(ObjectNode root) {
    boolean[] found = {false};
    leaves(
        root,
        (path, value) -> {
          boolean mask = value.asText().matches("x{5,}|\\*{5,}");
          boolean registry =
              path.equals("sink.schema_registry") && value.asText().contains(":xxxxx@");
          found[0] |= (secret(path) && mask) || registry;
        });
    return found[0];
  }

  static ObjectNode masked(ObjectNode root) {
    ObjectNode copy = root.deepCopy();
    leaves(
        root,
        (path, value) -> {
          Setting setting = ConfigSettings.find(path);
          if (setting == null) {
            return;
          }
          if (setting.kind() == SettingKind.REGISTRY) {
            put(copy, path, text(RegistryUrl.masked(value.asText())));
          } else if (secret(path)) {
            put(copy, path, text(SECRET));
          }
        });
    return copy;
  }

  static JsonNode text(String value) {
    return JsonNodeFactory.instance.textNode(value);
  }
}
