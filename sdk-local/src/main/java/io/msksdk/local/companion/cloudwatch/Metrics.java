package io.msksdk.local.companion.cloudwatch;

import io.msksdk.local.clock.LocalClock;
import io.msksdk.local.resource.Owner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** The values of all metrics, and which metrics there are. Thread-safe. */
public final class Metrics {
  private static final int MOST_POINTS = 20_000;

  private final Map<Owner, Map<MetricKey, List<MetricPoint>>> series = new HashMap<>();
  private final List<MetricSource> sources = new CopyOnWriteArrayList<>();
  private final KafkaMetrics catalogue = KafkaMetrics.published();
  private final LocalClock clock;
  private final Function<Owner, List<MonitoredCluster>> clusters;

  /**
   * Starts without values.
   *
   * @param clock the time of values
   * @param clusters the clusters of an owner, which decide what is published
   */
  public Metrics(LocalClock clock, Function<Owner, List<MonitoredCluster>> clusters) {
    this.clock = clock;
    this.clusters = clusters;
  }

  /**
   * Adds a source of values.
   *
   * @param source what is asked whenever metrics are read
   */
  public void from(MetricSource source) {
    sources.add(source);
  }

  KafkaMetrics catalogue() {
    return catalogue;
  }

  Instant now() {
    return clock.now();
  }

  synchronized void put(Owner owner, MetricKey key, MetricPoint point) {
    List<MetricPoint> points =
        series
            .computeIfAbsent(owner, o -> new HashMap<>())
            .computeIfAbsent(key, k -> new ArrayList<>());
    if (points.size() == MOST_POINTS) {
      points.remove(0);
    }
    points.add(point);
  }

  /** The values of a metric from a time up to, but not at, another one, as of the last sample. */
  List<MetricPoint> points(Owner owner, MetricKey key, Instant from, Instant to) {
    if (!published(owner, key)) {
      return List.of();
    }
    synchronized (this) {
      return series.getOrDefault(owner, Map.of()).getOrDefault(key, List.of()).stream()
          .filter(point -> !point.at().isBefore(from) && point.at().isBefore(to))
          .toList();
    }
  }

  /** The metrics of an owner: those of its clusters' levels, and those that have values. */
  Set<MetricKey> list(Owner owner) {
    sources.forEach(source -> sample(owner, source));
    Set<MetricKey> keys = new LinkedHashSet<>();
    for (MonitoredCluster cluster : clusters.apply(owner)) {
      if (cluster.active()) {
        keys.addAll(ofCluster(cluster));
      }
    }
    synchronized (this) {
      series.getOrDefault(owner, Map.of()).keySet().stream()
          .filter(key -> published(owner, key))
          .forEach(keys::add);
    }
    return keys;
  }

  private List<MetricKey> ofCluster(MonitoredCluster cluster) {
    List<MetricKey> keys = new ArrayList<>();
    for (KafkaMetrics.Row row : catalogue.rows()) {
      boolean absent = row.name().startsWith("ZooKeeper") && !cluster.zooKeeper();
      if (!row.ofCluster() || absent) {
        continue;
      }
      if (row.perBroker()) {
        for (int broker : cluster.brokers()) {
          keys.add(
              MetricKey.kafka(
                  row.name(),
                  Map.of(
                      KafkaMetrics.CLUSTER, cluster.name(),
                      KafkaMetrics.BROKER, Integer.toString(broker))));
        }
      } else {
        keys.add(MetricKey.kafka(row.name(), Map.of(KafkaMetrics.CLUSTER, cluster.name())));
      }
    }
    return keys.stream().filter(key -> catalogue.onLevel(key, cluster.level())).toList();
  }

  /** A cluster's level hides what is above it; what is set for no cluster at all is shown. */
  private boolean published(Owner owner, MetricKey key) {
    String name = key.dimensions().get(KafkaMetrics.CLUSTER);
    if (!key.namespace().equals(KafkaMetrics.NAMESPACE) || name == null) {
      return true;
    }
    Optional<MonitoredCluster> cluster =
        clusters.apply(owner).stream().filter(c -> c.name().equals(name)).findFirst();
    return cluster.isEmpty() || catalogue.onLevel(key, cluster.get().level());
  }

  /** Asks the sources that may know one of some metrics, each of them once. */
  void sample(Owner owner, Collection<MetricKey> keys) {
    sources.stream()
        .filter(source -> keys.stream().anyMatch(source::has))
        .forEach(source -> sample(owner, source));
  }

  private void sample(Owner owner, MetricSource source) {
    Instant now = clock.now();
    source.values(owner).forEach((key, value) -> put(owner, key, new MetricPoint(now, value)));
  }
}
