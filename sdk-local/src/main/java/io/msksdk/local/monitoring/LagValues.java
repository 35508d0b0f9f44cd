package io.msksdk.local.monitoring;

import io.msksdk.local.clock.LocalClock;
import io.msksdk.local.cluster.ClusterSnapshot;
import io.msksdk.local.cluster.Clusters;
import io.msksdk.local.cluster.brokers.ConsumedPartition;
import io.msksdk.local.companion.cloudwatch.MetricKey;
import io.msksdk.local.companion.cloudwatch.MetricSource;
import io.msksdk.local.resource.Owner;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The five lag metrics of CloudWatch (guide, "Consumer-lag monitoring"), with the gaps they have on
 * the service: no group that rebalances, none with a colon in its name, none whose name is not
 * ASCII. How long a lag takes to drain is told from how fast the group consumed since it was last
 * looked at. Thread-safe.
 */
public final class LagValues implements MetricSource {
  private static final String GROUP = "Consumer Group";
  private static final Duration REMEMBERED = Duration.ofMinutes(10);
  private static final double MILLIS = 1000;

  private final Clusters clusters;
  private final LocalClock clock;
  private final Map<Series, Seen> seen = new HashMap<>();

  /**
   * Reads from the brokers of clusters.
   *
   * @param clusters the clusters
   * @param clock the time of values
   */
  public LagValues(Clusters clusters, LocalClock clock) {
    this.clusters = clusters;
    this.clock = clock;
  }

  private record Series(String cluster, String group, String topic, int partition) {}

  private record Seen(Instant at, long committed, OptionalDouble perSecond) {}

  @Override
  public boolean has(MetricKey key) {
    return key.dimensions().containsKey(GROUP);
  }

  @Override
  public Map<MetricKey, Double> values(Owner owner) {
    Map<MetricKey, Double> values = new HashMap<>();
    for (ClusterSnapshot cluster : clusters.list(owner)) {
      clusters
          .realBrokers(cluster.arn())
          .ifPresent(
              brokers ->
                  brokers.consumed().stream()
                      .filter(each -> named(each.group()))
                      .collect(Collectors.groupingBy(each -> List.of(each.group(), each.topic())))
                      .values()
                      .forEach(partitions -> add(values, cluster, partitions)));
    }
    return values;
  }

  private static boolean named(String group) {
    return !group.contains(":") && StandardCharsets.US_ASCII.newEncoder().canEncode(group);
  }

  private void add(
      Map<MetricKey, Double> values, ClusterSnapshot cluster, List<ConsumedPartition> partitions) {
    ConsumedPartition worst = partitions.get(0);
    long sum = 0;
    for (ConsumedPartition each : partitions) {
      Map<String, String> one = dimensions(cluster, each);
      one.put("Partition", Integer.toString(each.partition()));
      values.put(MetricKey.kafka("OffsetLag", one), (double) each.lag());
      drain(cluster, each)
          .ifPresent(time -> values.put(MetricKey.kafka("EstimatedTimeLag", one), time));
      sum += each.lag();
      worst = each.lag() > worst.lag() ? each : worst;
    }
    Map<String, String> topic = dimensions(cluster, worst);
    values.put(MetricKey.kafka("SumOffsetLag", topic), (double) sum);
    values.put(MetricKey.kafka("MaxOffsetLag", topic), (double) worst.lag());
    drain(cluster, worst)
        .ifPresent(time -> values.put(MetricKey.kafka("EstimatedMaxTimeLag", topic), time));
  }

  private static Map<String, String> dimensions(ClusterSnapshot cluster, ConsumedPartition each) {
    Map<String, String> dimensions = new HashMap<>();
    dimensions.put("Cluster Name", cluster.name());
    dimensions.put(GROUP, each.group());
    dimensions.put("Topic", each.topic());
    return dimensions;
  }

  /** The seconds a lag takes at the pace of the group; nothing while no pace is known. */
  private synchronized OptionalDouble drain(ClusterSnapshot cluster, ConsumedPartition each) {
    Series series = new Series(cluster.arn(), each.group(), each.topic(), each.partition());
    Instant now = clock.now();
    Seen before = seen.get(series);
    OptionalDouble pace = pace(before, each, now);
    if (before == null || each.committed() != before.committed()) {
      seen.put(series, new Seen(now, each.committed(), pace));
    }
    if (each.lag() == 0) {
      return OptionalDouble.of(0);
    }
    return pace.isEmpty() ? pace : OptionalDouble.of(Math.ceil(each.lag() / pace.getAsDouble()));
  }

  private static OptionalDouble pace(@Nullable Seen before, ConsumedPartition each, Instant now) {
    if (before == null || before.at().plus(REMEMBERED).isBefore(now)) {
      return OptionalDouble.empty();
    }
    double millis = Duration.between(before.at(), now).toMillis();
    long consumed = each.committed() - before.committed();
    return consumed > 0 && millis > 0
        ? OptionalDouble.of(consumed * MILLIS / millis)
        : before.perSecond();
  }
}
