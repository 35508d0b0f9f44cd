package io.msksdk.admin.lag;

import io.msksdk.admin.lag.source.GroupMember;
import io.msksdk.admin.lag.source.GroupReading;
import io.msksdk.admin.lag.source.GroupState;
import io.msksdk.admin.lag.source.GroupType;
import io.msksdk.admin.lag.source.LagFault;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How far a group is behind. Immutable. */
public final class GroupLag {
  private final GroupReading reading;
  private final List<TopicLag> topics;
  private final Instant lastMove;
  private final boolean dead;

  /** Found once: sorting thousands of groups asks for it again and again. */
  private volatile @Nullable Verdict verdict;

  GroupLag(GroupReading reading, List<TopicLag> topics, Instant lastMove, boolean dead) {
    this.reading = reading;
    this.topics = List.copyOf(topics);
    this.lastMove = lastMove;
    this.dead = dead;
  }

  /**
   * Returns the group's name.
   *
   * @return its {@code group.id}
   */
  public String group() {
    return reading.group();
  }

  /**
   * Returns the protocol it speaks.
   *
   * @return the type
   */
  public GroupType type() {
    return reading.type();
  }

  /**
   * Returns what it is doing.
   *
   * @return the state
   */
  public GroupState state() {
    return reading.state();
  }

  /**
   * Returns its members.
   *
   * @return unmodifiable, empty when there are none or the source cannot tell
   */
  public List<GroupMember> members() {
    return reading.members();
  }

  /**
   * Returns its topics.
   *
   * @return unmodifiable
   */
  public List<TopicLag> topics() {
    return topics;
  }

  /**
   * Returns one of its topics.
   *
   * @param topic the name
   * @return empty when the group has nothing to do with it
   */
  public Optional<TopicLag> topic(String topic) {
    return topics.stream().filter(one -> one.topic().equals(topic)).findFirst();
  }

  /**
   * Returns its partitions in all topics.
   *
   * @return a new stream
   */
  public Stream<PartitionLag> partitions() {
    return topics.stream().flatMap(topic -> topic.partitions().stream());
  }

  /**
   * Returns its lag in all topics together, as the policy counts it.
   *
   * @return empty when no partition has a lag
   */
  public OptionalLong lag() {
    return topics.stream().map(TopicLag::lag).flatMapToLong(OptionalLong::stream).reduce(Long::sum);
  }

  /**
   * Returns the lag of the partition that is furthest behind, as the policy counts it.
   *
   * @return empty when no partition has a lag
   */
  public OptionalLong maxLag() {
    return topics.stream().map(TopicLag::maxLag).flatMapToLong(OptionalLong::stream).max();
  }

  /**
   * Returns the lag each member has to work off.
   *
   * @return members with a partition, in the order of {@link #members()}; partitions without a lag
   *     count as zero
   */
  public Map<GroupMember, Long> lagByMember() {
    Map<GroupMember, Long> lags = new LinkedHashMap<>();
    partitions()
        .forEach(
            partition ->
                partition
                    .member()
                    .ifPresent(member -> lags.merge(member, partition.lag().orElse(0), Long::sum)));
    return lags;
  }

  /**
   * Returns the verdict of the partition that is worst off.
   *
   * @return the verdict
   */
  public Verdict verdict() {
    Verdict known = verdict;
    if (known == null) {
      known = worst();
      verdict = known;
    }
    return known;
  }

  private Verdict worst() {
    if (dead) {
      return new Verdict(VerdictStatus.UNKNOWN, VerdictReason.DEAD_GROUP, Evidence.NONE, "");
    }
    if (topics.isEmpty() && !faults().isEmpty()) {
      return new Verdict(VerdictStatus.UNKNOWN, VerdictReason.NOT_READABLE, Evidence.NONE, "");
    }
    return Worst.of(topics);
  }

  /**
   * Returns when a commit of the group was last seen to move.
   *
   * @return the round that saw it, at the earliest the monitor's first
   */
  public Instant lastMove() {
    return lastMove;
  }

  /**
   * Returns what could not be read of the group as a whole.
   *
   * @return unmodifiable
   */
  public List<LagFault> faults() {
    return reading.faults();
  }

  GroupLag with(List<TopicLag> read) {
    return new GroupLag(reading, read, lastMove, dead);
  }

  boolean dead() {
    return dead;
  }

  GroupReading reading() {
    return reading;
  }

  @Override
  public String toString() {
    return group() + " (" + type() + ", " + state() + "): " + verdict();
  }
}
