package io.msksdk.local.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MovingRateTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  @Test
  void rate_atTheFirstLook_isTheMeanSinceTheStart() {
    MovingRate rate = new MovingRate(0);
    rate.add(100);

    assertThat(rate.perSecond(10 * SECOND)).isCloseTo(10, within(1e-9));
    assertThat(rate.count()).isEqualTo(100);
  }

  @Test
  void rate_whenNothingComes_fadesWithinMinutes() {
    MovingRate rate = new MovingRate(0);
    rate.add(100);
    assertThat(rate.perSecond(10 * SECOND)).isPositive();

    assertThat(rate.perSecond(70 * SECOND)).isCloseTo(10 * Math.exp(-1), within(1e-9));
    assertThat(rate.perSecond(700 * SECOND)).isLessThan(0.01);
  }

  @Test
  void rate_lookedAtTwiceAtOnce_isTheSame() {
    MovingRate rate = new MovingRate(0);
    rate.reach(50);

    assertThat(rate.perSecond(SECOND)).isEqualTo(rate.perSecond(SECOND));
  }
}
