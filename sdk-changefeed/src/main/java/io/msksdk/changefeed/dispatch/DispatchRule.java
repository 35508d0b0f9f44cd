package io.msksdk.changefeed.dispatch;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.core.check.InvalidSpecException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which tables go to which topic and by what to a partition. Immutable and thread-safe. */
public final class DispatchRule {
  private final List<String> matcher;
  private final @Nullable TopicExpression topic;
  private final PartitionRule partition;

  private DispatchRule(Builder builder) {
    this.matcher = builder.matcher;
    this.topic = builder.topic;
    this.partition = builder.partition;
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

  List<String> matcher() {
    return matcher;
  }

  @Nullable TopicExpression topic() {
    return topic;
  }

  PartitionRule partition() {
    return partition;
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
     * Makes the rule.
     *
     * @return the rule
     */
    public DispatchRule build() {
      return new DispatchRule(this);
    }
  }
}
