package io.msksdk.admin.lag.msk;

import static java.util.Objects.requireNonNull;

import io.msksdk.admin.lag.GroupLag;
import io.msksdk.admin.lag.LagSnapshot;
import io.msksdk.admin.lag.PartitionLag;
import io.msksdk.admin.lag.TopicLag;
import io.msksdk.admin.metric.MetricDimension;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * A snapshot as MSK's five lag metrics, with MSK's names and dimensions, for the groups MSK leaves
 * out too: alarms and dashboards made for MSK's metrics go on without their gaps. Immutable.
 */
public final class MskLagView {
  private final List<MskLagMetric> metrics;
  private final Map<String, String> leftOut;

  private MskLagView(List<MskLagMetric> metrics, Map<String, String> leftOut) {
    this.metrics = List.copyOf(metrics);
    this.leftOut = Collections.unmodifiableMap(leftOut);
  }

  /**
   * Looks at a snapshot.
   *
   * @param snapshot the snapshot
   * @param cluster the cluster's name, for the dimension
   * @return its metrics
   */
  public static MskLagView of(LagSnapshot snapshot, String cluster) {
    requireNonNull(cluster, "cluster");
    List<MskLagMetric> metrics = new ArrayList<>();
    Map<String, String> leftOut = new TreeMap<>();
    for (GroupLag group : snapshot.groups()) {
      gap(group).ifPresent(why -> leftOut.put(group.group(), why));
      for (TopicLag topic : group.topics()) {
        add(metrics, cluster, topic);
      }
    }
    return new MskLagView(metrics, leftOut);
  }

  /**
   * Returns the metrics. What is unknown is left out, never zero.
   *
   * @return those of topics and of partitions, unmodifiable
   */
  public List<MskLagMetric> metrics() {
    return metrics;
  }

  /**
   * Returns the groups MSK itself has no metrics of now.
   *
   * @return why, by group; unmodifiable
   */
  public Map<String, String> leftOutByMsk() {
    return leftOut;
  }

  private static Optional<String> gap(GroupLag group) {
    if (group.group().contains(":")) {
      return Optional.of("its name has a colon");
    }
    if (!StandardCharsets.US_ASCII.newEncoder().canEncode(group.group())) {
      return Optional.of("its name is not ASCII");
    }
    return group.state().rebalancing() ? Optional.of("it is rebalancing") : Optional.empty();
  }

  private static void add(List<MskLagMetric> metrics, String cluster, TopicLag topic) {
    Map<MetricDimension, String> dimensions = new EnumMap<>(MetricDimension.class);
    dimensions.put(MetricDimension.CLUSTER, cluster);
    dimensions.put(MetricDimension.GROUP, topic.group());
    dimensions.put(MetricDimension.TOPIC, topic.topic());
    List<PartitionLag> partitions = topic.partitions();
    topic.lag().ifPresent(sum -> metrics.add(new MskLagMetric(LagFigures.SUM, dimensions, sum)));
    topic.maxLag().ifPresent(max -> metrics.add(new MskLagMetric(LagFigures.MAX, dimensions, max)));
    // MSK's figure is the time the worst partition takes
    partitions.stream()
        .filter(partition -> partition.lag().equals(topic.maxLag()))
        .findFirst()
        .map(MskLagView::drainSeconds)
        .filter(OptionalLong::isPresent)
        .ifPresent(
            drain ->
                metrics.add(new MskLagMetric(LagFigures.MAX_TIME, dimensions, drain.getAsLong())));
    for (PartitionLag partition : partitions) {
      dimensions.put(MetricDimension.PARTITION, Integer.toString(partition.partition()));
      partition
          .lag()
          .ifPresent(lag -> metrics.add(new MskLagMetric(LagFigures.OFFSET_LAG, dimensions, lag)));
      drainSeconds(partition)
          .ifPresent(
              drain -> metrics.add(new MskLagMetric(LagFigures.TIME_LAG, dimensions, drain)));
    }
  }

  private static OptionalLong drainSeconds(PartitionLag partition) {
    if (partition.lag().isPresent() && partition.lag().getAsLong() == 0) {
      return OptionalLong.of(0);
    }
    return partition
        .drainTime()
        .figure()
        .value()
        .map(time -> OptionalLong.of(time.toSeconds()))
        .orElse(OptionalLong.empty());
  }
}
