package io.msksdk.admin.lag.source;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far a group is in one topic, as a source saw it. Immutable. */
public final class TopicReading {
  private final TopicOffsets offsets;
  private final Offsets committed;
  private final Offsets owners;
  private final Offsets reportedLags;
  private final Offsets reportedDrainSeconds;
  private final Map<Integer, LagFault> faults;
  private final @Nullable ReportedTotals totals;
  private final int size;

  private TopicReading(Builder builder) {
    offsets = builder.offsets;
    committed = builder.committed;
    owners = builder.owners;
    reportedLags = builder.reportedLags;
    reportedDrainSeconds = builder.reportedDrainSeconds;
    faults = Map.copyOf(builder.faults);
    totals = builder.totals;
    int reach = Math.max(Math.max(committed.size(), owners.size()), reportedLags.size());
    size = faults.keySet().stream().mapToInt(partition -> partition + 1).reduce(reach, Math::max);
  }

  /**
   * Starts a reading without any partition.
   *
   * @param offsets the topic and its ends
   * @return a builder
   */
  public static Builder of(TopicOffsets offsets) {
    return new Builder(offsets);
  }

  /**
   * Returns the topic's name.
   *
   * @return the topic
   */
  public String topic() {
    return offsets.topic();
  }

  /**
   * Returns the ends of the topic, shared by all groups of a round.
   *
   * @return the offsets
   */
  public TopicOffsets offsets() {
    return offsets;
  }

  /**
   * Returns the committed offsets: the next record each partition's reader wants.
   *
   * @return by partition; for a share group where its delivery starts
   */
  public Offsets committed() {
    return committed;
  }

  /**
   * Returns which member owns a partition.
   *
   * @return by partition, an index into {@link GroupReading#members()}
   */
  public Offsets owners() {
    return owners;
  }

  /**
   * Returns lags a source reports itself, which must not be computed from offsets.
   *
   * @return by partition
   */
  public Offsets reportedLags() {
    return reportedLags;
  }

  /**
   * Returns times to drain a source reports itself.
   *
   * @return by partition, in seconds
   */
  public Offsets reportedDrainSeconds() {
    return reportedDrainSeconds;
  }

  /**
   * Returns what could not be read.
   *
   * @return faults by partition, unmodifiable
   */
  public Map<Integer, LagFault> faults() {
    return faults;
  }

  /**
   * Returns figures of the whole topic, from a source that has none per partition.
   *
   * @return the totals
   */
  public Optional<ReportedTotals> totals() {
    return Optional.ofNullable(totals);
  }

  /**
   * Says whether the group has to do with a partition.
   *
   * @param partition the partition
   * @return true when it committed there, owns it, or it could not be read
   */
  public boolean tracks(int partition) {
    return committed.has(partition)
        || owners.has(partition)
        || reportedLags.has(partition)
        || faults.containsKey(partition);
  }

  /**
   * Returns one more than the highest partition the group has to do with.
   *
   * @return the reach of this reading
   */
  public int size() {
    return size;
  }

  @Override
  public String toString() {
    return "TopicReading[" + topic() + ", committed=" + committed + "]";
  }

  /** Collects what is known. Not thread-safe. */
  public static final class Builder {
    private final TopicOffsets offsets;
    private Offsets committed = Offsets.none();
    private Offsets owners = Offsets.none();
    private Offsets reportedLags = Offsets.none();
    private Offsets reportedDrainSeconds = Offsets.none();
    private Map<Integer, LagFault> faults = Map.of();
    private @Nullable ReportedTotals totals;

    private Builder(TopicOffsets offsets) {
      this.offsets = requireNonNull(offsets, "offsets");
    }

    /**
     * Sets the committed offsets.
     *
     * @param committed by partition
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder committed(Offsets committed) {
      this.committed = requireNonNull(committed, "committed");
      return this;
    }

    /**
     * Sets who owns what.
     *
     * @param owners by partition, an index into the group's members
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder owners(Offsets owners) {
      this.owners = requireNonNull(owners, "owners");
      return this;
    }

    /**
     * Sets lags the source reports itself.
     *
     * @param reportedLags by partition
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder reportedLags(Offsets reportedLags) {
      this.reportedLags = requireNonNull(reportedLags, "reportedLags");
      return this;
    }

    /**
     * Sets times to drain the source reports itself.
     *
     * @param reportedDrainSeconds by partition, in seconds
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder reportedDrainSeconds(Offsets reportedDrainSeconds) {
      this.reportedDrainSeconds = requireNonNull(reportedDrainSeconds, "reportedDrainSeconds");
      return this;
    }

    /**
     * Sets what could not be read.
     *
     * @param faults by partition
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder faults(Map<Integer, LagFault> faults) {
      this.faults = requireNonNull(faults, "faults");
      return this;
    }

    /**
     * Sets figures of the whole topic.
     *
     * @param totals the totals
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder totals(ReportedTotals totals) {
      this.totals = requireNonNull(totals, "totals");
      return this;
    }

    /**
     * Finishes the reading.
     *
     * @return the reading
     */
    public TopicReading build() {
      return new TopicReading(this);
    }
  }
}
