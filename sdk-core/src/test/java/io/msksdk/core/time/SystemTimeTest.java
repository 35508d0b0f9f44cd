package io.msksdk.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SystemTimeTest {

  @Test
  void scheduler_runsOnNamedDaemons_andClosesThem() throws Exception {
    CompletableFuture<Thread> ran = new CompletableFuture<>();
    Thread worker;
    try (Scheduler scheduler = Time.system().scheduler("test", 1)) {
      scheduler.after(Duration.ZERO, () -> ran.complete(Thread.currentThread()));
      worker = ran.get();
      assertThat(worker.getName()).isEqualTo("msk-test-1");
      assertThat(worker.isDaemon()).isTrue();
    }
    assertThat(worker.isAlive()).isFalse();
  }

  @Test
  void schedulerClosedByItsOwnTask_doesNotWaitForItself() throws Exception {
    Scheduler scheduler = Time.system().scheduler("test", 1);
    CompletableFuture<String> done = new CompletableFuture<>();

    scheduler.after(
        Duration.ZERO,
        () -> {
          scheduler.close();
          done.complete("closed");
        });

    assertThat(done.get()).isEqualTo("closed");
  }

  @Test
  void closedScheduler_dropsWhatIsGivenToIt() {
    Scheduler scheduler = Time.system().scheduler("test", 1);
    scheduler.close();
    scheduler.close();

    scheduler.after(Duration.ZERO, () -> {}).cancel();
  }

  @Test
  void delayBeyondAllNanoseconds_isAVeryLongOne() {
    Duration forever = ChronoUnit.FOREVER.getDuration();
    ManualTime manual = ManualTime.startingAt(Instant.EPOCH);
    manual.advance(Duration.ofDays(1));
    try (Scheduler scheduler = Time.system().scheduler("test", 1);
        Scheduler byHand = manual.scheduler("test", 1)) {
      scheduler.after(forever, () -> {}).cancel();
      byHand.after(forever, () -> {});
      manual.advance(Duration.ofDays(1));

      assertThat(manual.waiting()).isEqualTo(1);
    }
  }
}
