package io.msksdk.admin.alarm;

import io.msksdk.admin.metric.MetricDimension;
import java.util.List;
import java.util.Map;

/**
 * An alarm of a pack.
 *
 * @param name its name in CloudWatch
 * @param rule what raises it
 * @param metricNames the names of its metrics on this cluster's version of Kafka
 * @param dimensions the cluster, and the broker where it has one
 */
public record MskAlarm(
    String name,
    AlarmRule rule,
    List<String> metricNames,
    Map<MetricDimension, String> dimensions) {

  /**
   * Copies both collections.
   *
   * @param name its name in CloudWatch
   * @param rule what raises it
   * @param metricNames the names of its metrics on this cluster's version of Kafka
   * @param dimensions the cluster, and the broker where it has one
   */
  public MskAlarm {
    metricNames = List.copyOf(metricNames);
    dimensions = Map.copyOf(dimensions);
  }

  /**
   * Returns what an operator reads when it goes off.
   *
   * @return meaning and remedy
   */
  public String description() {
    return rule.meaning() + " " + rule.remedy();
  }
}
