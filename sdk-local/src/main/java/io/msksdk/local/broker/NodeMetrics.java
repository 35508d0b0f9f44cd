package io.msksdk.local.broker;

import io.msksdk.local.cluster.brokers.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.Metrics;

/**
 * The values that Kafka keeps in a registry of each node's own. Those of its other, older registry
 * are left out: it is one for all nodes of a JVM, and so are its MBeans.
 */
final class NodeMetrics {
  private final Metrics registry;

  NodeMetrics(Metrics registry) {
    this.registry = registry;
  }

  /** All of them, under the names that the JMX exporter makes of their MBeans. */
  List<Measure> all() {
    List<Measure> measures = new ArrayList<>();
    for (KafkaMetric metric : registry.metrics().values()) {
      if (metric.metricValue() instanceof Number number) {
        MetricName name = metric.metricName();
        measures.add(
            new Measure(
                "kafka_server_" + sanitized(name.group()) + "_" + sanitized(name.name()),
                labels(name),
                number.doubleValue()));
      }
    }
    return measures;
  }

  /** The sum of a socket metric over the listeners of brokers, or over those of clients. */
  double sockets(String name, boolean ofBrokers) {
    return registry.metrics().values().stream()
        .filter(metric -> metric.metricName().group().equals("socket-server-metrics"))
        .filter(metric -> metric.metricName().name().equals(name))
        .filter(metric -> ofBrokers(metric.metricName()) == ofBrokers)
        .mapToDouble(metric -> metric.metricValue() instanceof Number n ? n.doubleValue() : 0)
        .sum();
  }

  private static boolean ofBrokers(MetricName name) {
    String listener = name.tags().getOrDefault("listener", "");
    return listener.equals(ListenerProperties.INTERNAL)
        || listener.equals(ListenerProperties.CONTROLLER);
  }

  private static SortedMap<String, String> labels(MetricName name) {
    SortedMap<String, String> labels = new TreeMap<>();
    name.tags().forEach((key, value) -> labels.put(sanitized(key), value));
    return labels;
  }

  private static String sanitized(String text) {
    return text.replaceAll("[^a-zA-Z0-9_]", "_");
  }
}
