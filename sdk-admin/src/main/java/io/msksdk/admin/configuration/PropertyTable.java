package io.msksdk.admin.configuration;

import io.msksdk.core.check.Finding;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The 48 properties a configuration may set, with the bounds of their values. */
final class PropertyTable {
  private static final PropertyTable PUBLISHED = read();

  private final Map<String, Row> rows;

  private PropertyTable(Map<String, Row> rows) {
    this.rows = Collections.unmodifiableMap(rows);
  }

  static PropertyTable published() {
    return PUBLISHED;
  }

  Set<String> names() {
    return rows.keySet();
  }

  boolean restarts(String name) {
    Row row = rows.get(name);
    return row == null || row.restarts();
  }

  @Nullable Finding check(String name, String value) {
    Row row = rows.get(name);
    if (row == null) {
      return Finding.error(
              "configuration.property", "property", name, "one of the 48 MSK lets one set")
          .advising("Topic settings go to topics, the rest is MSK's.");
    }
    String expected = row.expected(value.trim());
    return expected == null ? null : Finding.error("configuration.value", name, value, expected);
  }

  private static PropertyTable read() {
    Map<String, Row> rows = new LinkedHashMap<>();
    try (InputStream in = PropertyTable.class.getResourceAsStream("server-properties.tsv");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> Row.of(line.split("\t", -1)))
          .forEach(row -> rows.put(row.name(), row));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new PropertyTable(rows);
  }

  private record Row(
      String name,
      String type,
      @Nullable BigDecimal least,
      @Nullable BigDecimal most,
      List<String> values,
      boolean restarts) {

    static Row of(String[] cells) {
      return new Row(
          cells[0],
          cells[1],
          cells[2].equals("-") ? null : new BigDecimal(cells[2]),
          cells[3].equals("-") ? null : new BigDecimal(cells[3]),
          cells[4].equals("-") ? List.of() : List.of(cells[4].split(",", -1)),
          cells[5].equals("restart"));
    }

    /** What would have been accepted, null for an accepted value. */
    @Nullable String expected(String value) {
      return switch (type) {
        case "boolean" ->
            value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")
                ? null
                : "true or false";
        case "text" -> values.isEmpty() || values.contains(value) ? null : "one of " + values;
        case "list" ->
            Arrays.stream(value.split(",", -1)).map(String::trim).allMatch(values::contains)
                ? null
                : "any of " + values;
        default -> number(value);
      };
    }

    private @Nullable String number(String value) {
      BigDecimal number = parsed(value);
      if (number == null || number.compareTo(lowest()) < 0 || number.compareTo(highest()) > 0) {
        String kind = type.equals("double") ? "a number" : "a whole number";
        return kind + " from " + lowest().toPlainString() + " to " + highest().toPlainString();
      }
      return null;
    }

    private @Nullable BigDecimal parsed(String value) {
      try {
        BigDecimal number = new BigDecimal(value);
        return type.equals("double") || number.stripTrailingZeros().scale() <= 0 ? number : null;
      } catch (NumberFormatException e) {
        return null; // told as what was expected
      }
    }

    private BigDecimal lowest() {
      return least != null ? least : highestOfType().negate();
    }

    private BigDecimal highest() {
      return most != null ? most : highestOfType();
    }

    private BigDecimal highestOfType() {
      return BigDecimal.valueOf(
          switch (type) {
            case "short" -> Short.MAX_VALUE;
            case "int" -> Integer.MAX_VALUE;
            default -> Long.MAX_VALUE;
          });
    }
  }
}
