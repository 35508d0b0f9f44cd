package io.msksdk.local.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class BudgetTest {
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final Budget budget = new Budget(5, now::get);

  @Test
  void use_uptoTenSecondsWorth_needsNoWait() {
    assertThat(budget.use(30)).isZero();
    assertThat(budget.use(20)).isZero();
  }

  @Test
  void use_beyondIt_waitsUntilTheAverageIsKept() {
    assertThat(budget.use(60)).isEqualTo(Duration.ofSeconds(2));
    assertThat(budget.use(5)).isEqualTo(Duration.ofSeconds(3));

    now.updateAndGet(at -> at.plusSeconds(3));

    assertThat(budget.use(0)).isZero();
    assertThat(budget.use(1)).isEqualTo(Duration.ofMillis(200));
  }

  @Test
  void take_beyondIt_waitsUntilItWouldBeThere_andNothingIsUsedOnceItIsGivenBack() {
    assertThat(budget.take(40)).isZero();
    assertThat(budget.take(20)).isEqualTo(Duration.ofSeconds(2));
    budget.giveBack(20);

    assertThat(budget.take(10)).isZero();
  }

  @Test
  void take_ofMoreThanThereEverIs_waitsForEverythingElseOnly() {
    assertThat(budget.take(10)).isZero();
    assertThat(budget.take(500)).isEqualTo(Duration.ofSeconds(2));
    budget.giveBack(500);

    now.updateAndGet(at -> at.plusSeconds(2));

    assertThat(budget.take(500)).isZero();
  }

  @Test
  void use_ofNothingAllowed_waitsForLong() {
    assertThat(new Budget(0, now::get).use(1)).isEqualTo(Duration.ofHours(1));
  }
}
