package io.msksdk.micrometer;

/** Under which names lag is published. */
public enum LagMeterNames {
  /** This library's, {@code msk.lag...}. */
  MSK,
  /**
   * Those of kafka-lag-exporter, {@code kafka_consumergroup_...}, which many dashboards are made
   * for.
   */
  KAFKA_LAG_EXPORTER
}
