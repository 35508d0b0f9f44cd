package io.msksdk.changefeed.filter;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.changefeed.dispatch.TableMatcher;
import io.msksdk.changefeed.internal.GoRegex;
import io.msksdk.changefeed.internal.TsvTable;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import io.msksdk.core.check.InvalidSpecException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Which events of some tables a changefeed leaves out. Immutable and thread-safe.
 *
 * <pre>{@code
 * EventFilter filter =
 *     EventFilter.builder("shop.*")
 *         .ignore("truncate table", "drop table")
 *         .ignoreInsert("amount < 1")
 *         .build();
 * }</pre>
 *
 * <p>Source: TiDB documentation, "Changefeed Log Filters", section "Event filter rules".
 */
public final class EventFilter {
  private static final Set<String> EVENTS = new LinkedHashSet<>();

  static {
    TsvTable.rows(EventFilter.class, "events.tsv").forEach(row -> EVENTS.add(row.get(0)));
  }

  private final List<String> matcher;
  private final Set<String> events;
  private final List<String> sql;
  private final Map<String, String> expressions;
  private final List<String> onlyColumns;
  private final List<Finding> findings;

  private EventFilter(Builder builder, List<Finding> findings) {
    this.matcher = builder.matcher;
    this.events = Collections.unmodifiableSet(new LinkedHashSet<>(builder.events));
    this.sql = List.copyOf(builder.sql);
    this.expressions = Collections.unmodifiableMap(new LinkedHashMap<>(builder.expressions));
    this.onlyColumns = List.copyOf(builder.onlyColumns);
    this.findings = findings;
  }

  /**
   * Starts a filter.
   *
   * @param matcher which tables it is for, as rules of the table filter
   * @return the builder
   */
  public static Builder builder(String... matcher) {
    return new Builder(List.of(matcher));
  }

  /**
   * Returns every name {@link Builder#ignore} takes.
   *
   * @return the closed list of TiCDC, in its order
   */
  public static Set<String> events() {
    return Collections.unmodifiableSet(EVENTS);
  }

  /**
   * Returns which tables the filter is for.
   *
   * @return rules of the table filter
   */
  public List<String> matcher() {
    return matcher;
  }

  /**
   * Returns the events left out.
   *
   * @return their names in lower case
   */
  public Set<String> ignoredEvents() {
    return events;
  }

  /**
   * Returns the schema changes left out.
   *
   * @return regular expressions on their statements
   */
  public List<String> ignoredSql() {
    return sql;
  }

  /**
   * Returns the conditions on rows.
   *
   * @return by TiCDC's name of the member, such as {@code ignore_insert_value_expr}
   */
  public Map<String, String> expressions() {
    return expressions;
  }

  /**
   * Returns the columns whose updates alone are left out.
   *
   * @return their names
   */
  public List<String> ignoredUpdateColumns() {
    return onlyColumns;
  }

  /**
   * Returns what works and yet surprises.
   *
   * @return warnings
   */
  public List<Finding> findings() {
    return findings;
  }

  /**
   * Checks the filter against the tables it is for. Each of them needs every column of every
   * condition, now and after later schema changes.
   *
   * @param tables the tables of the changefeed
   * @return an error for each column that is missing
   */
  public List<Finding> check(Collection<SourceTable> tables) {
    Set<String> named = new LinkedHashSet<>(onlyColumns);
    expressions.values().forEach(text -> named.addAll(ExpressionColumns.of(text)));
    TableMatcher rules = TableMatcher.parse(matcher, false);
    Findings found = Findings.create();
    for (SourceTable table : tables) {
      if (rules.matches(table.name())) {
        named.stream()
            .filter(column -> !table.has(column))
            .forEach(column -> found.add(missing(table, column)));
      }
    }
    return found.all();
  }

  private static Finding missing(SourceTable table, String column) {
    return Finding.error("changefeed.filter.column", "event filter", column, "a column of " + table)
        .advising(
            "TiCDC says: CDC:ErrExpressionColumnNotFound. Narrow the matcher to tables with it; a"
                + " later DROP COLUMN would stop the changefeed.");
  }

