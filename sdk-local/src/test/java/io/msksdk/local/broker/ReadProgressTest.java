package io.msksdk.local.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ReadProgressTest {
  private static final TopicPartition PARTITION = new TopicPartition("orders", 0);

  private final ReadProgress progress = new ReadProgress();

  @Test
  void connection_thatGoesOn_hasReadWhatLiesBetween() {
    assertThat(progress.since("one", PARTITION, 100)).isZero();
    assertThat(progress.since("one", PARTITION, 130)).isEqualTo(30);
    assertThat(progress.since("one", PARTITION, 130)).isZero();
    assertThat(progress.since("other", PARTITION, 200)).isZero();
  }

  @Test
  void connection_thatGoesBack_hasReadNothing() {
    assertThat(progress.since("one", PARTITION, 100)).isZero();
    assertThat(progress.since("one", PARTITION, 0)).isZero();
    assertThat(progress.since("one", PARTITION, 10)).isEqualTo(10);
  }
}
