package io.msksdk.local.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuietLoggersTest {
  private final QuietLoggers loggers = new QuietLoggers();

  @Test
  void warning_isKept_butNotWhatEveryBrokerSays() {
    loggers.getLogger("com.yammer.metrics.reporting.JmxReporter").warn("Error processing {}", "x");
    loggers
        .getLogger("kafka.server.KafkaConfig")
        .warn(
            "num.partitions is defined in the broker role. This configuration will be ignored in"
                + " 5.0. Please set num.partitions in the controller role instead.");
    loggers.getLogger("kafka.server.KafkaConfig").warn("log.dirs is full");

    assertThat(loggers.tail(0))
        .singleElement()
        .satisfies(
            line ->
                assertThat(line.text().strip())
                    .endsWith("WARN kafka.server.KafkaConfig log.dirs is full"));
  }
}
