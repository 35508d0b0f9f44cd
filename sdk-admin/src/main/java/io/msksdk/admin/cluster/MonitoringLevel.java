package io.msksdk.admin.cluster;

/** How fine the metrics are that MSK publishes; each level contains those before it. */
public enum MonitoringLevel {
  /** Free of charge. */
  DEFAULT,
  /** More metrics of each broker. */
  PER_BROKER,
  /** Metrics of each topic on each broker. */
  PER_TOPIC_PER_BROKER,
  /** Metrics of each partition. */
  PER_TOPIC_PER_PARTITION
}
