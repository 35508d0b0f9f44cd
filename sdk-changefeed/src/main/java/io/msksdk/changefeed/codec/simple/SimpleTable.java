package io.msksdk.changefeed.codec.simple;

import io.msksdk.changefeed.codec.TableSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table while its schema is read. */
final class SimpleTable {
  private final String database;
  private final String table;
  private final Map<String, String> columns = new LinkedHashMap<>();
  private List<String> primary = List.of();
  private List<String> unique = List.of();

  SimpleTable(String database, String table) {
    this.database = database;
    this.table = table;
  }

  /** The type of a column, put together from its parts as MySQL writes it. */
  void column(
      String name,
      String type,
      long length,
      int decimal,
      List<String> elements,
      boolean unsigned,
      boolean zerofill) {
    StringBuilder text = new StringBuilder(type);
    if (!elements.isEmpty()) {
      List<String> quoted = new ArrayList<>();
      elements.forEach(element -> quoted.add('\'' + element.replace("'", "''") + '\''));
      text.append('(').append(String.join(",", quoted)).append(')');
    } else if (type.equals("decimal") && length > 0) {
      text.append('(').append(length).append(',').append(Math.max(0, decimal)).append(')');
    } else if (type.equals("bit") && length > 0) {
      text.append('(').append(length).append(')');
    }
    text.append(unsigned ? " unsigned" : "").append(zerofill ? " zerofill" : "");
    columns.put(name, text.toString());
  }

  void index(boolean isPrimary, boolean isUnique, boolean nullable, List<String> names) {
    if (isPrimary) {
      primary = names;
    } else if (isUnique && !nullable && unique.isEmpty()) {
      unique = names;
    }
  }

  TableSpec spec() {
    List<String> keys = primary.isEmpty() ? unique : primary;
    TableSpec.Builder spec = TableSpec.builder(database, table);
    columns.forEach(
        (name, type) -> {
          if (keys.contains(name)) {
            spec.key(name, type);
          } else {
            spec.column(name, type);
          }
        });
    return spec.build();
  }
}
