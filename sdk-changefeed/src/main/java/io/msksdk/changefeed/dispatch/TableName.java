package io.msksdk.changefeed.dispatch;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * A table of TiDB.
 *
 * @param database the schema
 * @param table the name within the schema
 */
public record TableName(String database, String table) {
  /** What a rule of the table filter takes without quotes. */
  private static final Pattern PLAIN = Pattern.compile("[0-9A-Za-z$_\\x{80}-\\x{10FFFF}]+");

  /**
   * Checks that both names are given.
   *
   * @param database the schema
   * @param table the name within the schema
   */
  public TableName {
    requireNonNull(database, "database");
    requireNonNull(table, "table");
  }

  /**
   * Returns the name of a table.
   *
   * @param database the schema
   * @param table the name within the schema
   * @return the name
   */
  public static TableName of(String database, String table) {
    return new TableName(database, table);
  }

  /**
   * Returns the rule of the table filter for this table alone.
   *
   * @return such as {@code test.tbl1}; names with other characters are quoted
   */
  public String rule() {
    return quoted(database) + "." + quoted(table);
  }

  private static String quoted(String name) {
    return PLAIN.matcher(name).matches() ? name : "`" + name.replace("`", "``") + "`";
  }

  /** Returns {@code database.table}. */
  @Override
  public String toString() {
    return database + "." + table;
  }
}
