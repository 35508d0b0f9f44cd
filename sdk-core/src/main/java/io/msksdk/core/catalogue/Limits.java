package io.msksdk.core.catalogue;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The limits MSK publishes, each with its source, and those raised for an account. Immutable.
 *
 * <pre>{@code
 * Limits mine = Limits.published().with("brokersPerClusterKRaft", 120);
 * }</pre>
 */
public final class Limits {
  private static final Limits PUBLISHED = new Limits(read());

  private final Map<String, Limit> rows;

  private Limits(Map<String, Limit> rows) {
    this.rows = Map.copyOf(rows);
  }

  /**
   * Returns the limits as published.
   *
   * @return the table this version of the SDK carries
   */
  public static Limits published() {
    return PUBLISHED;
  }

  /**
   * Looks up a limit.
   *
   * @param name its name in the table
   * @return its value
   */
  public long value(String name) {
    return limit(name).value();
  }

  /**
   * Looks up a limit with its unit and source.
   *
   * @param name its name in the table
   * @return the row
   */
  public Limit limit(String name) {
    Limit limit = rows.get(name);
    if (limit == null) {
      throw new IllegalArgumentException("limit: " + name + " (expected: one of " + names() + ").");
    }
    return limit;
  }

  /**
   * Replaces a value, such as a quota AWS raised.
   *
   * @param name its name in the table
   * @param value what holds for this account
   * @return a table with that value
   */
  public Limits with(String name, long value) {
    Limit published = limit(name);
    Map<String, Limit> changed = new LinkedHashMap<>(rows);
    changed.put(name, new Limit(name, value, published.unit(), "set by the application"));
    return new Limits(changed);
  }

  /**
   * Takes over a newer table, such as one an organisation keeps for all its applications.
   *
   * @param table rows of name, value, unit and source between tabs; lines that begin with a hash
   *     are comments
   * @return this table with those rows in place of its own
   * @throws io.msksdk.core.check.InvalidSpecException when a row cannot be read
   */
  public Limits updatedBy(String table) {
    Map<String, Limit> changed = new LinkedHashMap<>(rows);
    for (String[] cells : Rows.of(table)) {
      if (cells.length != 4 || !cells[1].matches("\\d{1,18}")) {
        throw InvalidSpecException.of(
            Finding.error(
                "limits.row",
                "table",
                String.join(" ", cells),
                "name, value, unit and source between tabs"));
      }
      changed.put(cells[0], row(cells));
    }
    return new Limits(changed);
  }

  private String names() {
    return String.join(", ", rows.keySet().stream().sorted().toList());
  }

  private static Map<String, Limit> read() {
    Map<String, Limit> rows = new LinkedHashMap<>();
    Rows.published("limits.tsv").forEach(cells -> rows.put(cells[0], row(cells)));
    return rows;
  }

  private static Limit row(String[] cells) {
    return new Limit(cells[0], Long.parseLong(cells[1]), cells[2], cells[3]);
  }

  /**
   * One limit.
   *
   * @param name its name
   * @param value the number
   * @param unit what the number counts
   * @param source where it is printed
   */
  public record Limit(String name, long value, String unit, String source) {}
}
