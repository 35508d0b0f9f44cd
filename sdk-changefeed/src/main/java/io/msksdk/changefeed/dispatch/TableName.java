package io.msksdk.changefeed.dispatch;

import static java.util.Objects.requireNonNull;

/**
 * A table of TiDB.
 *
 * @param database the schema
 * @param table the name within the schema
 */
public record TableName(String database, String table) {
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

  /** Returns {@code database.table}. */
  @Override
  public String toString() {
    return database + "." + table;
  }
}
