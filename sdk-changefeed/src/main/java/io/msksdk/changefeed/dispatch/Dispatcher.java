package io.msksdk.changefeed.dispatch;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.changefeed.codec.Column;
import io.msksdk.changefeed.codec.ColumnException;
import io.msksdk.changefeed.codec.ColumnKind;
import io.msksdk.changefeed.codec.Image;
import io.msksdk.changefeed.codec.Presence;
import io.msksdk.changefeed.codec.Row;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.core.check.InvalidSpecException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The dispatch rules of a changefeed: says the topic and the partition of a table, a row or a key
 * as TiCDC chooses them. The first rule that matches decides both; tables that none matches go to
 * the default topic, each to one partition. Immutable and thread-safe.
 *
 * <pre>{@code
 * Dispatcher dispatcher =
 *     Dispatcher.builder("cdc")
 *         .rule(
 *             DispatchRule.match("shop.*")
 *                 .topic("cdc_{table}")
 *                 .partition(PartitionRule.indexValue())
 *                 .build())
 *         .build();
 * int partition = dispatcher.partition(TableName.of("shop", "orders"), Map.of("id", 42), 6);
 * }</pre>
 */
public final class Dispatcher {
  private record Compiled(TableMatcher matcher, DispatchRule rule) {}

  private final String defaultTopic;
  private final List<Compiled> rules;

  private Dispatcher(String defaultTopic, List<Compiled> rules) {
    this.defaultTopic = defaultTopic;
    this.rules = rules;
  }

  /**
   * Starts a dispatcher.
   *
   * @param defaultTopic the topic in the path of the changefeed's sink URI
   * @return the builder
   */
  public static Builder builder(String defaultTopic) {
    return new Builder(requireNonNull(defaultTopic, "defaultTopic"));
  }

  /**
   * Returns where the rows of a table go.
   *
   * @param name the table
   * @return topic and rule for the partition
   */
  public Route route(TableName name) {
    for (Compiled compiled : rules) {
      if (compiled.matcher().matches(name)) {
        String text = compiled.rule().topic().map(t -> t.topic(name)).orElse(defaultTopic);
        return new Route(text, compiled.rule().partition());
      }
    }
    return new Route(defaultTopic, PartitionRule.table());
  }

