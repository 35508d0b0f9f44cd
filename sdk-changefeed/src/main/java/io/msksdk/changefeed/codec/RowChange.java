package io.msksdk.changefeed.codec;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of a row to be encoded. Values have the Java types of {@link Column#value()}; a {@link
 * String} is sent as it is for any type. Immutable and thread-safe.
 */
public final class RowChange {
  private final TableSpec table;
  private final RowKind kind;
  private final Tso commitTs;
  private final List<@Nullable Object> before;
  private final List<@Nullable Object> after;

  private RowChange(
      TableSpec table,
      RowKind kind,
      Tso commitTs,
      List<? extends @Nullable Object> before,
      List<? extends @Nullable Object> after) {
    this.table = requireNonNull(table, "table");
    this.kind = kind;
    this.commitTs = requireNonNull(commitTs, "commitTs");
    this.before = checked("before", before, kind != RowKind.INSERT);
    this.after = checked("after", after, kind != RowKind.DELETE);
  }

  private List<@Nullable Object> checked(
      String name, List<? extends @Nullable Object> values, boolean present) {
    int expected = present ? table.columns().size() : 0;
    if (values.size() != expected) {
      throw new IllegalArgumentException(
          name + ": " + values.size() + " values (expected: " + expected + ", one per column).");
    }
    return Collections.unmodifiableList(new ArrayList<@Nullable Object>(values));
  }

  /**
   * Returns an insert.
   *
   * @param table the table
   * @param commitTs when
   * @param after the values in the order of the table's columns, null for NULL
   * @return the change
   */
  public static RowChange insert(
      TableSpec table, Tso commitTs, List<? extends @Nullable Object> after) {
    return new RowChange(table, RowKind.INSERT, commitTs, List.of(), after);
  }

  /**
   * Returns an update.
   *
   * @param table the table
   * @param commitTs when
   * @param before all values before, in the order of the table's columns
   * @param after all values after
   * @return the change
   */
  public static RowChange update(
      TableSpec table,
      Tso commitTs,
      List<? extends @Nullable Object> before,
      List<? extends @Nullable Object> after) {
    return new RowChange(table, RowKind.UPDATE, commitTs, before, after);
  }

  /**
   * Returns a delete.
   *
   * @param table the table
   * @param commitTs when
   * @param before the values of the deleted row, in the order of the table's columns
   * @return the change
   */
  public static RowChange delete(
      TableSpec table, Tso commitTs, List<? extends @Nullable Object> before) {
    return new RowChange(table, RowKind.DELETE, commitTs, before, List.of());
  }

  /**
   * Returns the table.
   *
   * @return the table
   */
  public TableSpec table() {
    return table;
  }

  /**
   * Returns what happened.
   *
   * @return insert, update or delete
   */
  public RowKind kind() {
    return kind;
  }

  /**
   * Returns when it happened.
   *
   * @return the commit timestamp
   */
  public Tso commitTs() {
    return commitTs;
  }

  /**
   * Returns the values before.
   *
   * @return one per column, none for an insert
   */
  public List<@Nullable Object> before() {
    return before;
  }

  /**
   * Returns the values after.
   *
   * @return one per column, none for a delete
   */
  public List<@Nullable Object> after() {
    return after;
  }

  /**
   * Returns the values the change is sent for.
   *
   * @return those after, of a delete those before
   */
  public List<@Nullable Object> main() {
    return kind == RowKind.DELETE ? before : after;
  }

  @Override
  public String toString() {
    return kind + " " + table.database() + "." + table.table() + " at " + commitTs;
  }
}
