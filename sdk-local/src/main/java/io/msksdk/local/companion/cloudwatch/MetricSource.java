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
}
