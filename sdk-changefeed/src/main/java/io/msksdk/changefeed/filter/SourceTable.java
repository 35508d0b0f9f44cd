package io.msksdk.changefeed.filter;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.changefeed.codec.TableSpec;
import io.msksdk.changefeed.dispatch.TableName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A table of TiDB as far as changefeeds look at it: its columns and what is unique in it. Immutable
 * and thread-safe.
 */
public final class SourceTable {
  private final TableName name;
  private final List<String> columns;
  private final Set<String> nullable;
  private final Set<String> virtual;
  private final List<String> primaryKey;
  private final Map<String, List<String>> unique;
  private final Set<String> indexes;

  private SourceTable(Builder builder) {
    this.name = builder.name;
    this.columns = List.copyOf(builder.columns);
    this.nullable = Set.copyOf(builder.nullable);
    this.virtual = Set.copyOf(builder.virtual);
    this.primaryKey = List.copyOf(builder.primaryKey);
    this.unique = Collections.unmodifiableMap(new LinkedHashMap<>(builder.unique));
    this.indexes = Set.copyOf(builder.indexes);
  }

  /**
   * Starts a table.
   *
   * @param database the schema
   * @param table the name within the schema
   * @return the builder
   */
  public static Builder builder(String database, String table) {
    return new Builder(TableName.of(database, table));
  }

  /**
   * Returns the table of a description that has a primary key or nothing unique.
   *
   * @param table the description
   * @return the table
   */
  public static SourceTable of(TableSpec table) {
    Builder builder = builder(table.database(), table.table());
    table.columns().forEach(builder::column);
    return builder.primaryKey(table.keyColumns().toArray(String[]::new)).build();
  }

  /**
   * Returns the name.
   *
   * @return schema and table
   */
  public TableName name() {
    return name;
  }

  /**
   * Returns the columns.
   *
   * @return their names in order
   */
  public List<String> columns() {
    return columns;
  }

  /**
   * Says whether there is a column, which MySQL names without regard to case.
   *
   * @param column its name
   * @return whether there is
   */
  public boolean has(String column) {
    return columns.stream().anyMatch(column::equalsIgnoreCase);
  }

  /**
   * Returns the columns of an index that changefeeds can use.
   *
   * @param index its name
   * @return its columns, empty when there is no unique index of the name
   */
  public Optional<List<String>> uniqueIndex(String index) {
    return Optional.ofNullable(unique.get(index));
  }

  /**
   * Says whether there is an index of a name that is not unique.
   *
   * @param index its name
   * @return whether there is
   */
  public boolean hasPlainIndex(String index) {
    return indexes.contains(index);
  }

  /**
   * Returns the primary key and the unique indexes whose columns are all {@code NOT NULL} and none
   * virtual, which are what TiCDC calls valid. Source: TiDB documentation, "TiCDC Overview",
   * section "Valid index".
   *
   * @return the columns of each, the primary key first; none for a table TiCDC refuses
   */
  public List<List<String>> validIndexes() {
    List<List<String>> valid = new ArrayList<>();
    if (!primaryKey.isEmpty()) {
      valid.add(primaryKey);
    }
    unique.values().stream()
        .filter(index -> index.stream().noneMatch(c -> nullable.contains(c) || virtual.contains(c)))
        .forEach(valid::add);
    return List.copyOf(valid);
  }

  /** Returns schema, table and columns. */
  @Override
  public String toString() {
    return name + columns.toString();
  }

  /** Collects the columns of a table. Not thread-safe. */
  public static final class Builder {
    private final TableName name;
    private final List<String> columns = new ArrayList<>();
    private final Set<String> nullable = new TreeSet<>();
    private final Set<String> virtual = new TreeSet<>();
    private final Map<String, List<String>> unique = new LinkedHashMap<>();
    private final Set<String> indexes = new TreeSet<>();
    private List<String> primaryKey = List.of();

    private Builder(TableName name) {
      this.name = name;
    }

    /**
     * Adds a column that is {@code NOT NULL}.
     *
     * @param column its name
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder column(String column) {
      columns.add(requireNonNull(column, "column"));
      return this;
    }

    /**
     * Adds a column that can be NULL.
     *
     * @param column its name
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder nullable(String column) {
      nullable.add(column);
      return column(column);
    }

    /**
     * Adds a virtual generated column.
     *
     * @param column its name
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder virtual(String column) {
      virtual.add(column);
      return column(column);
    }

    /**
     * Sets the primary key.
     *
     * @param key its columns
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder primaryKey(String... key) {
      primaryKey = present(List.of(key));
      return this;
    }

    /**
     * Adds a unique index.
     *
     * @param index its name
     * @param of its columns
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder unique(String index, String... of) {
      unique.put(index, present(List.of(of)));
      return this;
    }

    /**
     * Adds an index that is not unique.
     *
     * @param index its name
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder index(String index) {
      indexes.add(index);
      return this;
    }

    private List<String> present(List<String> key) {
      for (String column : key) {
        if (!columns.contains(column)) {
          throw new IllegalArgumentException(
              "column: " + column + " (expected: one of " + columns + ").");
        }
      }
      return key;
    }

    /**
     * Makes the table.
     *
     * @return the table
     */
    public SourceTable build() {
      return new SourceTable(this);
    }
  }
}
