package io.msksdk.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManualTimeTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final ManualTime time = ManualTime.startingAt(START);
  private final List<String> ran = new ArrayList<>();

  @Test
  void advance_runsTasksInOrderOfTheirTime_alsoThoseAddedOnTheWay() {
    Scheduler scheduler = time.scheduler("test", 1);
    scheduler.after(Duration.ofSeconds(3), () -> ran.add("c at " + time.nanos() / 1_000_000_000));
    scheduler.after(
        Duration.ofSeconds(1),
        () -> {
          ran.add("a");
          scheduler.after(Duration.ofSeconds(1), () -> ran.add("b"));
        });

    time.advance(Duration.ofSeconds(10));

    assertThat(ran).containsExactly("a", "b", "c at 3");
    assertThat(time.now()).isEqualTo(START.plusSeconds(10));
  }

  @Test
  void cancelledAndClosed_runNothing() {
    Scheduler scheduler = time.scheduler("test", 1);
    scheduler.after(Duration.ofSeconds(1), () -> ran.add("cancelled")).cancel();
    scheduler.after(Duration.ofSeconds(1), () -> ran.add("closed"));

    scheduler.close();
    scheduler.after(Duration.ofSeconds(1), () -> ran.add("late"));
    time.advance(Duration.ofMinutes(1));

    assertThat(ran).isEmpty();
    assertThat(time.waiting()).isZero();
  }

  @Test
  void sleep_movesTheClock_unlessInterrupted() throws InterruptedException {
    time.sleep(Duration.ofSeconds(5));
    assertThat(time.now()).isEqualTo(START.plusSeconds(5));

    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> time.sleep(Duration.ofSeconds(5)))
        .isInstanceOf(InterruptedException.class);
    assertThat(time.now()).isEqualTo(START.plusSeconds(5));
  }
}
