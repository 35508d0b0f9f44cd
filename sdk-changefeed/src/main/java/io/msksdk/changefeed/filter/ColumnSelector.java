package io.msksdk.changefeed.filter;

import io.msksdk.changefeed.dispatch.PartitionRule;
import io.msksdk.changefeed.dispatch.TableMatcher;
import io.msksdk.changefeed.internal.ServerText;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import io.msksdk.core.check.InvalidSpecException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which columns of some tables a changefeed sends. Of several selectors the first that matches a
 * table counts; tables none matches send all columns. Immutable and thread-safe. From v7.5.0.
 *
 * <p>Source: TiDB documentation, "Sink to Kafka", section "Column selectors".
 */
public final class ColumnSelector {
  private final TableMatcher matcher;
  private final List<String> columns;

  private ColumnSelector(TableMatcher matcher, List<String> columns) {
    this.matcher = matcher;
    this.columns = columns;
  }

  /**
   * Returns a selector.
   *
   * @param matcher which tables it is for, as rules of the table filter
   * @param columns the columns; {@code *} stands for any text, {@code ?} for one character, {@code
   *     !} leaves out, and of several that match a column the last decides
   * @return the selector
   * @throws InvalidSpecException when a rule cannot be read or nothing is selected
   */
  public static ColumnSelector of(List<String> matcher, List<String> columns) {
    if (matcher.isEmpty() || columns.isEmpty()) {
      String what = matcher.isEmpty() ? "matcher" : "columns";
      throw InvalidSpecException.of(
          Finding.error("changefeed.filter.selector", what, null, "at least one rule"));
    }
    return new ColumnSelector(TableMatcher.parse(matcher, false), List.copyOf(columns));
  }

  /**
   * Returns which tables the selector is for.
   *
   * @return rules of the table filter
   */
  public List<String> matcher() {
    return matcher.rules();
  }

  /**
   * Returns the rules for columns.
   *
   * @return the rules as they were written
   */
  public List<String> columns() {
    return columns;
  }

  /**
   * Says whether the selector is for a table.
   *
   * @param table the table
   * @return whether it matches
   */
  public boolean matches(SourceTable table) {
    return matcher.matches(table.name());
  }

  /**
   * Returns what is sent of a table.
   *
   * @param table the table
   * @return the names of its selected columns, in their order
   */
  public List<String> selected(SourceTable table) {
    return table.columns().stream().filter(this::selects).toList();
  }

  private boolean selects(String column) {
    boolean selected = false;
    for (String rule : columns) {
      boolean out = rule.startsWith("!");
      if (pattern(out ? rule.substring(1) : rule).matcher(column).matches()) {
        selected = !out;
      }
    }
    return selected;
  }

  private static Pattern pattern(String rule) {
    StringBuilder regex = new StringBuilder();
    rule.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(Character.toString(c)));
              }
            });
    return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }

  /**
   * Checks the selector against a table it matches.
   *
   * @param table the table
   * @param partition what decides its partition
   * @return an error when no whole key is left, and one for each column the partition needs
   */
  public List<Finding> check(SourceTable table, PartitionRule partition) {
    List<String> left = selected(table);
    Findings found = Findings.create();
    if (table.validIndexes().stream().noneMatch(left::containsAll)) {
      found.add(
          ServerText.refusal("no-key-left", "column_selectors", left, "a whole key of " + table));
    }
    for (String column : partition.columns()) {
      if (table.has(column) && left.stream().noneMatch(column::equalsIgnoreCase)) {
        found.add(
            ServerText.refusal(
                "dispatch-column",
                "column_selectors",
                left,
                column + ", which the partition needs"));
      }
    }
    return found.all();
  }

  /** Returns tables and columns. */
  @Override
  public String toString() {
    return matcher + " " + columns;
  }
}
