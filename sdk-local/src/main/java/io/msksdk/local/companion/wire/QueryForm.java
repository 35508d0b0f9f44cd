package io.msksdk.local.companion.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.msksdk.local.refusal.Refusal;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns the flat names of the query protocol, such as {@code Dimensions.member.1.Name}, into the
 * tree they stand for. All values are texts.
 */
final class QueryForm {
  private static final Pattern INDEX = Pattern.compile("[1-9]\\d{0,3}");
  private static final String ITEM = "member";

  private QueryForm() {}

  /** Reads a form; a plus in it is a space, as browsers and some clients write it. */
  static Map<String, String> values(@Nullable String form) {
    Map<String, String> values = new LinkedHashMap<>();
    if (form == null || form.isBlank()) {
      return values;
    }
    for (String part : form.trim().split("&", -1)) {
      int equals = part.indexOf('=');
      String name = equals < 0 ? part : part.substring(0, equals);
      values.put(decoded(name), equals < 0 ? "" : decoded(part.substring(equals + 1)));
    }
    return values;
  }

  static ObjectNode tree(Map<String, String> values) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    values.forEach(
        (name, value) -> {
          List<String> path =
              List.of(name.split("\\.", -1)).stream().filter(p -> !p.equals(ITEM)).toList();
          put(root, path, TextNode.valueOf(value));
        });
    return lists(root);
  }

  private static void put(ObjectNode into, List<String> path, TextNode value) {
    String first = path.isEmpty() ? "" : path.get(0);
    if (path.size() <= 1) {
      into.set(first, value);
      return;
    }
    JsonNode next = into.get(first);
    ObjectNode child = next instanceof ObjectNode object ? object : into.putObject(first);
    put(child, path.subList(1, path.size()), value);
  }

  /** An object whose names are all numbers is a list; they only give the order. */
  private static ObjectNode lists(ObjectNode object) {
    object
        .properties()
        .forEach(
            member -> {
              if (member.getValue() instanceof ObjectNode child) {
                member.setValue(isList(child) ? list(child) : lists(child));
              }
            });
    return object;
  }

  private static boolean isList(ObjectNode object) {
    return object.properties().stream().allMatch(m -> INDEX.matcher(m.getKey()).matches());
  }

  private static ArrayNode list(ObjectNode object) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    object.properties().stream()
        .sorted(
            (one, two) ->
                Integer.compare(Integer.parseInt(one.getKey()), Integer.parseInt(two.getKey())))
        .map(Map.Entry::getValue)
        .forEach(item -> list.add(item instanceof ObjectNode child ? lists(child) : item));
    return list;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      throw Refusal.of(400, "MalformedQueryString", "The query string contains a syntax error");
    }
  }
}
