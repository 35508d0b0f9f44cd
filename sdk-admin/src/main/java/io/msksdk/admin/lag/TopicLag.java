package io.msksdk.admin.lag;

import io.msksdk.admin.lag.source.GroupReading;
import io.msksdk.admin.lag.source.Offsets;
import io.msksdk.admin.lag.source.TopicOffsets;
import io.msksdk.admin.lag.source.TopicReading;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** How far a group is behind in one topic. Immutable. */
public final class TopicLag {
  private final GroupReading group;
  private final TopicReading reading;
  private final Window window;
  private final Timeline timeline;
  private final Judgement judgement;
  private final LagPolicy policy;
  private final long at;

  TopicLag(
      GroupReading group,
      TopicReading reading,
      Window window,
      Timeline timeline,
      Judgement judgement,
      LagPolicy policy,
      long at) {
    this.group = group;
    this.reading = reading;
    this.window = window;
    this.timeline = timeline;
    this.judgement = judgement;
    this.policy = policy;
    this.at = at;
  }

  /** The same, knowing what reading at the commits showed. */
  TopicLag reading(Judgement.Tail tail) {
    return new TopicLag(
        group, reading, window, timeline, judgement.reading(tail, reading), policy, at);
  }

  /**
   * Returns the topic's name.
   *
   * @return the topic
   */
  public String topic() {
    return reading.topic();
  }

  /**
   * Returns the id that tells the topic from an earlier one of the same name.
   *
   * @return Kafka's id, empty when the source does not know it
   */
  public String topicId() {
    return reading.offsets().topicId();
  }

  /**
   * Returns the group whose lag this is.
   *
   * @return its {@code group.id}
   */
  public String group() {
    return group.group();
  }

  /**
   * Says whether the topic is compacted: its lag is then a count of offsets, not of records.
   *
   * @return empty when it could not be told
   */
  public Optional<Boolean> compacted() {
    return reading.offsets().compacted();
  }

  /**
   * Returns the partitions the group has to do with.
   *
   * @return in order, unmodifiable, made on each call
   */
  public List<PartitionLag> partitions() {
    return IntStream.range(0, reading.size()).filter(reading::tracks).mapToObj(this::view).toList();
  }

  /**
   * Returns one partition.
   *
   * @param partition its number
   * @return empty when the group has nothing to do with it
   */
  public Optional<PartitionLag> partition(int partition) {
    return partition >= 0 && partition < reading.size() && reading.tracks(partition)
        ? Optional.of(view(partition))
        : Optional.empty();
  }

  /**
   * Returns the lag of all partitions together, as the policy counts it.
   *
   * @return empty when no partition has a lag
   */
  public OptionalLong lag() {
    if (reading.totals().isPresent() && reading.size() == 0) {
      return present(reading.totals().get().sum());
    }
    return total(true);
  }

  /**
   * Returns the lag of the partition that is furthest behind, as the policy counts it.
   *
   * @return empty when no partition has a lag
   */
  public OptionalLong maxLag() {
    if (reading.totals().isPresent() && reading.size() == 0) {
      return present(reading.totals().get().max());
    }
    return total(false);
  }

  /**
   * Returns the verdict of the partition that is worst off.
   *
   * @return the verdict
   */
  public Verdict verdict() {
    return Worst.of(List.of(this));
  }

  /**
   * Returns the figures the source gave.
   *
   * @return the reading
   */
  public TopicReading reading() {
    return reading;
  }

  private OptionalLong total(boolean sum) {
    long total = Offsets.NONE;
    for (int partition = 0; partition < reading.size(); partition++) {
      long lag = counted(partition);
      if (lag != Offsets.NONE) {
        total = sum ? Math.max(0, total) + lag : Math.max(total, lag);
      }
    }
    return present(total);
  }

  private long counted(int partition) {
    if (policy.persistentLag() == LagPolicy.PersistentLag.LEFT_OUT && standing(partition)) {
      return Offsets.NONE;
    }
    return effectiveLag(partition);
  }

  private boolean standing(int partition) {
    return reading.tracks(partition)
        && switch (judgement.reason(partition)) {
          case COMMIT_STANDS_STILL, NOBODY_READS, COMMITS_STOPPED -> true;
          default -> false;
        };
  }

  static OptionalLong present(long value) {
    return value == Offsets.NONE ? OptionalLong.empty() : OptionalLong.of(value);
  }

  private PartitionLag view(int partition) {
    return new PartitionLag(this, partition);
  }

  long committed(int partition) {
    return reading.committed().at(partition);
  }

  /** What the readers of this group read up to. */
  long base(int partition) {
    return LagCount.bases(reading, policy).at(partition);
  }

  long lag(int partition) {
    return LagCount.of(reading, policy, partition);
  }

  long effectiveLag(int partition) {
    return judgement.tail().onlyMarkers(partition, committed(partition)) ? 0 : lag(partition);
  }

  TopicOffsets offsets() {
    return reading.offsets();
  }

  GroupReading groupReading() {
    return group;
  }

  Window window() {
    return window;
  }

  Timeline timeline() {
    return timeline;
  }

  Judgement judgement() {
    return judgement;
  }

  LagPolicy policy() {
    return policy;
  }

  long at() {
    return at;
  }

  @Override
  public String toString() {
    return group() + " " + topic() + ": " + verdict();
  }
}
