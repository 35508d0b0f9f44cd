package io.msksdk.local.companion.cloudwatch;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What tells one series of values from others.
 *
 * @param namespace the namespace, such as {@code AWS/Kafka}
 * @param name the metric's name
 * @param dimensions the values of its dimensions
 */
public record MetricKey(String namespace, String name, SortedMap<String, String> dimensions) {

  /**
   * Keeps a copy of the dimensions.
   *
   * @param namespace the namespace, such as {@code AWS/Kafka}
   * @param name the metric's name
   * @param dimensions the values of its dimensions
   */
  public MetricKey {
    dimensions = Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
  }

  /**
   * Names a metric of MSK.
   *
   * @param name the metric's name
   * @param dimensions the values of its dimensions
   * @return its key
   */
  public static MetricKey kafka(String name, Map<String, String> dimensions) {
    return new MetricKey(KafkaMetrics.NAMESPACE, name, new TreeMap<>(dimensions));
  }
}
