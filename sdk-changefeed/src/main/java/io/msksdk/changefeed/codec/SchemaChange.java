package io.msksdk.changefeed.codec;

import static java.util.Objects.requireNonNull;

/**
 * A change of a schema to be encoded. Immutable and thread-safe.
 *
 * @param database the schema
 * @param table the table, empty for a change of the schema itself
 * @param kind what is done
 * @param sql the statement
 * @param commitTs when
 */
public record SchemaChange(String database, String table, DdlKind kind, String sql, Tso commitTs) {
  /**
   * Checks that everything is given.
   *
   * @param database the schema
   * @param table the table, empty for a change of the schema itself
   * @param kind what is done
   * @param sql the statement
   * @param commitTs when
   */
  public SchemaChange {
    requireNonNull(database, "database");
    requireNonNull(table, "table");
    requireNonNull(kind, "kind");
    requireNonNull(sql, "sql");
    requireNonNull(commitTs, "commitTs");
  }
}
