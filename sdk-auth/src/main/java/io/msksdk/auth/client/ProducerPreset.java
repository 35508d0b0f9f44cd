package io.msksdk.auth.client;

import java.util.Map;

/** Settings of producers. Their text is what Kafka reads too: one map serves both forms. */
final class ProducerPreset {
  static final Map<String, String> DURABLE =
      Map.of(
          "acks",
          "all",
          "enable.idempotence",
          "true",
          "retries",
          Integer.toString(Integer.MAX_VALUE),
          // the end of all retries, whatever their number
          "delivery.timeout.ms",
          "300000");

  private ProducerPreset() {}
}
