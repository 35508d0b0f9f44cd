package io.msksdk.replication.preflight;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What will be copied, as far as it is known. Immutable. */
public final class Workload {
  private final @Nullable Long bytesPerSecond;
  private final @Nullable Integer largestRecord;
  private final @Nullable Integer compactedPartitions;
  private final List<PreviewedTopic> topics;
  private final boolean topicsKnown;

  private Workload(Builder builder) {
    bytesPerSecond = builder.bytesPerSecond;
    largestRecord = builder.largestRecord;
    compactedPartitions = builder.compactedPartitions;
    topics = List.copyOf(builder.topics);
    topicsKnown = builder.topicsKnown;
  }

  /**
   * Starts with nothing known.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  OptionalLong bytesPerSecond() {
    return bytesPerSecond == null ? OptionalLong.empty() : OptionalLong.of(bytesPerSecond);
  }

  OptionalInt largestRecord() {
    return largestRecord == null ? OptionalInt.empty() : OptionalInt.of(largestRecord);
  }

  OptionalInt compactedPartitions() {
    return compactedPartitions == null ? OptionalInt.empty() : OptionalInt.of(compactedPartitions);
  }

  List<PreviewedTopic> topics() {
    return topics;
  }

  boolean topicsKnown() {
    return topicsKnown;
  }

  /** Collects what is known of a {@link Workload}. Not thread-safe. */
  public static final class Builder {
    private @Nullable Long bytesPerSecond;
    private @Nullable Integer largestRecord;
    private @Nullable Integer compactedPartitions;
    private List<PreviewedTopic> topics = List.of();
    private boolean topicsKnown;

    private Builder() {}

    /**
     * Sets how much is written to the topics that are copied, at its highest.
     *
     * @param bytesPerSecond bytes per second
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder bytesPerSecond(long bytesPerSecond) {
      this.bytesPerSecond = bytesPerSecond;
      return this;
    }

    /**
     * Sets the size of the largest record.
     *
     * @param bytes bytes
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder largestRecord(int bytes) {
      this.largestRecord = bytes;
      return this;
    }

    /**
     * Sets how many partitions of compacted topics a serverless target has already.
     *
     * @param partitions the number
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder compactedPartitions(int partitions) {
      this.compactedPartitions = partitions;
      return this;
    }

    /**
     * Sets the topics.
     *
     * @param preview what will be copied
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder topics(TopicPreview preview) {
      this.topics = preview.copied();
      this.topicsKnown = true;
      return this;
    }

    /**
     * Finishes.
     *
     * @return the workload
     */
    public Workload build() {
      return new Workload(this);
    }
  }
}