  /**
   * Returns the partition of a row.
   *
   * @param row the row
   * @param partitions how many partitions its topic has
   * @return the partition
   * @throws ColumnException when the row lacks a column of the rule
   * @throws IllegalArgumentException when the rule is {@code ts} and the row has no commit
   *     timestamp
   */
  public int partition(Row row, int partitions) {
    TableName name = TableName.of(row.database(), row.table());
    PartitionRule rule = route(name).partition();
    if (rule.kind() == PartitionRule.Kind.TIMESTAMP) {
      Tso tso =
          row.commitTs()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "commitTs: absent (expected: a changefeed with the TiDB extension)."));
      return partition(tso, partitions);
    }
    rule.requireColumns();
    PartitionHash hash = hash(name, partitions);
    List<String> columns =
        rule.kind() == PartitionRule.Kind.KEY ? row.keyColumns() : rule.columns();
    Image image = row.image();
    for (String column : columns) {
      add(hash, image.column(column));
    }
    return hash.partition(partitions);
  }

  private static void add(PartitionHash hash, Column column) {
    if (column.presence() == Presence.NULL) {
      return;
    }
    String text = column.text();
    ColumnKind kind = column.type().kind();
    boolean binary =
        kind == ColumnKind.BINARY || kind == ColumnKind.VARBINARY || kind == ColumnKind.BLOB;
    hash.add(column.name(), binary ? column.bytes() : text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Returns the partition that holds a key.
   *
   * @param name the table
   * @param key the values by column: for {@code index-value} those of the key, for {@code columns}
   *     and an index at least those of the rule; ignored for {@code table}. Dates and times are
   *     passed as MySQL's text
   * @param partitions how many partitions the topic of the table has
   * @return the partition
   * @throws IllegalArgumentException when a column of the rule is missing, or when the rule is
   *     {@code ts}, under which no partition holds a key
   */
  public int partition(
      TableName name, Map<String, ? extends @Nullable Object> key, int partitions) {
    PartitionRule rule = route(name).partition();
    if (rule.kind() == PartitionRule.Kind.TIMESTAMP) {
      throw new IllegalArgumentException(
          "partition: ts (expected: another rule; ts spreads the changes of a key).");
    }
    rule.requireColumns();
    PartitionHash hash = hash(name, partitions);
    Collection<String> columns =
        rule.kind() == PartitionRule.Kind.KEY ? key.keySet() : rule.columns();
    for (String column : columns) {
      if (!key.containsKey(column)) {
        throw new IllegalArgumentException(
            "key: " + key.keySet() + " (expected: with the column " + column + ").");
      }
      Object value = key.get(column);
      if (value != null) {
        hash.add(column, PartitionHash.bytesOf(column, value));
      }
    }
    return hash.partition(partitions);
  }

  /**
   * Returns the partition of a commit timestamp under the rule {@code ts}.
   *
   * @param commitTs the timestamp
   * @param partitions how many partitions the topic has
   * @return the partition
   */
  public static int partition(Tso commitTs, int partitions) {
    return (int) Long.remainderUnsigned(commitTs.value(), checked(partitions));
  }

  private static PartitionHash hash(TableName name, int partitions) {
    int ignored = checked(partitions);
    PartitionHash hash = new PartitionHash();
    hash.add(name.database(), name.table());
    return hash;
  }

  private static int checked(int partitions) {
    if (partitions < 1) {
      throw new IllegalArgumentException("partitions: " + partitions + " (expected: 1 or more).");
    }
    return partitions;
  }

  /**
   * Returns the topics that more than one of the tables go to, which a protocol with one table per
   * topic cannot use. Names that differ only in characters Kafka refuses are among the causes.
   *
   * @param tables the tables of the changefeed
   * @return the tables of each such topic, by topic
   */
  public Map<String, Set<TableName>> sharedTopics(Collection<TableName> tables) {
    Map<String, Set<TableName>> byTopic = new TreeMap<>();
    for (TableName name : tables) {
      byTopic.computeIfAbsent(route(name).topic(), topic -> new LinkedHashSet<>()).add(name);
    }
    byTopic.values().removeIf(names -> names.size() < 2);
    return Map.copyOf(byTopic);
  }

  /**
   * Returns what a table is called in messages: its own name unless a rule routes it. The first
   * rule that matches and names a target decides.
   *
   * @param name the table in TiDB
   * @return the table as consumers see it
   */
  public TableName target(TableName name) {
    for (Compiled compiled : rules) {
      var schema = compiled.rule().targetSchema();
      var table = compiled.rule().targetTable();
      if ((schema.isPresent() || table.isPresent()) && compiled.matcher().matches(name)) {
        return TableName.of(
            schema.map(text -> text.name(name)).orElse(name.database()),
            table.map(text -> text.name(name)).orElse(name.table()));
      }
    }
    return name;
  }

  /**
   * Returns the targets that more than one of the tables are routed to, which TiCDC refuses with
   * {@code CDC:ErrTableRouteConflict}.
   *
   * @param tables the tables of the changefeed
   * @return the tables of each such target, by target
   */
  public Map<TableName, Set<TableName>> sharedTargets(Collection<TableName> tables) {
    Map<TableName, Set<TableName>> byTarget = new LinkedHashMap<>();
    for (TableName name : tables) {
      byTarget.computeIfAbsent(target(name), target -> new LinkedHashSet<>()).add(name);
    }
    byTarget.values().removeIf(names -> names.size() < 2);
    return Map.copyOf(byTarget);
  }

  /** Collects the rules of a dispatcher. Not thread-safe. */
  public static final class Builder {
    private final String defaultTopic;
    private final List<DispatchRule> rules = new ArrayList<>();
    private boolean caseSensitive;

    private Builder(String defaultTopic) {
      this.defaultTopic = defaultTopic;
    }

    /**
     * Adds a rule after those added before.
     *
     * @param rule the rule
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder rule(DispatchRule rule) {
      rules.add(requireNonNull(rule, "rule"));
      return this;
    }

    /**
     * Matches names with regard to case, as a changefeed with {@code case-sensitive} does.
     *
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder caseSensitive() {
      caseSensitive = true;
      return this;
    }

    /**
     * Makes the dispatcher.
     *
     * @return the dispatcher
     * @throws InvalidSpecException when a matcher is not of the table filter's syntax
     */
    public Dispatcher build() {
      List<Compiled> compiled = new ArrayList<>();
      for (DispatchRule rule : rules) {
        compiled.add(new Compiled(TableMatcher.parse(rule.matcher(), caseSensitive), rule));
      }
      return new Dispatcher(defaultTopic, List.copyOf(compiled));
    }
  }
}
