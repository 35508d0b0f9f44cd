package io.msksdk.changefeed.codec;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.ArrayList;
import java.util.List;

/** A table whose rows are encoded: its columns in order and its key. Immutable and thread-safe. */
public final class TableSpec {
  private final String database;
  private final String table;
  private final List<String> names;
  private final List<MysqlType> types;
  private final List<String> keys;

  private TableSpec(Builder builder) {
    this.database = builder.database;
    this.table = builder.table;
    this.names = List.copyOf(builder.names);
    this.types = List.copyOf(builder.types);
    this.keys = List.copyOf(builder.keys);
  }

  /**
   * Starts a table.
   *
   * @param database the schema
   * @param table the table
   * @return the builder
   */
  public static Builder builder(String database, String table) {
    return new Builder(requireNonNull(database, "database"), requireNonNull(table, "table"));
  }

  /**
   * Returns the schema.
   *
   * @return the name of the database
   */
  public String database() {
    return database;
  }

  /**
   * Returns the table.
   *
   * @return the name of the table
   */
  public String table() {
    return table;
  }

  /**
   * Returns the columns.
   *
   * @return the names in order
   */
  public List<String> columns() {
    return names;
  }

  /**
   * Returns the types of the columns.
   *
   * @return the types in the order of {@link #columns()}
   */
  public List<MysqlType> types() {
    return types;
  }

  /**
   * Returns the key columns.
   *
   * @return the names, empty for a table without a primary key
   */
  public List<String> keyColumns() {
    return keys;
  }

  @Override
  public String toString() {
    return database + "." + table + names;
  }

  /** Collects the columns of a table. Not thread-safe. */
  public static final class Builder {
    private final String database;
    private final String table;
    private final List<String> names = new ArrayList<>();
    private final List<MysqlType> types = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();

    private Builder(String database, String table) {
      this.database = database;
      this.table = table;
    }

    /**
     * Adds a column.
     *
     * @param name its name, not used before
     * @param type its MySQL type, such as {@code bigint unsigned} or {@code enum('a','b')}
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder column(String name, String type) {
      if (names.contains(requireNonNull(name, "name"))) {
        throw new IllegalArgumentException("name: " + name + " (expected: each column once).");
      }
      names.add(name);
      types.add(MysqlType.parse(type));
      return this;
    }

    /**
     * Adds a column of the primary key.
     *
     * @param name its name, not used before
     * @param type its MySQL type
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder key(String name, String type) {
      column(name, type);
      keys.add(name);
      return this;
    }

    /**
     * Makes the table.
     *
     * @return the table
     */
    public TableSpec build() {
      return new TableSpec(this);
    }
  }
}
