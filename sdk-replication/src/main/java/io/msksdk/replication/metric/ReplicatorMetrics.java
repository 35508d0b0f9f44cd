package io.msksdk.replication.metric;

import static java.util.Objects.requireNonNull;

import io.msksdk.admin.Msk;
import io.msksdk.admin.call.MskCalls;
import io.msksdk.core.call.CallPolicy;
import io.msksdk.core.call.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/**
 * Reads the metrics of replicators, which CloudWatch keeps in the Region of the target.
 * Thread-safe.
 *
 * <p>The guide spells dimensions in more than one way, so series are found with ListMetrics and
 * told apart by their dimensions, whatever blanks these have.
 *
 * <pre>{@code
 * ReplicatorMetrics metrics = ReplicatorMetrics.on(msk, cloudWatch);
 * metrics.read("orders-dr", ReplicatorMetric.MESSAGE_LAG, Duration.ofMinutes(15));
 * }</pre>
 */
public final class ReplicatorMetrics {
  private static final String NAMESPACE = "AWS/Kafka";
  private static final Duration PERIOD = Duration.ofMinutes(1);

  /** GetMetricData takes no more (Amazon CloudWatch API Reference, "GetMetricData"). */
  private static final int QUERIES = 500;

  private final MskCalls calls;
  private final CloudWatchClient client;
  private final Caller caller;

  private ReplicatorMetrics(MskCalls calls, CloudWatchClient client) {
    this.calls = calls;
    this.client = client;
    this.caller = Caller.of(CallPolicy.defaults(), calls.time());
  }

  /**
   * Reads from CloudWatch.
   *
   * @param msk MSK in the target's Region
   * @param client CloudWatch in the target's Region, the caller's to close
   * @return the metrics
   */
  public static ReplicatorMetrics on(Msk msk, CloudWatchClient client) {
    return new ReplicatorMetrics(msk.calls(), requireNonNull(client, "client"));
  }

  /**
   * Reads a metric of a replicator as a whole, or of each of its clusters for a metric that has no
   * other series.
   *
   * @param replicator the name of the replicator
   * @param metric the metric
   * @param back how far to look back
   * @return a reading for each series, none when nothing was published
   */
  public List<MetricReading> read(String replicator, ReplicatorMetric metric, Duration back) {
    return read(replicator, metric, back, part -> metric.byCluster() || part.isEmpty());
  }

  /**
   * Reads a metric of each topic.
   *
   * @param replicator the name of the replicator
   * @param metric a metric that is published by topic
   * @param back how far to look back
   * @return a reading for each topic that has values
   */
  public List<MetricReading> byTopic(String replicator, ReplicatorMetric metric, Duration back) {
    if (!metric.byTopic()) {
      throw new IllegalArgumentException(
          "metric: " + metric + " (expected: one that is published by topic).");
    }
    return read(replicator, metric, back, part -> !part.isEmpty());
  }

  /**
   * Reads what a cluster's brokers receive for each topic, in records per second. It is there from
   * the monitoring level PER_TOPIC_PER_BROKER on, in the Region of the cluster.
   *
   * @param cluster the name of the cluster
   * @param back how far to look back
   * @return the highest rate by topic
   */
  public Map<String, Double> recordsInByTopic(String cluster, Duration back) {
    List<Metric> series =
        list("MessagesInPerSec", dimension("Cluster Name", cluster)).stream()
            .filter(metric -> value(metric, "topic") != null)
            .toList();
    Map<String, Double> rates = new HashMap<>();
    points(series, "Average", back)
        .forEach(
            (metric, values) ->
                values.forEach(
                    point ->
                        rates.merge(
                            requireNonNull(value(metric, "topic")), point.value(), Math::max)));
    return rates;
  }

  /**
   * Reads a metric that every broker of a cluster has, in the Region of the cluster.
   *
   * @param cluster the name of the cluster
   * @param metric the name of the metric in CloudWatch, such as {@code KafkaDataLogsDiskUsed}
   * @param back how far to look back
   * @return the highest value of any broker, empty when nothing was published
   */
  public OptionalDouble highestOfBrokers(String cluster, String metric, Duration back) {
    List<Metric> series = list(metric, dimension("Cluster Name", cluster));
    return points(series, "Maximum", back).values().stream()
        .flatMap(List::stream)
        .mapToDouble(MetricReading.Point::value)
        .max();
  }

