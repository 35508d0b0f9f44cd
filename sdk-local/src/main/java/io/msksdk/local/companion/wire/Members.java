package io.msksdk.local.companion.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.msksdk.local.refusal.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The members of a request, whatever protocol they came in: numbers and times may be texts.
 * Immutable as long as the tree is.
 */
public final class Members {
  private static final long MILLIS = 1000;

  private final JsonNode tree;
  private final String error;

  /**
   * Reads from a tree.
   *
   * @param tree the members
   * @param error the service's error for a member that is missing or wrong
   */
  public Members(JsonNode tree, String error) {
    this.tree = tree;
    this.error = error;
  }

  /**
   * Says whether a member is there.
   *
   * @param name its name
   * @return false also for null
   */
  public boolean has(String name) {
    return tree.hasNonNull(name);
  }

  /**
   * Returns a required text.
   *
   * @param name its name
   * @return the text, not empty
   */
  public String text(String name) {
    String text = textOrNull(name);
    if (text == null || text.isEmpty()) {
      throw wrong(name, "null", "a value");
    }
    return text;
  }

  /**
   * Returns a text.
   *
   * @param name its name
   * @return the text, null when it is not there
   */
  public @Nullable String textOrNull(String name) {
    if (!has(name)) {
      return null;
    }
    JsonNode value = tree.get(name);
    if (!value.isValueNode()) {
      throw wrong(name, "a structure", "a text");
    }
    return value.asText();
  }

  /**
   * Returns a whole number within bounds.
   *
   * @param name its name
   * @param least the least allowed
   * @param most the most allowed
   * @return the number, null when it is not there
   */
  public @Nullable Integer number(String name, int least, int most) {
    Double value = decimal(name);
    if (value == null) {
      return null;
    }
    if (value != Math.rint(value) || value < least || value > most) {
      throw wrong(name, tree.get(name).asText(), "from " + least + " to " + most);
    }
    return value.intValue();
  }

  /**
   * Returns a number.
   *
   * @param name its name
   * @return the number, null when it is not there
   */
  public @Nullable Double decimal(String name) {
    String text = textOrNull(name);
    if (text == null) {
      return null;
    }
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException e) {
      throw wrong(name, text, "a number");
    }
  }

  /**
   * Returns a choice.
   *
   * @param name its name
   * @return true only when it is there and true
   */
  public boolean flag(String name) {
    return Boolean.parseBoolean(textOrNull(name));
  }

  /**
   * Returns a time.
   *
   * @param name its name
   * @return the time, given as seconds or as ISO 8601; null when it is not there
   */
  public @Nullable Instant time(String name) {
    String text = textOrNull(name);
    if (text == null) {
      return null;
    }
    try {
      return tree.get(name).isNumber()
          ? Instant.ofEpochMilli(Math.round(tree.get(name).doubleValue() * MILLIS))
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw wrong(name, text, "a time such as 2026-01-31T12:00:00Z");
    }
  }

  /**
   * Returns the structures of a list.
   *
   * @param name its name
   * @return the members of each, none when it is not there
   */
  public List<Members> list(String name) {
    List<Members> list = new ArrayList<>();
    items(name).forEach(item -> list.add(new Members(item, error)));
    return list;
  }

  /**
   * Returns the texts of a list.
   *
   * @param name its name
   * @return the texts, none when it is not there
   */
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    items(name).forEach(item -> texts.add(item.asText()));
    return texts;
  }

  /**
   * Returns a structure.
   *
   * @param name its name
   * @return its members, none when it is not there
   */
  public Members structure(String name) {
    return new Members(tree.path(name), error);
  }

  /**
   * Returns the error for a value.
   *
   * @param name the member's name
   * @param value what it is, never a secret
   * @param expected what it should be
   * @return the error
   */
  public Refusal wrong(String name, String value, String expected) {
    return Refusal.of(400, error, name + ": " + value + " (expected: " + expected + ")");
  }

  private JsonNode items(String name) {
    JsonNode value = tree.path(name);
    // in the query protocol a list without items is an empty text
    boolean none = value.isTextual() && value.asText().isEmpty();
    if (none || value.isMissingNode() || value.isNull()) {
      return JsonNodeFactory.instance.arrayNode();
    }
    if (!value.isArray()) {
      throw wrong(name, "not a list", "a list");
    }
    return value;
  }
}
