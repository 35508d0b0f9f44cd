package io.msksdk.micrometer;

import io.msksdk.admin.lag.GroupLag;
import io.msksdk.admin.lag.PartitionLag;
import io.msksdk.admin.lag.TopicLag;
import io.msksdk.admin.lag.VerdictStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Lag under this library's names. What is unknown has no meter: an absent value is no zero. */
final class MskLagGauges {
  private static final double MILLIS = 1000;

  /** The codes of the table: they stay when statuses are added. */
  private static final List<VerdictStatus> CODES =
      List.of(
          VerdictStatus.OK,
          VerdictStatus.UNKNOWN,
          VerdictStatus.WARN,
          VerdictStatus.STOP,
          VerdictStatus.STALL,
          VerdictStatus.REWIND);

  private final LiveGauges gauges;
  private final String cluster;

  MskLagGauges(LiveGauges gauges, String cluster) {
    this.gauges = gauges;
    this.cluster = cluster;
  }

  void set(List<GroupLag> groups, List<TopicLag> topics, List<PartitionLag> partitions) {
    groups.forEach(this::set);
    topics.forEach(this::set);
    partitions.forEach(this::set);
  }

  private void set(GroupLag group) {
    String name = group.group();
    group.lag().ifPresent(lag -> gauges.set("msk.lag.group", lag, cluster, name));
    group.maxLag().ifPresent(lag -> gauges.set("msk.lag.group.max", lag, cluster, name));
    gauges.set("msk.lag.group.verdict", CODES.indexOf(group.verdict().status()), cluster, name);
    gauges.set("msk.lag.group.members", group.members().size(), cluster, name);
    longestDrain(group)
        .ifPresent(time -> gauges.set("msk.lag.group.drain", seconds(time), cluster, name));
    oldestAge(group)
        .ifPresent(time -> gauges.set("msk.lag.group.age", seconds(time), cluster, name));
  }

  private void set(TopicLag topic) {
    topic
        .lag()
        .ifPresent(lag -> gauges.set("msk.lag.topic", lag, cluster, topic.group(), topic.topic()));
    topic
        .maxLag()
        .ifPresent(
            lag -> gauges.set("msk.lag.topic.max", lag, cluster, topic.group(), topic.topic()));
  }

  private void set(PartitionLag partition) {
    String[] tags = {
      cluster, partition.group(), partition.topic(), Integer.toString(partition.partition())
    };
    partition.lag().ifPresent(lag -> gauges.set("msk.lag.partition", lag, tags));
    drain(partition).ifPresent(time -> gauges.set("msk.lag.partition.drain", seconds(time), tags));
    if (partition.risk().lost() > 0) {
      gauges.set("msk.lag.partition.lost", partition.risk().lost(), tags);
    }
  }

  static Optional<Duration> longestDrain(GroupLag group) {
    return group
        .partitions()
        .flatMap(partition -> drain(partition).stream())
        .max(Duration::compareTo);
  }

  static Optional<Duration> oldestAge(GroupLag group) {
    return group
        .partitions()
        .flatMap(partition -> age(partition).stream())
        .max(Duration::compareTo);
  }

  static Optional<Duration> drain(PartitionLag partition) {
    return partition.drainTime().figure().value();
  }

  static Optional<Duration> age(PartitionLag partition) {
    return partition.produceAge().figure().value();
  }

  static double seconds(Duration time) {
    return time.toMillis() / MILLIS;
  }
}
