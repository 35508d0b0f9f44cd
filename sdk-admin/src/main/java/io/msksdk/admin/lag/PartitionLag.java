package io.msksdk.admin.lag;

import io.msksdk.admin.lag.source.GroupMember;
import io.msksdk.admin.lag.source.LagFault;
import io.msksdk.admin.lag.source.Offsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** How far a group is behind in one partition. Immutable; a view made on demand. */
public final class PartitionLag {
  private final TopicLag topic;
  private final int partition;

  PartitionLag(TopicLag topic, int partition) {
    this.topic = topic;
    this.partition = partition;
  }

  /**
   * Returns the group.
   *
   * @return its {@code group.id}
   */
  public String group() {
    return topic.group();
  }

  /**
   * Returns the topic.
   *
   * @return its name
   */
  public String topic() {
    return topic.topic();
  }

  /**
   * Returns the partition.
   *
   * @return its number
   */
  public int partition() {
    return partition;
  }

  /**
   * Returns the commit: the offset of the next record its reader wants.
   *
   * @return empty when the group never committed here
   */
  public OptionalLong committed() {
    return TopicLag.present(topic.committed(partition));
  }

  /**
   * Returns the high watermark.
   *
   * @return empty when the source does not know it
   */
  public OptionalLong endOffset() {
    return TopicLag.present(topic.offsets().ends().at(partition));
  }

  /**
   * Returns the offset before which every transaction is decided.
   *
   * @return empty when the source does not know it
   */
  public OptionalLong stableOffset() {
    return TopicLag.present(topic.offsets().stables().at(partition));
  }

  /**
   * Returns the first offset retention has left.
   *
   * @return empty when the source does not know it
   */
  public OptionalLong startOffset() {
    return TopicLag.present(topic.offsets().starts().at(partition));
  }

  /**
   * Returns what is left to read, up to where the policy's isolation lets its readers read. What
   * retention has deleted is not counted; see {@link LossRisk#lost()}.
   *
   * @return empty when it cannot be told, never a made-up zero
   */
  public OptionalLong lag() {
    return TopicLag.present(topic.lag(partition));
  }

  /**
   * Returns what is left up to the high watermark.
   *
   * @return empty when it cannot be told
   */
  public OptionalLong lagToEnd() {
    return behind(topic.offsets().ends());
  }

  /**
   * Returns what is left up to the last stable offset.
   *
   * @return empty when it cannot be told
   */
  public OptionalLong lagToStable() {
    return behind(topic.offsets().stables());
  }

  /**
   * Returns the lag, or zero where reading showed that nothing but transaction markers is left,
   * which no commit ever steps over.
   *
   * @return empty when it cannot be told
   */
  public OptionalLong effectiveLag() {
    return TopicLag.present(topic.effectiveLag(partition));
  }

  /**
   * Says whether a transaction is open, so that readers of committed records cannot get to the end.
   *
   * @return true when the last stable offset is before the high watermark
   */
  public boolean openTransaction() {
    long stable = topic.offsets().stables().at(partition);
    return stable != Offsets.NONE && stable < topic.offsets().ends().at(partition);
  }

  /**
   * Returns the member that owns the partition.
   *
   * @return empty when nobody does or the source cannot tell
   */
  public Optional<GroupMember> member() {
    long owner = topic.reading().owners().at(partition);
    return owner == Offsets.NONE
        ? Optional.empty()
        : Optional.of(topic.groupReading().members().get((int) owner));
  }

  /**
   * Returns why the partition could not be read.
   *
   * @return the fault, empty when it was read
   */
  public Optional<LagFault> error() {
    return Optional.ofNullable(topic.reading().faults().get(partition));
  }

  /**
   * Returns how the reader is doing, why, and on what figures.
   *
   * @return the verdict
   */
  public Verdict verdict() {
    return new Verdict(
        topic.judgement().status(partition), topic.judgement().reason(partition), evidence(), "");
  }

  /**
   * Returns how old the next record is, if it was read.
   *
   * @return empty unless this round read at the commit
   */
  public Optional<RecordAge> recordAge() {
    long timestamp = topic.judgement().tail().timestamps().at(partition);
    if (timestamp == Offsets.NONE) {
      return Optional.empty();
    }
    Duration age = Duration.ofMillis(Math.max(0, topic.at() - timestamp));
    return Optional.of(
        new RecordAge(
            Estimate.exactly(age, "timestamp of the record at the commit"),
            topic.judgement().tail().offsets().at(partition)));
  }

  /**
   * Returns how long ago the topic reached the commit, from ends seen earlier.
   *
   * @return the age, its figure absent where only a bound is known
   */
  public ProduceAge produceAge() {
    long committed = topic.committed(partition);
    return committed == Offsets.NONE || topic.reading().reportedLags().has(partition)
        ? new ProduceAge(Estimate.unknown("no committed offset to look up"))
        : ProduceAges.of(topic.timeline(), partition, committed, topic.at());
  }

  /**
   * Returns how long the reader needs to catch up at the speeds of the window.
   *
   * @return the forecast
   */
  public DrainTime drainTime() {
    long reported = topic.reading().reportedDrainSeconds().at(partition);
    return reported == Offsets.NONE
        ? DrainTimes.of(topic.window(), partition, topic.effectiveLag(partition))
        : DrainTimes.reported(reported);
  }

  /**
   * Returns what retention took and will take.
   *
   * @return the risk
   */
  public LossRisk risk() {
    return LossRisks.of(topic, partition);
  }

  private OptionalLong behind(Offsets upTo) {
    long committed = topic.committed(partition);
    return committed == Offsets.NONE || !upTo.has(partition)
        ? OptionalLong.empty()
        : OptionalLong.of(
            Math.max(
                0,
                upTo.at(partition) - Math.max(committed, topic.offsets().starts().at(partition))));
  }

  private Evidence evidence() {
    Window window = topic.window();
    int first = window.first(partition);
    int last = window.last(partition);
    if (last < 0) {
      return Evidence.NONE;
    }
    int samples = 0;
    for (int sample = first; sample <= last; sample++) {
      samples += window.has(sample, partition) ? 1 : 0;
    }
    return new Evidence(
        samples,
        Duration.ofMillis(window.time(last) - window.time(first)),
        window.committed(first, partition),
        window.committed(last, partition),
        window.lag(first, partition),
        window.lag(last, partition),
        Math.max(topic.judgement().peak(partition), window.committed(last, partition)));
  }

  /** Returns one line, such as {@code billing orders-3: lag 1200, WARN: ...}. */
  @Override
  public String toString() {
    String lag = lag().isPresent() ? String.valueOf(lag().getAsLong()) : "-";
    return group() + " " + topic() + "-" + partition + ": lag " + lag + ", " + verdict();
  }
}
