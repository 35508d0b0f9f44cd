package io.msksdk.local.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LivePropertiesTest {

  @Test
  void changes_ofWhatKafkaChangesWhileItRuns_areGiven() {
    assertThat(
            LiveProperties.changes(
                Map.of("log.segment.bytes", "1048576", "num.partitions", "1"),
                Map.of("log.segment.bytes", "2097152", "num.partitions", "1")))
        .containsExactly(Map.entry("log.segment.bytes", "2097152"));
  }

  @Test
  void property_thatIsTakenAway_getsKafkasOwnValue() {
    assertThat(LiveProperties.changes(Map.of("message.max.bytes", "1000"), Map.of()))
        .containsExactly(Map.entry("message.max.bytes", "1048588"));
  }

  @Test
  void property_withoutAValueOfKafkasOwn_needsARestart() {
    assertThat(LiveProperties.changes(Map.of("log.retention.ms", "1000"), Map.of())).isNull();
  }

  @Test
  void oneProperty_thatNeedsARestart_isEnough() {
    assertThat(
            LiveProperties.changes(
                Map.of("num.partitions", "1"),
                Map.of("num.partitions", "2", "log.retention.ms", "1000")))
        .isNull();
  }

  @Test
  void equalProperties_areNoChange() {
    assertThat(LiveProperties.changes(Map.of("a", "1"), Map.of("a", "1"))).isEmpty();
  }
}
