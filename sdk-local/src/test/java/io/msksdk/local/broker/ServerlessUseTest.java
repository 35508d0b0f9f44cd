package io.msksdk.local.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.protocol.ApiKeys;
import org.junit.jupiter.api.Test;

class ServerlessUseTest {
  private static final TopicPartition FIRST = new TopicPartition("orders", 0);
  private static final TopicPartition SECOND = new TopicPartition("orders", 1);

  private final ServerlessUse use =
      new ServerlessUse(
          new ServerlessUse.Limits(100, 2, 500, 1000, 1000, 4000, 8000, 50, 100),
          () -> Instant.EPOCH);

  @Test
  void partition_writtenTooFast_slowsThatOneAlone() {
    assertThat(use.written(FIRST, 500)).isZero();
    assertThat(use.written(FIRST, 50)).isEqualTo(Duration.ofSeconds(1));
    assertThat(use.written(SECOND, 500)).isZero();
  }

  @Test
  void partition_readTooFast_isSlowedByItsOwnLimit() {
    assertThat(use.read(FIRST, 1000)).isZero();
    assertThat(use.read(FIRST, 100)).isEqualTo(Duration.ofSeconds(1));
    assertThat(use.written(FIRST, 500)).isZero();
  }

  @Test
  void cluster_writtenAndRead_hasALimitOfEach() {
    assertThat(use.ingress().use(40_000)).isZero();
    assertThat(use.ingress().use(4000)).isEqualTo(Duration.ofSeconds(1));
    assertThat(use.egress().use(80_000)).isZero();
    assertThat(use.egress().use(8000)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void topicCalls_tooMany_areSlowed_whileOtherRequestsAreNot() {
    for (int i = 0; i < 20; i++) {
      assertThat(use.request(ApiKeys.CREATE_TOPICS)).isZero();
    }

    assertThat(use.request(ApiKeys.DELETE_TOPICS)).isEqualTo(Duration.ofMillis(500));
    assertThat(use.request(ApiKeys.METADATA)).isZero();
  }

  @Test
  void requests_tooMany_areSlowed_whateverTheyAre() {
    for (int i = 0; i < 1000; i++) {
      assertThat(use.request(ApiKeys.HEARTBEAT)).isZero();
    }

    assertThat(use.request(ApiKeys.METADATA)).isEqualTo(Duration.ofMillis(10));
  }
}
