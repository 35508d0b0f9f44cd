package io.msksdk.admin.storage;

import static java.util.Objects.requireNonNull;

import io.msksdk.admin.cluster.Cluster;
import io.msksdk.admin.cluster.Clusters;
import io.msksdk.admin.metric.MetricQuery;
import io.msksdk.admin.metric.MetricSeries;
import io.msksdk.admin.metric.MetricStatistic;
import io.msksdk.admin.metric.Metrics;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.kafka.model.Provisioned;

/** The volumes behind {@code Msk.storage()}, which makes it. Thread-safe. */
public final class DefaultStorage implements Storage {
  private static final Duration SHORTEST = Duration.ofMinutes(10);
  private static final Duration LONGEST = Duration.ofDays(63);
  private static final int POINTS = 288;

  private final Clusters clusters;
  private final Metrics metrics;
  private final Time time;

  private DefaultStorage(Clusters clusters, Metrics metrics, Time time) {
    this.clusters = clusters;
    this.metrics = metrics;
    this.time = time;
  }

  /**
   * Binds the feature to others.
   *
   * @param clusters the clusters
   * @param metrics their metrics
   * @param time the clock
   * @return the volumes of these clusters
   */
  public static Storage on(Clusters clusters, Metrics metrics, Time time) {
    return new DefaultStorage(clusters, metrics, time);
  }

  @Override
  public Stream<StorageAlert> alerts() {
    return clusters.list().flatMap(cluster -> alert(cluster).stream());
  }

  private static Optional<StorageAlert> alert(Cluster cluster) {
    return Optional.ofNullable(cluster.raw().provisioned())
        .map(Provisioned::customerActionStatusAsString)
        .filter(status -> !status.equals("NONE"))
        .map(status -> new StorageAlert(cluster.arn(), StorageAlert.Urgency.of(status), status));
  }

  @Override
  public List<StorageForecast> forecast(MskClusterArn cluster) {
    return forecast(cluster, Duration.ofDays(1));
  }

  @Override
  public List<StorageForecast> forecast(MskClusterArn cluster, Duration lookBack) {
    requireNonNull(cluster, "cluster");
    if (lookBack.compareTo(SHORTEST) < 0 || lookBack.compareTo(LONGEST) > 0) {
      throw InvalidSpecException.of(
          Finding.error("storage.look-back", "lookBack", lookBack, SHORTEST + " to " + LONGEST));
    }
    Cluster described = clusters.describe(cluster);
    List<MetricQuery> queries =
        IntStream.rangeClosed(1, described.brokers().orElse(0))
            .mapToObj(broker -> used(described.name(), broker, lookBack))
            .toList();
    List<MetricSeries> read = metrics.read(queries);
    Instant now = time.now();
    return IntStream.range(0, read.size())
        .mapToObj(i -> StorageForecast.of(i + 1, now, read.get(i).points(), lookBack))
        .toList();
  }

  private static MetricQuery used(String cluster, int broker, Duration lookBack) {
    long minutes = Math.max(1, lookBack.toMinutes() / POINTS);
    return MetricQuery.of("KafkaDataLogsDiskUsed")
        .cluster(cluster)
        .broker(broker)
        .statistic(MetricStatistic.MAXIMUM)
        .period(Duration.ofMinutes(minutes))
        .last(lookBack)
        .build();
  }
}
