package io.msksdk.local.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalClockTest {

  @Test
  void manualTime_advanced_completesWhatIsDueInItsOrder() {
    try (LocalClock clock = LocalClock.of(TimeMode.parse("manual"))) {
      Instant start = clock.now();
      StringBuilder order = new StringBuilder();
      var late = clock.elapsed(Duration.ofMinutes(2)).thenRun(() -> order.append("late "));
      var early = clock.elapsed(Duration.ofMinutes(1)).thenRun(() -> order.append("early "));

      clock.advance(Duration.ofSeconds(59));
      assertThat(early).isNotDone();
      clock.advance(Duration.ofMinutes(5));

      assertThat(late).isDone();
      assertThat(order).hasToString("early late ");
      assertThat(clock.now()).isEqualTo(start.plusSeconds(359));
    }
  }

  @Test
  void manualTime_advanced_reachesWhatFollowsFromWhatWasDue() {
    try (LocalClock clock = LocalClock.of(TimeMode.parse("manual"))) {
      Instant start = clock.now();
      CompletableFuture<Instant> second =
          clock
              .elapsed(Duration.ofMinutes(1))
              .thenCompose(done -> clock.elapsed(Duration.ofMinutes(1)))
              .thenApply(done -> clock.now());

      clock.advance(Duration.ofMinutes(5));

      assertThat(second).isCompletedWithValue(start.plusSeconds(120));
    }
  }

  @Test
  void manualTime_closed_cancelsWhatIsWaitedFor() {
    LocalClock clock = LocalClock.of(TimeMode.parse("manual"));
    CompletableFuture<Void> waited = clock.elapsed(Duration.ofDays(1));

    clock.close();

    assertThat(waited).isCancelled();
  }

  @Test
  void scaledTime_byALargeFactor_passesQuickly() {
    try (LocalClock clock = LocalClock.of(TimeMode.parse("scaled:1000000"))) {
      assertThat(clock.elapsed(Duration.ofHours(1))).succeedsWithin(Duration.ofSeconds(30));
    }
  }

  @Test
  void scaledTime_closed_cancelsWhatIsWaitedFor() {
    LocalClock clock = LocalClock.of(TimeMode.parse("real"));
    CompletableFuture<Void> waited = clock.elapsed(Duration.ofDays(1));

    clock.close();

    assertThat(waited).isCancelled();
  }

  @Test
  void instantTime_isOverAtOnce() {
    try (LocalClock clock = LocalClock.of(TimeMode.parse("instant"))) {
      assertThat(clock.elapsed(Duration.ofDays(365))).isDone();
      assertThatThrownBy(() -> clock.advance(Duration.ofHours(1)))
          .hasMessage("clock: instant (expected: an engine with --time manual)");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "fast", "scaled", "scaled:", "scaled:0", "scaled:-1", "scaled:x"})
  void mode_unknown_isNamed(String text) {
    assertThatThrownBy(() -> TimeMode.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("time: " + text + " (expected: instant, ");
  }
}
