package io.msksdk.local.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.local.Polls;
import io.msksdk.local.thread.Daemons;
import java.lang.Thread.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalClockTest {
  @AutoClose("shutdownNow")
  private final ExecutorService threads = Executors.newCachedThreadPool(Daemons.named("test"));

  @Test
  void manualTime_advanced_completesWhatIsDueInItsOrder() {
    try (LocalClock clock = manual()) {
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
    try (LocalClock clock = manual()) {
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
  void manualTime_advanced_isOverWhenTheWorkThatBecameDueIsDone() {
    Thread caller = Thread.currentThread();
    BackgroundWork work = BackgroundWork.on(threads);
    try (LocalClock clock = LocalClock.of(TimeMode.parse("manual"), work)) {
      Instant start = clock.now();
      List<Instant> done = new CopyOnWriteArrayList<>();
      var first =
          clock
              .elapsed(Duration.ofMinutes(1))
              .thenRunAsync(() -> Polls.until(caller::getState, State.TIMED_WAITING::equals), work)
              .thenCompose(ended -> clock.elapsed(Duration.ofMinutes(2)))
              .thenRunAsync(() -> done.add(clock.now()), work);

      clock.advance(Duration.ofMinutes(5));

      assertThat(first).isDone();
      assertThat(done).containsExactly(start.plusSeconds(180));
    }
  }

  @Test
  void manualTime_advanced_doesNotWaitForWorkThatWaitsForSomethingElse() {
    BackgroundWork work = new BackgroundWork(threads, Duration.ofMillis(1));
    try (LocalClock clock = LocalClock.of(TimeMode.parse("manual"), work)) {
      CountDownLatch other = new CountDownLatch(1);
      var waits = clock.elapsed(Duration.ofMinutes(1)).thenRunAsync(() -> await(other), work);

      clock.advance(Duration.ofMinutes(1));
      assertThat(waits).isNotDone();
      other.countDown();

      assertThat(waits).succeedsWithin(Duration.ofSeconds(30));
    }
  }

  @Test
  void manualTime_closed_cancelsWhatIsWaitedFor() {
    LocalClock clock = manual();
    CompletableFuture<Void> waited = clock.elapsed(Duration.ofDays(1));

    clock.close();

    assertThat(waited).isCancelled();
  }

  @Test
  void scaledTime_byALargeFactor_passesQuickly() {
    try (LocalClock clock =
        LocalClock.of(TimeMode.parse("scaled:1000000"), BackgroundWork.on(Runnable::run))) {
      assertThat(clock.elapsed(Duration.ofHours(1))).succeedsWithin(Duration.ofSeconds(30));
    }
  }

  @Test
  void scaledTime_closed_cancelsWhatIsWaitedFor() {
    LocalClock clock = LocalClock.of(TimeMode.parse("real"), BackgroundWork.on(Runnable::run));
    CompletableFuture<Void> waited = clock.elapsed(Duration.ofDays(1));

    clock.close();

    assertThat(waited).isCancelled();
  }

  @Test
  void instantTime_isOverAtOnce() {
    try (LocalClock clock =
        LocalClock.of(TimeMode.parse("instant"), BackgroundWork.on(Runnable::run))) {
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

  private static LocalClock manual() {
    return LocalClock.of(TimeMode.parse("manual"), BackgroundWork.on(Runnable::run));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