  /** Returns tables and events. */
  @Override
  public String toString() {
    return matcher + " ignores " + events + sql + expressions + onlyColumns;
  }

  /** Collects the events of a filter. Not thread-safe. */
  public static final class Builder {
    private final List<String> matcher;
    private final Set<String> events = new LinkedHashSet<>();
    private final List<String> sql = new ArrayList<>();
    private final Map<String, String> expressions = new LinkedHashMap<>();
    private final List<String> onlyColumns = new ArrayList<>();

    private Builder(List<String> matcher) {
      this.matcher = matcher;
    }

    /**
     * Leaves events out.
     *
     * @param events names of {@link EventFilter#events()}
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder ignore(String... events) {
      for (String event : events) {
        this.events.add(event.toLowerCase(Locale.ROOT));
      }
      return this;
    }

    /**
     * Leaves schema changes out. Rows have no statement to match.
     *
     * @param regex a regular expression of Go's dialect, RE2, that matches anywhere in the
     *     statement: without look-around, references back and possessive repetition
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder ignoreSql(String regex) {
      sql.add(requireNonNull(regex, "regex"));
      return this;
    }

    /**
     * Leaves inserted rows out.
     *
     * @param condition a condition in SQL on their values
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder ignoreInsert(String condition) {
      return expression("ignore_insert_value_expr", condition);
    }

    /**
     * Leaves updates out by the row before.
     *
     * @param condition a condition in SQL on the values before
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder ignoreUpdateFrom(String condition) {
      return expression("ignore_update_old_value_expr", condition);
    }

    /**
     * Leaves updates out by the row after.
     *
     * @param condition a condition in SQL on the values after
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder ignoreUpdateTo(String condition) {
      return expression("ignore_update_new_value_expr", condition);
    }

    /**
     * Leaves deleted rows out.
     *
     * @param condition a condition in SQL on their values
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder ignoreDelete(String condition) {
      return expression("ignore_delete_value_expr", condition);
    }

    /**
     * Leaves updates out that change nothing but these columns, in the new architecture.
     *
     * @param columns their names
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder ignoreUpdatesOf(String... columns) {
      onlyColumns.addAll(List.of(columns));
      return this;
    }

    private Builder expression(String member, String condition) {
      expressions.put(member, requireNonNull(condition, "condition"));
      return this;
    }

    /**
     * Makes the filter.
     *
     * @return the filter
     * @throws InvalidSpecException when TiCDC would refuse it; it lists every reason
     */
    public EventFilter build() {
      Findings found = Findings.create();
      try {
        if (TableMatcher.parse(matcher, true).rules().isEmpty()) {
          found.add(
              Finding.error("changefeed.filter.matcher", "matcher", null, "at least one rule"));
        }
      } catch (InvalidSpecException refused) {
        found.addAll(refused.findings());
      }
      events.stream()
          .filter(event -> !EVENTS.contains(event))
          .forEach(
              event ->
                  found.add(
                      Finding.error(
                          "changefeed.filter.event",
                          "ignore_event",
                          event,
                          String.join(", ", EVENTS))));
      sql.forEach(regex -> regex(found, regex));
      return new EventFilter(this, found.addAll(traps()).requireNoErrors());
    }

    private static void regex(Findings found, String regex) {
      try {
        Pattern ignored = GoRegex.compile(regex, 0);
      } catch (PatternSyntaxException notGo) {
        String expected = "a regular expression of Go: " + notGo.getDescription();
        found.add(Finding.error("changefeed.filter.sql", "ignore_sql", regex, expected));
      }
    }

    private List<Finding> traps() {
      boolean update =
          events.contains("update")
              || expressions.keySet().stream().anyMatch(name -> name.contains("update"));
      return update
          ? List.of(
              Finding.warning(
                      "changefeed.filter.update",
                      "ignore_event",
                      "update",
                      "delete and insert beside it")
                  .advising("An update of a clustered key comes as delete and insert and passes."))
          : List.of();
    }
  }
}
