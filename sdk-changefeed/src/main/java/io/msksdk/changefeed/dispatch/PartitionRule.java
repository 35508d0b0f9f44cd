package io.msksdk.changefeed.dispatch;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What decides the partition of a row. Source: TiDB documentation, "Replicate Data to Kafka",
 * section "Partition dispatchers". Immutable and thread-safe.
 */
public final class PartitionRule {
  enum Kind {
    TABLE,
    KEY,
    COLUMNS,
    TIMESTAMP
  }

  private final Kind kind;
  private final String text;
  private final List<String> columns;
  private final @Nullable String index;

  private PartitionRule(Kind kind, String text, List<String> columns) {
    this(kind, text, columns, null);
  }

  private PartitionRule(Kind kind, String text, List<String> columns, @Nullable String index) {
    this.kind = kind;
    this.text = text;
    this.columns = columns;
    this.index = index;
  }

  /**
   * Returns the rule that keeps a table in one partition; also the default.
   *
   * @return the rule {@code table}
   */
  public static PartitionRule table() {
    return new PartitionRule(Kind.TABLE, "table", List.of());
  }

  /**
   * Returns the rule that keeps the changes of a key in one partition.
   *
   * @return the rule {@code index-value}, by the primary key
   */
  public static PartitionRule indexValue() {
    return new PartitionRule(Kind.KEY, "index-value", List.of());
  }

  /**
   * Returns the rule that keeps the changes of a unique index' value in one partition.
   *
   * @param index the name of the index
   * @param columns its columns, which no message tells
   * @return the rule {@code index-value} with an index
   */
  public static PartitionRule index(String index, List<String> columns) {
    return new PartitionRule(Kind.COLUMNS, "index-value", present(columns), index);
  }

  /**
   * Returns the rule that keeps the changes of a unique index' value in one partition, as a
   * configuration has it: without the columns no partition can be predicted.
   *
   * @param index the name of the index
   * @return the rule {@code index-value} with an index
   */
  public static PartitionRule index(String index) {
    return new PartitionRule(Kind.COLUMNS, "index-value", List.of(), index);
  }

  /**
   * Returns the rule that keeps rows with the same values in one partition.
   *
   * @param columns the columns
   * @return the rule {@code columns}
   */
  public static PartitionRule columns(List<String> columns) {
    return new PartitionRule(Kind.COLUMNS, "columns", present(columns));
  }

  /**
   * Returns the rule that spreads rows by commit timestamp, so that even changes of one row are in
   * order only after sorting all partitions.
   *
   * @return the rule {@code ts}
   */
  public static PartitionRule timestamp() {
    return new PartitionRule(Kind.TIMESTAMP, "ts", List.of());
  }

  /**
   * Reads the name of a rule without parameters as TiCDC does: {@code rowid} is {@code
   * index-value}, and what it does not know is the default.
   *
   * @param text {@code default}, {@code table}, {@code index-value}, {@code rowid} or {@code ts}
   * @return the rule
   */
  public static PartitionRule parse(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "index-value", "rowid" -> indexValue();
      case "ts" -> timestamp();
      case "columns" ->
          throw new IllegalArgumentException(
              "partition: columns (expected: PartitionRule.columns with their names).");
      default -> table();
    };
  }

  private static List<String> present(List<String> columns) {
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("columns: none (expected: at least one).");
    }
    return List.copyOf(columns);
  }

  Kind kind() {
    return kind;
  }

  /**
   * Returns the columns whose values decide.
   *
   * @return those of the rule, none when the key or nothing decides
   */
  public List<String> columns() {
    return columns;
  }

  /**
   * Returns TiCDC's name of the rule.
   *
   * @return {@code table}, {@code index-value}, {@code columns} or {@code ts}
   */
  public String text() {
    return text;
  }

  /**
   * Returns the index whose columns decide.
   *
   * @return its name, empty when the key or no index decides
   */
  public Optional<String> indexName() {
    return Optional.ofNullable(index);
  }

  void requireColumns() {
    if (kind == Kind.COLUMNS && columns.isEmpty()) {
      throw new IllegalArgumentException(
          "partition: " + this + " (expected: the columns of the index). Name them in the rule.");
    }
  }

  /**
   * Says whether all changes of a row are in one partition and so in order, as long as the columns
   * the rule looks at do not change.
   *
   * @return false for {@code ts} alone
   */
  public boolean ordered() {
    return kind != Kind.TIMESTAMP;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PartitionRule that
        && text.equals(that.text)
        && Objects.equals(index, that.index)
        && columns.equals(that.columns);
  }

  @Override
  public int hashCode() {
    return Objects.hash(text, index, columns);
  }

  @Override
  public String toString() {
    String named = index == null ? text : text + " " + index;
    return columns.isEmpty() ? named : named + columns;
  }
}
