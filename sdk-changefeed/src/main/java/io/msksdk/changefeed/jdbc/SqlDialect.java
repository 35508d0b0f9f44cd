package io.msksdk.changefeed.jdbc;

import java.util.Collections;
import java.util.List;

/** How a database writes the statements of {@link JdbcMirror}. */
public enum SqlDialect {
  /** MySQL and TiDB. */
  MYSQL("`") {
    @Override
    String upsert(String table, List<String> columns, List<String> keys) {
      List<String> updates =
          columns.stream().map(c -> quote(c) + " = VALUES(" + quote(c) + ")").toList();
      return "INSERT INTO "
          + table
          + " ("
          + names(columns)
          + ") VALUES ("
          + marks(columns)
          + ") ON DUPLICATE KEY UPDATE "
          + String.join(", ", updates);
    }
  },
  /** H2. */
  H2("\"") {
    @Override
    String upsert(String table, List<String> columns, List<String> keys) {
      return "MERGE INTO "
          + table
          + " ("
          + names(columns)
          + ") KEY ("
          + names(keys)
          + ") VALUES ("
          + marks(columns)
          + ")";
    }
  };

  private final String mark;

  SqlDialect(String mark) {
    this.mark = mark;
  }

  abstract String upsert(String table, List<String> columns, List<String> keys);

  /** Values are bound for those keys alone that are not NULL, which nothing is equal to. */
  String delete(String table, List<String> keys, List<String> nulls) {
    List<String> conditions =
        keys.stream().map(key -> quote(key) + (nulls.contains(key) ? " IS NULL" : " = ?")).toList();
    return "DELETE FROM " + table + " WHERE " + String.join(" AND ", conditions);
  }

  String quote(String name) {
    return mark + name.replace(mark, mark + mark) + mark;
  }

  String names(List<String> columns) {
    return String.join(", ", columns.stream().map(this::quote).toList());
  }

  static String marks(List<String> columns) {
    return String.join(", ", Collections.nCopies(columns.size(), "?"));
  }
}
