package io.msksdk.local.companion.cloudwatch;

import io.msksdk.local.resource.Owner;
import java.util.Map;

/**
 * Where values come from that no test has set, such as brokers. It is asked whenever metrics are
 * read, and what it says counts for that moment. Thread-safe.
 */
@FunctionalInterface
public interface MetricSource {

  /**
   * Returns the present values.
   *
   * @param owner whose clusters
   * @return the values by their metrics
   */
  Map<MetricKey, Double> values(Owner owner);

  /**
   * Says whether it may know a metric: one that cannot is not asked.
   *
   * @param key the metric
   * @return true unless it knows better
   */
  default boolean has(MetricKey key) {
    return true;
  }
}
