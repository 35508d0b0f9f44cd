package io.msksdk.changefeed.large;

import static java.util.Objects.requireNonNull;

import io.msksdk.changefeed.codec.TableSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row read from TiDB. Immutable and thread-safe. */
public final class LookedUpRow {
  private final TableSpec table;
  private final List<@Nullable Object> values;

  private LookedUpRow(TableSpec table, List<? extends @Nullable Object> values) {
    this.table = requireNonNull(table, "table");
    this.values = Collections.unmodifiableList(new ArrayList<@Nullable Object>(values));
    if (values.size() != table.columns().size()) {
      throw new IllegalArgumentException(
          "values: " + values.size() + " (expected: " + table.columns().size() + ").");
    }
  }

  /**
   * Returns a row.
   *
   * @param table its columns and their types
   * @param values their values in order, of the Java types of a column's value or MySQL's text
   * @return the row
   */
  public static LookedUpRow of(TableSpec table, List<? extends @Nullable Object> values) {
    return new LookedUpRow(table, values);
  }

  TableSpec table() {
    return table;
  }

  List<@Nullable Object> values() {
    return values;
  }

  @Override
  public String toString() {
    return "LookedUpRow[" + table + "]";
  }
}
