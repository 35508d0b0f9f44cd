package io.msksdk.changefeed.filter;

import io.msksdk.changefeed.dispatch.TableMatcher;
import io.msksdk.changefeed.dispatch.TableName;
import io.msksdk.changefeed.internal.TsvTable;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The table filter of a changefeed. The last rule that matches decides; a table no rule matches is
 * left out, and the schemas of the system always are. Immutable and thread-safe.
 *
 * <pre>{@code
 * TableFilter filter = TableFilter.of("employees.*", "!*.dep*", "*.departments");
 * filter.explain(TableName.of("employees", "dept_emp"));
 * // employees.dept_emp is left out by !*.dep* (matching: employees.*, !*.dep*)
 * }</pre>
 *
 * <p>Source: TiDB documentation, "Table Filter".
 */
public final class TableFilter {
  private static final List<String> SYSTEM =
      TsvTable.rows(TableFilter.class, "system-schemas.tsv").stream().map(r -> r.get(0)).toList();

  private final TableMatcher matcher;

  private TableFilter(TableMatcher matcher) {
    this.matcher = matcher;
  }

  /**
   * Reads rules that match without regard to case, as changefeeds do by default.
   *
   * @param rules the rules in their order
   * @return the filter
   * @throws InvalidSpecException when a rule cannot be read
   */
  public static TableFilter of(String... rules) {
    return parse(List.of(rules), false);
  }

  /**
   * Reads rules.
   *
   * @param rules the rules in their order
   * @param caseSensitive whether names differ by case too
   * @return the filter
   * @throws InvalidSpecException when a rule cannot be read
   */
  public static TableFilter parse(List<String> rules, boolean caseSensitive) {
    return new TableFilter(TableMatcher.parse(rules, caseSensitive));
  }

  /**
   * Says whether a table is replicated.
   *
   * @param table the table
   * @return whether it is
   */
  public boolean accepts(TableName table) {
    return !system(table) && matcher.matches(table);
  }

  /**
   * Says whether a table is replicated, and why.
   *
   * @param table the table
   * @return the answer with the rule that decided
   */
  public FilterExplanation explain(TableName table) {
    boolean system = system(table);
    Optional<String> deciding = system ? Optional.empty() : matcher.decidingRule(table);
    return new FilterExplanation(
        table, accepts(table), system, deciding.orElse(""), matcher.matchingRules(table));
  }

  /**
   * Tries the filter on the tables that are there now.
   *
   * @param tables every table of TiDB
   * @return what it lets in and leaves out, with what such a list cannot show
   */
  public FilterPreview preview(Collection<TableName> tables) {
    List<TableName> in = new ArrayList<>();
    List<FilterExplanation> out = new ArrayList<>();
    for (TableName table : tables) {
      FilterExplanation explanation = explain(table);
      if (explanation.accepted()) {
        in.add(table);
      } else {
        out.add(explanation);
      }
    }
    return new FilterPreview(List.copyOf(in), List.copyOf(out), future());
  }

  private List<Finding> future() {
    List<String> open =
        matcher.rules().stream()
            .filter(r -> !r.startsWith("!") && r.matches(".*[*?\\[/].*"))
            .toList();
    return open.isEmpty()
        ? List.of()
        : List.of(
            Finding.warning(
                    "changefeed.filter.future", "filter.rules", open, "names without wildcards")
                .advising(
                    "Tables that are created later, and schemas that are replicated whole, match"
                        + " too and are in no preview."));
  }

  private static boolean system(TableName table) {
    return SYSTEM.stream().anyMatch(table.database()::equalsIgnoreCase);
  }

  /** Returns the rules as they were written. */
  @Override
  public String toString() {
    return matcher.toString();
  }
}
