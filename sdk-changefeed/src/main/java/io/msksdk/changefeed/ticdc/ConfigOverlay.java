package io.msksdk.changefeed.ticdc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** A {@code replica_config} as a tree: laid over another, compared, searched for masks. */
final class ConfigOverlay {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ObjectNode root;

  private ConfigOverlay(ObjectNode root) {
    this.root = root;
  }

  static ConfigOverlay of(JsonObject config) {
    return new ConfigOverlay(read(config.compact()));
  }

  private static ObjectNode read(String json) {
    try {
      return (ObjectNode) MAPPER.readTree(json);
    } catch (JsonProcessingException written) {
      throw new IllegalArgumentException("config: not JSON", written); // JsonObject wrote it
    }
  }

  JsonObject json() {
    return JsonObject.parse("config", root.toString());
  }

  /**
   * This tree with the members of another in place of its own; objects are merged, lists are not.
   */
  ConfigOverlay with(ConfigOverlay changes) {
    ObjectNode copy = root.deepCopy();
    lay(changes.root, copy);
    return new ConfigOverlay(copy);
  }

  private static void lay(ObjectNode changes, ObjectNode under) {
    changes
        .properties()
        .forEach(
            change -> {
              JsonNode old = under.get(change.getKey());
              if (old instanceof ObjectNode object
                  && change.getValue() instanceof ObjectNode more) {
                lay(more, object);
              } else {
                under.set(change.getKey(), change.getValue());
              }
            });
  }

  /** The members another tree has and this one lacks. */
  List<String> lacking(ConfigOverlay whole) {
    List<String> paths = new ArrayList<>();
    lacking(whole.root, root, "", paths);
    return paths;
  }

  private static void lacking(
      ObjectNode whole, ObjectNode part, String prefix, List<String> paths) {
    whole
        .properties()
        .forEach(
            member -> {
              String path = prefix + member.getKey();
              JsonNode own = part.get(member.getKey());
              if (own == null) {
                paths.add(path);
              } else if (member.getValue() instanceof ObjectNode more
                  && own instanceof ObjectNode object) {
                lacking(more, object, path + ".", paths);
              }
            });
  }

  /** The members whose value is a mask TiCDC put there, or a URI with one. */
  List<String> masked() {
    List<String> paths = new ArrayList<>();
    walk(
        root,
        "",
        (path, value) -> {
          String text = value.isTextual() ? value.textValue() : "";
          if (Secrets.isMask(text) || !Secrets.masked(text).isEmpty()) {
            paths.add(path);
          }
        });
    return paths;
  }

  private static void walk(ObjectNode node, String prefix, BiConsumer<String, JsonNode> visitor) {
    node.properties()
        .forEach(
            member -> {
              String path = prefix + member.getKey();
              visitor.accept(path, member.getValue());
              if (member.getValue() instanceof ObjectNode object) {
                walk(object, path + ".", visitor);
              }
            });
  }

  boolean sameAs(ConfigOverlay other) {
    return root.equals(other.root);
  }
}
