package io.msksdk.admin.metric;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * The values of one metric.
 *
 * @param query what was asked
 * @param name the name CloudWatch had values under, the likeliest one when it had none
 * @param points the values, the oldest first, unmodifiable
 */
public record MetricSeries(MetricQuery query, String name, List<MetricPoint> points) {

  /**
   * Keeps a copy of the values.
   *
   * @param query what was asked
   * @param name the name CloudWatch had values under
   * @param points the values, the oldest first
   */
  public MetricSeries {
    requireNonNull(query, "query");
    requireNonNull(name, "name");
    points = List.copyOf(points);
  }

  /**
   * Returns the newest value.
   *
   * @return the value, empty when there is none: {@link Metrics#whyMissing} says why
   */
  public Optional<MetricPoint> latest() {
    return points.isEmpty() ? Optional.empty() : Optional.of(points.get(points.size() - 1));
  }
}
