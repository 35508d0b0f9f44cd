package io.msksdk.local.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PartitionChangesTest {
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final PartitionChanges changes = new PartitionChanges(250, now::get);

  @Test
  void admits_inFiveMinutes_uptoTheQuota() {
    assertThat(changes.admits(200)).isTrue();
    assertThat(changes.admits(51)).isFalse();
    assertThat(changes.admits(50)).isTrue();
    assertThat(changes.admits(1)).isFalse();
  }

  @Test
  void admits_whenFiveMinutesHavePassed_again() {
    assertThat(changes.admits(250)).isTrue();

    now.updateAndGet(at -> at.plus(Duration.ofMinutes(5)).plusMillis(1));

    assertThat(changes.admits(250)).isTrue();
  }
}
