package io.msksdk.admin.topic;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a topic shall be. Immutable; checked as a whole when it is built. Defaults: 1 partition, 3
 * replicas, the cluster's settings.
 *
 * <pre>{@code
 * TopicSpec.named("orders").partitions(12).tiered(Duration.ofDays(30), Duration.ofHours(12)).build();
 * }</pre>
 */
public final class TopicSpec {
  private final String name;
  private final int partitions;
  private final int replicationFactor;
  private final Map<String, String> configs;
  private final List<Finding> findings;

  private TopicSpec(Builder builder) {
    name = builder.name;
    partitions = builder.partitions;
    replicationFactor = builder.replicationFactor;
    configs = Map.copyOf(builder.configs);
    findings = Findings.create().addAll(TopicRules.check(this)).requireNoErrors();
  }

  /**
   * Starts a topic.
   *
   * @param name its name
   * @return a builder
   */
  public static Builder named(String name) {
    return new Builder(name);
  }

  /**
   * Returns the name.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * Returns the number of partitions.
   *
   * @return 1 unless set
   */
  public int partitions() {
    return partitions;
  }

  /**
   * Returns how many replicas every partition has.
   *
   * @return 3 unless set
   */
  public int replicationFactor() {
    return replicationFactor;
  }

  /**
   * Returns the settings.
   *
   * @return values by name, unmodifiable
   */
  public Map<String, String> configs() {
    return configs;
  }

  /**
   * Returns the warnings.
   *
   * @return what is allowed but looks wrong, unmodifiable
   */
  public List<Finding> findings() {
    return findings;
  }

  private List<Object> values() {
    return List.of(name, partitions, replicationFactor, new TreeMap<>(configs));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TopicSpec that && values().equals(that.values());
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(values());
  }

  @Override
  public String toString() {
    return "TopicSpec" + values();
  }

  /** Collects what a {@link TopicSpec} says. Not thread-safe. */
  public static final class Builder {
    private final String name;
    private int partitions = 1;
    private int replicationFactor = 3;
    private final Map<String, String> configs = new TreeMap<>();

    private Builder(String name) {
      this.name = requireNonNull(name, "name");
    }

    /**
     * Sets the number of partitions; it can grow later and never shrink.
     *
     * @param count 1 or more
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder partitions(int count) {
      this.partitions = count;
      return this;
    }

    /**
     * Sets how many replicas every partition has.
     *
     * @param replicas 1 or more, at most one a broker
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder replicationFactor(int replicas) {
      this.replicationFactor = replicas;
      return this;
    }

    /**
     * Sets a setting.
     *
     * @param key such as {@code cleanup.policy}
     * @param value its value
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder config(String key, String value) {
      configs.put(requireNonNull(key, "key"), requireNonNull(value, "value"));
      return this;
    }

    /**
     * Keeps older data in tiered storage.
     *
     * @param total how long records are kept, at least 3 days
     * @param local how long they are kept on the brokers too, less than the total
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder tiered(Duration total, Duration local) {
      configs.putAll(TopicRules.tieredConfigs(total, local));
      return this;
    }

    /**
     * Sets how long records are kept; the cluster's setting unless set.
     *
     * @param time how long
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder retention(Duration time) {
      return config("retention.ms", String.valueOf(time.toMillis()));
    }

    /**
     * Keeps the newest record of every key instead of records of a time. Not with tiered storage.
     *
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder compacted() {
      return config("cleanup.policy", "compact");
    }

    /**
     * Sets how many replicas must have a record before producers with {@code acks=all} are told so;
     * the cluster's setting unless set.
     *
     * @param replicas fewer than the topic has, so that one broker may restart
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder minInSyncReplicas(int replicas) {
      return config("min.insync.replicas", String.valueOf(replicas));
    }

    /**
     * Sets the largest batch of records; the cluster's setting unless set.
     *
     * @param bytes the size after compression
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder maxMessageBytes(int bytes) {
      return config("max.message.bytes", String.valueOf(bytes));
    }

    /**
     * Checks everything and finishes the spec.
     *
     * @return the spec
     * @throws io.msksdk.core.check.InvalidSpecException when a rule is broken, with every finding
     */
    public TopicSpec build() {
      return new TopicSpec(this);
    }
  }
}
