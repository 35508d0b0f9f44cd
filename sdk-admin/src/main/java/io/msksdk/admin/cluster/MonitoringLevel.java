package io.msksdk.admin.cluster;

import java.util.Arrays;

/** How fine the metrics are that MSK publishes; each level contains those before it. */
public enum MonitoringLevel {
  /** Free of charge. */
  DEFAULT,
  /** More metrics of each broker. */
  PER_BROKER,
  /** Metrics of each topic on each broker. */
  PER_TOPIC_PER_BROKER,
  /** Metrics of each partition. */
  PER_TOPIC_PER_PARTITION,
  /** A level this version of the SDK does not know: read of a cluster, never to be asked for. */
  UNKNOWN;

  static MonitoringLevel of(String raw) {
    return Arrays.stream(values())
        .filter(value -> value.name().equals(raw))
        .findFirst()
        .orElse(UNKNOWN);
  }
}
