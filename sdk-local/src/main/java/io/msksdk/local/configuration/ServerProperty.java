package io.msksdk.local.configuration;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One property a configuration may set. What it says about a value is worded as the broker's own
 * validation is.
 *
 * @param name its name
 * @param type what its value is
 * @param least the smallest number, null for no bound
 * @param most the largest number, null for no bound
 * @param values what a text may be, none for anything
 */
record ServerProperty(
    String name,
    PropertyType type,
    @Nullable Double least,
    @Nullable Double most,
    List<String> values) {
  private static final String NONE = "-";

  static ServerProperty of(List<String> cells) {
    return new ServerProperty(
        cells.get(0),
        PropertyType.named(cells.get(1)),
        bound(cells.get(2)),
        bound(cells.get(3)),
        cells.get(4).equals(NONE) ? List.of() : List.of(cells.get(4).split(",")));
  }

  private static @Nullable Double bound(String cell) {
    return cell.equals(NONE) ? null : Double.valueOf(cell);
  }

  /** Returns what is wrong with a value, null when nothing is. */
  @Nullable String problem(String value) {
    String trimmed = value.trim();
    String reason =
        switch (type) {
          case BOOLEAN -> truth(trimmed);
          case TEXT -> text(trimmed);
          case LIST -> list(trimmed);
          case SHORT, INT, LONG, DOUBLE -> number(trimmed);
        };
    return reason == null
        ? null
        : "Invalid value " + value + " for configuration " + name + ": " + reason;
  }

  private static @Nullable String truth(String value) {
    return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")
        ? null
        : "Expected value to be either true or false";
  }

  private @Nullable String text(String value) {
    return values.isEmpty() || values.contains(value)
        ? null
        : "String must be one of: " + String.join(", ", values);
  }

  private @Nullable String list(String value) {
    return Arrays.stream(value.split(",", -1)).map(String::trim).allMatch(values::contains)
        ? null
        : "String must be one of: " + String.join(", ", values);
  }

  private @Nullable String number(String value) {
    Double number = type.number(value);
    if (number == null) {
      return "Not a number of type " + type;
    }
    if (least != null && number < least) {
      return "Value must be at least " + type.shown(least);
    }
    return most != null && number > most ? "Value must be no more than " + type.shown(most) : null;
  }
}
