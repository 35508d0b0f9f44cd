package io.msksdk.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.msksdk.admin.lag.GroupLag;
import io.msksdk.admin.lag.LagSnapshot;
import io.msksdk.admin.lag.PartitionLag;
import io.msksdk.admin.lag.TopicLag;
import io.msksdk.admin.lag.VerdictStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The meters of lag in one registry. Thread-safe. */
final class BoundLag {
  private static final Comparator<GroupLag> WORST_GROUPS =
      Comparator.comparing((GroupLag group) -> group.verdict().status())
          .thenComparingLong(group -> group.lag().orElse(-1))
          .reversed()
          .thenComparing(GroupLag::group);

  private static final Comparator<TopicLag> WORST_TOPICS =
      Comparator.comparingLong((TopicLag topic) -> topic.lag().orElse(-1))
          .reversed()
          .thenComparing(TopicLag::group)
          .thenComparing(TopicLag::topic);

  private final MeterRegistry registry;
  private final LagMeters.Builder settings;
  private final LiveGauges gauges;
  private boolean closed;

  BoundLag(MeterRegistry registry, LagMeters.Builder settings) {
    this.registry = registry;
    this.settings = settings;
    this.gauges = new LiveGauges(registry);
    // counters are there from the start, at zero: an alarm on them needs no first event
    count("msk.lag.rounds").increment(0);
    count("msk.lag.rounds.skipped").increment(0);
    count("msk.lag.rounds.failed").increment(0);
  }

  Counter count(String name, String... more) {
    MeterRow row = MeterCatalogue.row(name);
    Tags tags = Tags.of("cluster", settings.cluster);
    for (int i = 0; i < more.length; i++) {
      tags = tags.and(row.tags().get(i + 1), more[i]);
    }
    return Counter.builder(name).tags(tags).description(row.meaning()).register(registry);
  }

  void round(LagSnapshot snapshot) {
    count("msk.lag.rounds").increment();
    show(snapshot);
  }

  synchronized void show(LagSnapshot snapshot) {
    if (closed) {
      return;
    }
    List<GroupLag> groups = most(snapshot.groups(), WORST_GROUPS, settings.mostGroups);
    List<TopicLag> topics =
        settings.granularity.compareTo(LagGranularity.TOPIC) < 0
            ? List.of()
            : most(
                groups.stream().flatMap(group -> group.topics().stream()).toList(),
                WORST_TOPICS,
                settings.mostTopics);
    List<PartitionLag> partitions =
        settings.granularity == LagGranularity.PARTITION
            ? snapshot.worst(settings.mostPartitions)
            : List.of();
    gauges.begin();
    if (settings.names.contains(LagMeterNames.MSK)) {
      new MskLagGauges(gauges, settings.cluster).set(groups, topics, partitions);
      summary(snapshot, groups, partitions);
    }
    if (settings.names.contains(LagMeterNames.KAFKA_LAG_EXPORTER)) {
      new ExporterLagGauges(gauges, settings.cluster).set(groups, topics, partitions);
    }
    gauges.end();
  }

  private void summary(LagSnapshot snapshot, List<GroupLag> groups, List<PartitionLag> partitions) {
    var byStatus = snapshot.groupsByStatus();
    for (VerdictStatus status : VerdictStatus.values()) {
      long number = byStatus.getOrDefault(status, 0L);
      gauges.set("msk.lag.groups", number, settings.cluster, status.name());
    }
    gauges.set(
        "msk.lag.groups.omitted", snapshot.groups().size() - groups.size(), settings.cluster);
    if (settings.granularity == LagGranularity.PARTITION) {
      long omitted = snapshot.partitions().count() - partitions.size();
      gauges.set("msk.lag.partitions.omitted", omitted, settings.cluster);
    }
    int faults = snapshot.faults().size();
    for (GroupLag group : snapshot.groups()) {
      faults += group.faults().size();
    }
    gauges.set("msk.lag.faults", faults, settings.cluster);
  }

  private static <T> List<T> most(List<T> all, Comparator<T> worst, int most) {
    if (all.size() <= most) {
      return all;
    }
    List<T> sorted = new ArrayList<>(all);
    sorted.sort(worst);
    return sorted.subList(0, most);
  }

  /** Takes the gauges out for good: a round on its way when this is called brings none back. */
  synchronized void close() {
    closed = true;
    gauges.clear();
  }
}
