package io.msksdk.local.cluster;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.JmxExporter;
import software.amazon.awssdk.services.kafka.model.NodeExporter;
import software.amazon.awssdk.services.kafka.model.OpenMonitoring;
import software.amazon.awssdk.services.kafka.model.OpenMonitoringInfo;
import software.amazon.awssdk.services.kafka.model.Prometheus;
import software.amazon.awssdk.services.kafka.model.PrometheusInfo;

/** Open monitoring in the shape that the older answers have for the same facts. */
public final class OlderMonitoring {
  private OlderMonitoring() {}

  /**
   * Turns one shape into the other.
   *
   * @param monitoring the settings as requests and newer answers have them
   * @return the same for older answers, null where nothing is set
   */
  public static @Nullable OpenMonitoring of(@Nullable OpenMonitoringInfo monitoring) {
    PrometheusInfo prometheus = monitoring == null ? null : monitoring.prometheus();
    if (prometheus == null) {
      return null;
    }
    Prometheus.Builder older = Prometheus.builder();
    if (prometheus.jmxExporter() != null) {
      older.jmxExporter(
          JmxExporter.builder()
              .enabledInBroker(prometheus.jmxExporter().enabledInBroker())
              .build());
    }
    if (prometheus.nodeExporter() != null) {
      older.nodeExporter(
          NodeExporter.builder()
              .enabledInBroker(prometheus.nodeExporter().enabledInBroker())
              .build());
    }
    return OpenMonitoring.builder().prometheus(older.build()).build();
  }
}
