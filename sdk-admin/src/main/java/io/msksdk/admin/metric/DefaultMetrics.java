package io.msksdk.admin.metric;

import static java.util.Objects.requireNonNull;

import io.msksdk.admin.call.internal.CloudWatchCalls;
import io.msksdk.admin.call.internal.Pages;
import io.msksdk.admin.cluster.Cluster;
import io.msksdk.core.time.Time;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.Metric;

/** The metrics behind {@code Msk.metrics()}, which makes it. Thread-safe. */
public final class DefaultMetrics implements Metrics {
  private final CloudWatchCalls calls;
  private final MetricReads reads;

  private DefaultMetrics(CloudWatchCalls calls, Time time) {
    this.calls = calls;
    this.reads = new MetricReads(calls, time);
  }

  /**
   * Binds the feature to CloudWatch.
   *
   * @param calls the way to CloudWatch
   * @param time the clock questions look back from
   * @return the metrics of its Region
   */
  public static Metrics on(CloudWatchCalls calls, Time time) {
    return new DefaultMetrics(calls, time);
  }

  @Override
  public MetricSeries read(MetricQuery query) {
    return read(List.of(requireNonNull(query, "query"))).get(0);
  }

  @Override
  public List<MetricSeries> read(List<MetricQuery> queries) {
    return reads.read(List.copyOf(queries));
  }

  @Override
  public Map<String, MetricSeries> read(String cluster, int broker, BrokerView view) {
    List<MetricQuery> queries =
        view.metrics().stream()
            .map(name -> MetricQuery.of(name).cluster(cluster).broker(broker).build())
            .toList();
    Map<String, MetricSeries> series = new LinkedHashMap<>();
    read(queries).forEach(each -> series.put(each.query().metric().name(), each));
    return Collections.unmodifiableMap(series);
  }

  @Override
  public Stream<PublishedMetric> list(String cluster) {
    DimensionFilter named =
        DimensionFilter.builder()
            .name(MetricDimension.CLUSTER.label())
            .value(requireNonNull(cluster, "cluster"))
            .build();
    return Pages.stream(
        token -> {
          var answer =
              calls.read(
                  ListMetricsRequest.builder()
                      .namespace(MskMetrics.NAMESPACE)
                      .dimensions(named)
                      .nextToken(token)
                      .build(),
                  CloudWatchClient::listMetrics);
          return new Pages.Page<>(
              answer.metrics().stream().map(DefaultMetrics::published).toList(),
              answer.nextToken());
        });
  }

  private static PublishedMetric published(Metric metric) {
    return new PublishedMetric(
        metric.metricName(),
        metric.dimensions().stream().collect(Collectors.toMap(Dimension::name, Dimension::value)));
  }

  @Override
  public List<MetricAbsence> whyMissing(MetricQuery query, Cluster cluster) {
    return AbsenceRules.explain(requireNonNull(query, "query"), requireNonNull(cluster, "cluster"));
  }

  @Override
  public CloudWatchClient client() {
    return calls.client();
  }
}
