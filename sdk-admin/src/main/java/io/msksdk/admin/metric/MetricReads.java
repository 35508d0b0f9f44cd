package io.msksdk.admin.metric;

import io.msksdk.admin.call.internal.CloudWatchCalls;
import io.msksdk.core.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/** Reads many metrics with few calls. */
final class MetricReads {
  /** The most GetMetricData takes in one call. */
  private static final int MOST_QUERIES = 500;

  private final CloudWatchCalls calls;
  private final Time time;

  MetricReads(CloudWatchCalls calls, Time time) {
    this.calls = calls;
    this.time = time;
  }

  /** One name of one question; a question has as many as its metric has names. */
  private record Ask(MetricQuery query, String name) {}

  List<MetricSeries> read(List<MetricQuery> queries) {
    Map<Duration, List<Ask>> byWindow = new LinkedHashMap<>();
    queries.stream()
        .distinct()
        .flatMap(query -> query.metric().names().stream().map(name -> new Ask(query, name)))
        .forEach(
            ask -> byWindow.computeIfAbsent(ask.query().last(), d -> new ArrayList<>()).add(ask));
    Instant now = time.now();
    Map<Ask, List<MetricPoint>> found = new HashMap<>();
    byWindow.forEach(
        (last, asks) -> {
          for (int from = 0; from < asks.size(); from += MOST_QUERIES) {
            call(
                asks.subList(from, Math.min(asks.size(), from + MOST_QUERIES)),
                now.minus(last),
                now,
                found);
          }
        });
    return queries.stream().map(query -> series(query, found)).toList();
  }

  private static MetricSeries series(MetricQuery query, Map<Ask, List<MetricPoint>> found) {
    Collection<String> names = query.metric().names();
    for (String name : names) {
      List<MetricPoint> points = found.getOrDefault(new Ask(query, name), List.of());
      if (!points.isEmpty()) {
        return new MetricSeries(
            query, name, points.stream().sorted(Comparator.comparing(MetricPoint::at)).toList());
      }
    }
    return new MetricSeries(query, names.iterator().next(), List.of());
  }

  private void call(List<Ask> asks, Instant from, Instant now, Map<Ask, List<MetricPoint>> found) {
    String token = null;
    do {
      var answer = calls.read(request(asks, from, now, token), CloudWatchClient::getMetricData);
      for (MetricDataResult result : answer.metricDataResults()) {
        Ask ask = asks.get(Integer.parseInt(result.id().substring(1)));
        List<MetricPoint> points = found.computeIfAbsent(ask, a -> new ArrayList<>());
        for (int i = 0; i < result.timestamps().size(); i++) {
          points.add(new MetricPoint(result.timestamps().get(i), result.values().get(i)));
        }
      }
      token = answer.nextToken();
    } while (token != null);
  }

  private static GetMetricDataRequest request(
      List<Ask> asks, Instant from, Instant now, @Nullable String token) {
    List<MetricDataQuery> queries = new ArrayList<>();
    for (int i = 0; i < asks.size(); i++) {
      queries.add(query(asks.get(i), "m" + i));
    }
    return GetMetricDataRequest.builder()
        .metricDataQueries(queries)
        .startTime(from)
        // the present minute too: the end is left out
        .endTime(now.plusSeconds(1))
        .scanBy(ScanBy.TIMESTAMP_ASCENDING)
        .nextToken(token)
        .build();
  }

  private static MetricDataQuery query(Ask ask, String id) {
    Metric metric =
        Metric.builder()
            .namespace(MskMetrics.NAMESPACE)
            .metricName(ask.name())
            .dimensions(
                ask.query().dimensions().entrySet().stream()
                    .map(
                        d ->
                            Dimension.builder()
                                .name(d.getKey().label())
                                .value(d.getValue())
                                .build())
                    .toList())
            .build();
    return MetricDataQuery.builder()
        .id(id)
        .metricStat(
            MetricStat.builder()
                .metric(metric)
                .period((int) ask.query().period().toSeconds())
                .stat(ask.query().statistic().label())
                .build())
        .build();
  }
}
