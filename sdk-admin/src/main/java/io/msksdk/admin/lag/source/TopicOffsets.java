package io.msksdk.admin.lag.source;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The ends of a topic's partitions in one round, whoever reads them. Immutable; the groups of a
 * round share it.
 */
public final class TopicOffsets {
  private final String topic;
  private final String topicId;
  private final Offsets starts;
  private final Offsets stables;
  private final Offsets ends;
  private final @Nullable Boolean compacted;

  private TopicOffsets(Builder builder) {
    topic = builder.topic;
    topicId = builder.topicId;
    starts = builder.starts;
    ends = builder.ends;
    // most topics have no open transaction: one row then serves as both
    stables = builder.stables.equals(builder.ends) ? builder.ends : builder.stables;
    compacted = builder.compacted;
  }

  /**
   * Starts a topic of which nothing is known but its name.
   *
   * @param topic the name
   * @return a builder
   */
  public static Builder of(String topic) {
    return new Builder(topic);
  }

  /**
   * Returns the name.
   *
   * @return the topic
   */
  public String topic() {
    return topic;
  }

  /**
   * Returns the id that tells a topic from an earlier one of the same name.
   *
   * @return Kafka's id, empty when the source does not know it
   */
  public String topicId() {
    return topicId;
  }

  /**
   * Returns the first offset still kept.
   *
   * @return by partition
   */
  public Offsets starts() {
    return starts;
  }

  /**
   * Returns the offset before which every transaction is decided, the last stable offset.
   *
   * @return by partition
   */
  public Offsets stables() {
    return stables;
  }

  /**
   * Returns the offset after the last record every replica has, the high watermark.
   *
   * @return by partition
   */
  public Offsets ends() {
    return ends;
  }

  /**
   * Says whether the topic is compacted, so that offsets are no count of records.
   *
   * @return empty when the source could not tell
   */
  public Optional<Boolean> compacted() {
    return Optional.ofNullable(compacted);
  }

  @Override
  public String toString() {
    return "TopicOffsets[" + topic + ", partitions=" + ends.size() + "]";
  }

  /** Collects rows. Not thread-safe. */
  public static final class Builder {
    private final String topic;
    private String topicId = "";
    private Offsets starts = Offsets.none();
    private Offsets stables = Offsets.none();
    private Offsets ends = Offsets.none();
    private @Nullable Boolean compacted;

    private Builder(String topic) {
      this.topic = requireNonNull(topic, "topic");
    }

    /**
     * Sets the topic's id.
     *
     * @param topicId Kafka's id
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder topicId(String topicId) {
      this.topicId = requireNonNull(topicId, "topicId");
      return this;
    }

    /**
     * Sets the first offsets still kept.
     *
     * @param starts by partition
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder starts(Offsets starts) {
      this.starts = requireNonNull(starts, "starts");
      return this;
    }

    /**
     * Sets the last stable offsets.
     *
     * @param stables by partition
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder stables(Offsets stables) {
      this.stables = requireNonNull(stables, "stables");
      return this;
    }

    /**
     * Sets the high watermarks.
     *
     * @param ends by partition
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder ends(Offsets ends) {
      this.ends = requireNonNull(ends, "ends");
      return this;
    }

    /**
     * Says whether the topic is compacted.
     *
     * @param compacted true when its cleanup policy compacts
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder compacted(boolean compacted) {
      this.compacted = compacted;
      return this;
    }

    /**
     * Finishes the topic.
     *
     * @return the offsets
     */
    public TopicOffsets build() {
      return new TopicOffsets(this);
    }
  }
}