  private List<MetricReading> read(
      String replicator, ReplicatorMetric metric, Duration back, Predicate<String> wanted) {
    requireNonNull(replicator, "replicator");
    Map<Metric, List<MetricReading.Point>> read =
        points(
            list(metric.published(), null).stream()
                .filter(series -> replicator.equals(value(series, "replicatorname")))
                .filter(series -> hasShape(series, metric))
                .filter(series -> wanted.test(part(series)))
                .toList(),
            metric.statistic(),
            back);
    return read.entrySet().stream()
        .map(entry -> new MetricReading(metric, part(entry.getKey()), entry.getValue()))
        .sorted((one, other) -> one.part().compareTo(other.part()))
        .toList();
  }

  private static boolean hasShape(Metric series, ReplicatorMetric metric) {
    Set<String> names =
        series.dimensions().stream().map(d -> plain(d.name())).collect(Collectors.toSet());
    names.remove("replicatorname");
    return names.isEmpty()
        || (metric.byTopic() && names.equals(Set.of("topic")))
        || (metric.byCluster() && names.equals(Set.of("clusteralias")));
  }

  private static String part(Metric series) {
    String topic = value(series, "topic");
    String alias = value(series, "clusteralias");
    return topic != null ? topic : alias != null ? alias : "";
  }

  private static @Nullable String value(Metric series, String dimension) {
    return series.dimensions().stream()
        .filter(d -> plain(d.name()).equals(dimension))
        .map(Dimension::value)
        .findFirst()
        .orElse(null);
  }

  private static String plain(String name) {
    return name.replace(" ", "").toLowerCase(Locale.ROOT);
  }

  private static DimensionFilter dimension(String name, String value) {
    return DimensionFilter.builder().name(name).value(value).build();
  }

  private List<Metric> list(String name, @Nullable DimensionFilter filter) {
    return calls
        .<ListMetricsResponse, Metric>pages(
            token ->
                call(
                    "ListMetrics",
                    () ->
                        client.listMetrics(
                            ListMetricsRequest.builder()
                                .namespace(NAMESPACE)
                                .metricName(name)
                                .dimensions(filter == null ? List.of() : List.of(filter))
                                .nextToken(token)
                                .build())),
            ListMetricsResponse::metrics,
            ListMetricsResponse::nextToken)
        .toList();
  }

  private Map<Metric, List<MetricReading.Point>> points(
      List<Metric> series, String statistic, Duration back) {
    Map<Metric, List<MetricReading.Point>> read = new HashMap<>();
    for (int from = 0; from < series.size(); from += QUERIES) {
      List<Metric> some = series.subList(from, Math.min(series.size(), from + QUERIES));
      some.forEach(metric -> read.put(metric, new ArrayList<>()));
      fetch(some, statistic, back, read);
    }
    return read;
  }

  private void fetch(
      List<Metric> series,
      String statistic,
      Duration back,
      Map<Metric, List<MetricReading.Point>> into) {
    Instant now = calls.time().now();
    List<MetricDataQuery> queries =
        IntStream.range(0, series.size())
            .mapToObj(i -> query(i, series.get(i), statistic))
            .toList();
    calls
        .<GetMetricDataResponse, GetMetricDataResponse>pages(
            token ->
                call(
                    "GetMetricData",
                    () ->
                        client.getMetricData(
                            GetMetricDataRequest.builder()
                                .startTime(now.minus(back))
                                .endTime(now.plus(PERIOD))
                                .metricDataQueries(queries)
                                .nextToken(token)
                                .build())),
            List::of,
            GetMetricDataResponse::nextToken)
        .flatMap(page -> page.metricDataResults().stream())
        .forEach(
            result -> {
              Metric metric = series.get(Integer.parseInt(result.id().substring(1)));
              for (int i = 0; i < result.timestamps().size(); i++) {
                requireNonNull(into.get(metric))
                    .add(
                        new MetricReading.Point(
                            result.timestamps().get(i), result.values().get(i)));
              }
            });
  }

  private static MetricDataQuery query(int index, Metric metric, String statistic) {
    return MetricDataQuery.builder()
        .id("m" + index)
        .metricStat(s -> s.metric(metric).stat(statistic).period((int) PERIOD.toSeconds()))
        .build();
  }

  private <T> T call(String operation, Supplier<T> call) {
    return caller.read(operation, () -> calls.attempt(operation, call));
  }
}
