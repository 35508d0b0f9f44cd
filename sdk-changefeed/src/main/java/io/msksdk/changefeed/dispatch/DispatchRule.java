package io.msksdk.changefeed.dispatch;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.core.check.InvalidSpecException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which tables go to which topic and by what to a partition. Immutable and thread-safe. */
public final class DispatchRule {
  private final List<String> matcher;
  private final @Nullable TopicExpression topic;
  private final PartitionRule partition;
  private final @Nullable NameExpression targetSchema;
  private final @Nullable NameExpression targetTable;

  private DispatchRule(Builder builder) {
    this.matcher = builder.matcher;
    this.topic = builder.topic;
    this.partition = builder.partition;
    this.targetSchema = builder.targetSchema;
    this.targetTable = builder.targetTable;
  }

  /**
   * Starts a rule.
   *
   * @param matcher rules of TiDB's table filter, such as {@code test.*} and {@code !test.tmp_*};
   *     the last one that matches decides
   * @return the builder
   */
  public static Builder match(String... matcher) {
    return new Builder(List.of(matcher));
  }

  /**
   * Returns which tables the rule is for.
   *
   * @return rules of TiDB's table filter, unmodifiable
   */
  public List<String> matcher() {
    return matcher;
  }

  /**
   * Returns how the topic is named.
   *
   * @return the expression, empty for the changefeed's default topic
   */
  public Optional<TopicExpression> topic() {
    return Optional.ofNullable(topic);
  }

  /**
   * Returns what decides the partition.
   *
   * @return the rule
   */
  public PartitionRule partition() {
    return partition;
  }

  /**
   * Returns what the schema is called in messages.
   *
   * @return the expression, empty for its own name
   */
  public Optional<NameExpression> targetSchema() {
    return Optional.ofNullable(targetSchema);
  }

  /**
   * Returns what the table is called in messages.
   *
   * @return the expression, empty for its own name
   */
  public Optional<NameExpression> targetTable() {
    return Optional.ofNullable(targetTable);
  }

  @Override
  public String toString() {
    return matcher + " -> " + (topic == null ? "default topic" : topic) + ", " + partition;
  }

  /** Collects the parts of a rule. Not thread-safe. */
  public static final class Builder {
    private final List<String> matcher;
    private @Nullable TopicExpression topic;
    private PartitionRule partition = PartitionRule.table();
    private @Nullable NameExpression targetSchema;
    private @Nullable NameExpression targetTable;

    private Builder(List<String> matcher) {
      this.matcher = matcher;
    }

    /**
     * Sets the topic. The changefeed's default topic when it is not set.
     *
     * @param expression a topic expression; an empty one means the default topic
     * @return this
     * @throws InvalidSpecException when the text is no topic expression
     */
    @CanIgnoreReturnValue
    public Builder topic(String expression) {
      topic = expression.isEmpty() ? null : TopicExpression.parse(expression);
      return this;
    }

    /**
     * Sets what decides the partition. {@link PartitionRule#table()} by default.
     *
     * @param rule the rule
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder partition(PartitionRule rule) {
      partition = requireNonNull(rule, "rule");
      return this;
    }

    /**
     * Renames the tables in messages, from v8.5.7 of the new architecture. Filters, topics and
     * partitions go on by their own names.
     *
     * @param schema what the schema is called, with <code>{schema}</code> and <code>{table}</code>
     *     for the own names; empty for its own name
     * @param table what the table is called, likewise
     * @return this
     * @throws InvalidSpecException when a text has other braces
     */
    @CanIgnoreReturnValue
    public Builder target(String schema, String table) {
      targetSchema = schema.isEmpty() ? null : NameExpression.parse(schema);
      targetTable = table.isEmpty() ? null : NameExpression.parse(table);
      return this;
    }

    /**
     * Makes the rule.
     *
     * @return the rule
     */
    public DispatchRule build() {
      return new DispatchRule(this);
    }
  }
}
