package io.msksdk.replication.failover;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.check.Finding;
import io.msksdk.core.runbook.PreconditionException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** Readings from CloudWatch, under whatever spelling of the dimensions it has them. */
record CloudWatchReadings(CloudWatchClient client) implements ReplicatorReadings {
  private static final String NAMESPACE = "AWS/Kafka";
  private static final int PERIOD_SECONDS = 60;
  private static final Duration AHEAD = Duration.ofDays(1);

  CloudWatchReadings {
    requireNonNull(client, "client");
  }

  @Override
  public List<ReplicatorReading> read(String replicator, ReplicatorMeasure measure, Instant since) {
    try {
      List<ReplicatorReading> readings = new ArrayList<>();
      client
          .listMetricsPaginator(list -> list.namespace(NAMESPACE).metricName(measure.metric()))
          .metrics()
          .stream()
          .filter(metric -> named(metric, "ReplicatorName").equals(replicator))
          .filter(metric -> named(metric, "Topic").isEmpty())
          .forEach(metric -> readings.addAll(points(metric, measure, since)));
      return readings;
    } catch (SdkException e) {
      throw PreconditionException.passing(
          Finding.error("failover.no-metrics", measure.metric(), e.getMessage(), "an answer"));
    }
  }

  private List<ReplicatorReading> points(Metric metric, ReplicatorMeasure measure, Instant since) {
    return client
        .getMetricStatistics(
            get ->
                get.namespace(NAMESPACE)
                    .metricName(metric.metricName())
                    .dimensions(metric.dimensions())
                    .period(PERIOD_SECONDS)
                    .statistics(Statistic.fromValue(measure.statistic()))
                    .startTime(since)
                    .endTime(since.plus(AHEAD)))
        .datapoints()
        .stream()
        .filter(point -> !point.timestamp().isBefore(since))
        .map(
            point ->
                new ReplicatorReading(
                    point.timestamp(),
                    measure.statistic().equals("Sum") ? point.sum() : point.maximum(),
                    named(metric, "ClusterAlias")))
        .toList();
  }

  private static String named(Metric metric, String dimension) {
    return metric.dimensions().stream()
        .filter(d -> plain(d.name()).equals(plain(dimension)))
        .map(Dimension::value)
        .findFirst()
        .orElse("");
  }

  private static String plain(String name) {
    return name.replace(" ", "").toLowerCase(Locale.ROOT);
  }
}
