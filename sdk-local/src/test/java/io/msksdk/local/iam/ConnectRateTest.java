package io.msksdk.local.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ConnectRateTest {
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

  @Test
  void admits_inOneSecond_theRateAndNoMore() {
    ConnectRate rate = new ConnectRate(4, now::get);

    assertThat(admitted(rate, 10)).isEqualTo(4);
  }

  @Test
  void admits_asTimePasses_whatTheTimeIsWorth() {
    ConnectRate rate = new ConnectRate(4, now::get);
    assertThat(admitted(rate, 10)).isEqualTo(4);

    now.updateAndGet(at -> at.plus(Duration.ofMillis(500)));

    assertThat(admitted(rate, 10)).isEqualTo(2);
  }

  @Test
  void admits_afterALongPause_oneSecondsWorth() {
    ConnectRate rate = new ConnectRate(4, now::get);

    now.updateAndGet(at -> at.plus(Duration.ofHours(1)));

    assertThat(admitted(rate, 10)).isEqualTo(4);
  }

  private static int admitted(ConnectRate rate, int attempts) {
    int admitted = 0;
    for (int i = 0; i < attempts; i++) {
      admitted += rate.admits() ? 1 : 0;
    }
    return admitted;
  }
}
