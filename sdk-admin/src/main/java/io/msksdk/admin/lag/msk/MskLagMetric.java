package io.msksdk.admin.lag.msk;

import static java.util.Objects.requireNonNull;

import io.msksdk.admin.metric.MetricDimension;
import java.util.Map;

/**
 * One of MSK's lag metrics with a value of ours.
 *
 * @param name MSK's name
 * @param dimensions MSK's dimensions, unmodifiable
 * @param value offsets or seconds
 */
public record MskLagMetric(String name, Map<MetricDimension, String> dimensions, double value) {

  /**
   * Keeps a copy of the dimensions.
   *
   * @param name MSK's name
   * @param dimensions MSK's dimensions
   * @param value offsets or seconds
   */
  public MskLagMetric {
    requireNonNull(name, "name");
    dimensions = Map.copyOf(dimensions);
  }
}
