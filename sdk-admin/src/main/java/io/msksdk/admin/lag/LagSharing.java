package io.msksdk.admin.lag;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How several instances share the groups of a cluster: by a consumer group of their own over a
 * small compacted topic. Who holds a partition of it watches the groups hashed to that partition
 * and keeps their history in it, so that a restart or a take-over goes on with its window.
 * Immutable.
 *
 * <pre>{@code
 * LagMonitor monitor = LagMonitor.of(properties).shared(LagSharing.by("lag-watchers")).open();
 * }</pre>
 *
 * <p>One instance needs none of it.
 */
public final class LagSharing {
  private final String group;
  private final String topic;
  private final int partitions;
  private final Duration takeOver;

  private LagSharing(Builder builder) {
    group = builder.group;
    topic = builder.topic;
    partitions = builder.partitions;
    takeOver = builder.takeOver;
  }

  /**
   * Shares in the usual way.
   *
   * @param group the consumer group of the instances, the same for all of them
   * @return the defaults of {@link #builder}
   */
  public static LagSharing by(String group) {
    return builder(group).build();
  }

  /**
   * Starts from the defaults: topic {@code __msk-lag-history} with 32 partitions, take-over 30 s
   * after an instance was last heard.
   *
   * @param group the consumer group of the instances, the same for all of them
   * @return a builder
   */
  public static Builder builder(String group) {
    return new Builder(group);
  }

  /**
   * Returns the consumer group of the instances.
   *
   * @return its {@code group.id}; it is not itself watched
   */
  public String group() {
    return group;
  }

  /**
   * Returns the topic that keeps the history.
   *
   * @return its name
   */
  public String topic() {
    return topic;
  }

  /**
   * Returns how many partitions the topic is made with: more than there will ever be instances.
   *
   * @return the number; of a topic that is there its own number counts
   */
  public int partitions() {
    return partitions;
  }

  /**
   * Returns how long nothing is heard of an instance before others take its groups over.
   *
   * @return the session timeout of the sharing group
   */
  public Duration takeOver() {
    return takeOver;
  }

  @Override
  public String toString() {
    return "LagSharing[" + group + ", " + topic + "]";
  }

  /** Collects how to share. Not thread-safe. */
  public static final class Builder {
    private static final Duration SHORTEST = Duration.ofSeconds(6);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final String group;
    private String topic = "__msk-lag-history";
    private int partitions = 32;
    private Duration takeOver = Duration.ofSeconds(30);

    private Builder(String group) {
      this.group = requireNonNull(group, "group");
    }

    /**
     * Sets the topic that keeps the history; it is created when it is not there.
     *
     * @param topic the name
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder topic(String topic) {
      this.topic = requireNonNull(topic, "topic");
      return this;
    }

    /**
     * Sets how many partitions the topic is made with.
     *
     * @param partitions from 1 to 1000
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder partitions(int partitions) {
      this.partitions = partitions;
      return this;
    }

    /**
     * Sets how long nothing is heard of an instance before others take its groups over. One that is
     * closed hands them over at once.
     *
     * @param takeOver from 6 s to 30 minutes, which are the limits of MSK's brokers
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder takeOver(Duration takeOver) {
      this.takeOver = requireNonNull(takeOver, "takeOver");
      return this;
    }

    /**
     * Checks the settings.
     *
     * @return how to share
     * @throws io.msksdk.core.check.InvalidSpecException with every finding
     */
    public LagSharing build() {
      Findings.create()
          .add(blank("group", group))
          .add(blank("topic", topic))
          .add(within("partitions", partitions, 1, 1_000))
          .add(
              takeOver.compareTo(SHORTEST) < 0 || takeOver.compareTo(LONGEST) > 0
                  ? Finding.error(
                      "lag.sharing", "takeOver", takeOver, "from " + SHORTEST + " to " + LONGEST)
                  : null)
          .requireNoErrors();
      return new LagSharing(this);
    }

    private static @Nullable Finding blank(String property, String value) {
      return value.isBlank()
          ? Finding.error("lag.sharing", property, value, "a name that is not blank")
          : null;
    }

    private static @Nullable Finding within(String property, long value, long low, long high) {
      return value < low || value > high
          ? Finding.error("lag.sharing", property, value, "from " + low + " to " + high)
          : null;
    }
  }
}
