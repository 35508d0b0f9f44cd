package io.msksdk.local.companion.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaMetricsTest {
  private final KafkaMetrics metrics = KafkaMetrics.published();

  @Test
  void table_hasTheRowsOfEachLevel() {
    Map<Integer, Long> rows =
        metrics.rows().stream()
            .collect(Collectors.groupingBy(KafkaMetrics.Row::level, Collectors.counting()));

    assertThat(rows).isEqualTo(Map.of(-1, 9L, 0, 45L, 1, 58L, 2, 8L, 3, 2L));
  }

  @ParameterizedTest
  @CsvSource({
    "MessagesInPerSec, Cluster Name;Broker ID, DEFAULT, true",
    "MessagesInPerSec, Cluster Name;Broker ID;Topic, PER_BROKER, false",
    "MessagesInPerSec, Cluster Name;Broker ID;Topic, PER_TOPIC_PER_BROKER, true",
    "BytesInPerSec, Cluster Name;Broker ID, DEFAULT, true",
    "BytesInPerSec, Cluster Name;Broker ID;Topic, DEFAULT, true",
    "TrafficBytes, Cluster Name;Broker ID, DEFAULT, false",
    "OffsetLag, Consumer Group;Topic;Partition, PER_TOPIC_PER_BROKER, false",
    "OffsetLag, Cluster Name;Consumer Group;Topic;Partition, PER_TOPIC_PER_PARTITION, true",
    "RemoteBytesInPerSec, Cluster Name;Broker ID, PER_BROKER, true",
    "CpuUser, Cluster Name, PER_TOPIC_PER_PARTITION, false"
  })
  void metric_isPublishedFromItsLevelOn(
      String name, String dimensions, String level, boolean published) {
    Map<String, String> values =
        Arrays.stream(dimensions.split(";", -1))
            .collect(Collectors.toMap(dimension -> dimension, dimension -> "x"));

    assertThat(metrics.onLevel(MetricKey.kafka(name, values), level)).isEqualTo(published);
  }
}
