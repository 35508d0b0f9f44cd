package io.msksdk.admin.lag;

import static io.msksdk.admin.lag.Samples.group;
import static io.msksdk.admin.lag.Samples.reading;
import static io.msksdk.admin.lag.Samples.round;
import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.admin.lag.source.GroupReading;
import io.msksdk.admin.lag.source.GroupState;
import io.msksdk.admin.lag.source.LagFault;
import io.msksdk.admin.lag.source.LagRound;
import io.msksdk.admin.lag.source.LagSource;
import io.msksdk.core.MskException;
import io.msksdk.core.time.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class LagWatcherTest {
  private final ManualTime time = ManualTime.startingAt(Samples.START);
  private final List<String> heard = new ArrayList<>();

  @Test
  void rounds_comeAtTheirPace() {
    Samples.Scripted source = source(Duration.ZERO, "9 9");
    try (LagMonitor monitor = LagMonitor.from(source).time(time).open();
        LagWatcher watcher = monitor.watch(Duration.ofSeconds(10)).start()) {
      time.advance(Duration.ofSeconds(25));

      assertThat(source.asked).hasSize(3);
      assertThat(watcher.skipped()).isZero();
    }
    assertThat(source.closed).isTrue();
  }

  @Test
  void longRound_leavesOthersOut_andSaysSo() {
    Samples.Scripted source = source(Duration.ofSeconds(25), "9 9");
    LagMonitor monitor = LagMonitor.from(source).time(time).open();
    try (LagWatcher watcher =
        monitor.watch(Duration.ofSeconds(10)).addListener(listener()).start()) {
      time.advance(Duration.ofSeconds(1));

      assertThat(watcher.skipped()).isEqualTo(2);
      assertThat(heard).contains("skipped 2");
    }
  }

  @Test
  void changeOfVerdict_isHeardForPartitionAndGroup() {
    Samples.Scripted source = source(Duration.ZERO, "9 5 5 5 5");
    LagMonitor monitor = LagMonitor.from(source).time(time).open();
    try (LagWatcher watcher =
        monitor.watch(Duration.ofSeconds(60)).addListener(listener()).start()) {
      time.advance(Duration.ofMinutes(5));

      assertThat(heard).hasSizeGreaterThanOrEqualTo(2);
      assertThat(heard.get(0)).startsWith("partition g orders-0: OK -> REWIND");
      assertThat(heard.get(1)).startsWith("group g: OK -> REWIND: orders-0:");
      assertThat(watcher.skipped()).isZero();
    }
  }

  @Test
  void listenerThatThrows_endsNothing() {
    Samples.Scripted source = source(Duration.ZERO, "9 9");
    LagListener bad =
        new LagListener() {
          @Override
          public void round(LagSnapshot snapshot) {
            throw new IllegalStateException("listener");
          }
        };
    LagMonitor monitor = LagMonitor.from(source).time(time).open();
    try (LagWatcher watcher = monitor.watch(Duration.ofSeconds(10)).addListener(bad).start()) {
      time.advance(Duration.ofSeconds(10));

      assertThat(source.asked).hasSize(2);
      assertThat(watcher.skipped()).isZero();
    }
  }

  @Test
  void executorOfTheCaller_takesTheRounds() {
    List<Runnable> handed = new ArrayList<>();
    Executor executor = handed::add;
    Samples.Scripted source = source(Duration.ZERO, "9 9");
    LagMonitor monitor = LagMonitor.from(source).time(time).open();
    try (LagWatcher watcher = monitor.watch(Duration.ofSeconds(10)).executor(executor).start()) {
      time.advance(Duration.ofSeconds(30));

      // the first has not run yet, so no second was handed over
      assertThat(handed).hasSize(1);
      assertThat(source.asked).isEmpty();
      assertThat(watcher.skipped()).isZero();
    }
  }

  @Test
  void close_endsTheRounds() {
    Samples.Scripted source = source(Duration.ZERO, "9 9");
    LagMonitor monitor = LagMonitor.from(source).time(time).open();
    LagWatcher watcher = monitor.watch(Duration.ofSeconds(10)).start();
    time.advance(Duration.ofSeconds(1));
    watcher.close();

    time.advance(Duration.ofMinutes(5));

    assertThat(source.asked).hasSize(1);
  }

  @Test
  void sourceThatThrowsWhatIsNoFailureOfOurs_isAFailedRound() {
    LagSource broken =
        new LagSource() {
          @Override
          public String name() {
            return "broken";
          }

          @Override
          public LagRound collect() {
            throw new IllegalStateException("no such thing");
          }

          @Override
          public void close() {}
        };
    LagMonitor monitor = LagMonitor.from(broken).time(time).open();
    try (LagWatcher watcher =
        monitor.watch(Duration.ofSeconds(10)).addListener(listener()).start()) {
      time.advance(Duration.ofSeconds(25));

      assertThat(heard).hasSize(3).allMatch(said -> said.contains("no such thing"));
      assertThat(watcher.skipped()).isZero();
    }
  }

  @Test
  void executorThatIsFull_costsARound_notTheWatch() {
    AtomicBoolean full = new AtomicBoolean(true);
    Executor executor =
        task -> {
          if (full.getAndSet(false)) {
            throw new RejectedExecutionException("full");
          }
          task.run();
        };
    Samples.Scripted source = source(Duration.ZERO, "9 9");
    LagMonitor monitor = LagMonitor.from(source).time(time).open();
    try (LagWatcher watcher =
        monitor.watch(Duration.ofSeconds(10)).addListener(listener()).executor(executor).start()) {
      time.advance(Duration.ofSeconds(10));

      assertThat(source.asked).hasSize(1);
      assertThat(watcher.skipped()).isEqualTo(1);
      assertThat(heard).containsExactly("skipped 1");
    }
  }

  @Test
  void groupMissingForARound_isComparedWithHowItWasSeenLast() {
    List<String> changes = changesOver(round(60));

    assertThat(changes.get(0)).startsWith("partition g orders-0: OK -> REWIND");
    assertThat(changes.get(1)).startsWith("group g: OK -> REWIND");
  }

  @Test
  void groupThatCouldNotBeRead_isComparedPartitionByPartition_withHowItWasSeenLast() {
    LagFault fault = new LagFault("group g", "timeout", "no answer", "", true);
    List<String> changes =
        changesOver(round(60, GroupReading.of("g").faults(List.of(fault)).build()));

    assertThat(changes.get(0)).startsWith("group g: OK -> UNKNOWN");
    assertThat(changes.get(1)).startsWith("partition g orders-0: OK -> REWIND");
    assertThat(changes.get(2)).startsWith("group g: UNKNOWN -> REWIND");
  }

  private List<String> changesOver(LagRound between) {
    Samples.Scripted source =
        new Samples.Scripted(
            time,
            Duration.ZERO,
            round(0, group("g", GroupState.STABLE, reading("orders", 9, 9))),
            between,
            round(120, group("g", GroupState.STABLE, reading("orders", 5, 9))));
    LagMonitor monitor = LagMonitor.from(source).time(time).open();
    try (LagWatcher watcher =
        monitor.watch(Duration.ofSeconds(60)).addListener(listener()).start()) {
      time.advance(Duration.ofMinutes(2));

      assertThat(watcher.skipped()).isZero();
      return List.copyOf(heard);
    }
  }

  @Test
  void roundThatTheEndInterrupts_isNoFailedRound() {
    CutOff source = new CutOff();
    LagMonitor monitor = LagMonitor.from(source).time(time).open();
    LagWatcher watcher = monitor.watch(Duration.ofSeconds(10)).addListener(listener()).start();
    time.advance(Duration.ofSeconds(1));
    source.during = watcher::close;

    time.advance(Duration.ofSeconds(30));

    assertThat(heard).singleElement().asString().startsWith("failed");
    assertThat(source.asked).isEqualTo(2);
  }

  /** Fails in every round, after what is to happen during it. */
  private static final class CutOff implements LagSource {
    private Runnable during = () -> {};
    private int asked;

    @Override
    public String name() {
      return "cut off";
    }

    @Override
    public LagRound collect() {
      asked++;
      during.run();
      throw new Cut();
    }

    @Override
    public void close() {}
  }

  private static final class Cut extends MskException {
    private static final long serialVersionUID = 1L;

    Cut() {
      super("test.cut", "cut", "", null);
    }
  }

  private Samples.Scripted source(Duration takes, String commits) {
    List<LagRound> rounds = new ArrayList<>();
    for (String committed : commits.split(" ")) {
      rounds.add(
          round(
              rounds.size() * 60L,
              group("g", GroupState.STABLE, reading("orders", Long.parseLong(committed), 9))));
    }
    return new Samples.Scripted(time, takes, rounds.toArray(new LagRound[0]));
  }

  private LagListener listener() {
    return new LagListener() {
      @Override
      public void groupChanged(VerdictChange change) {
        heard.add("group " + change);
      }

      @Override
      public void partitionChanged(VerdictChange change) {
        heard.add("partition " + change);
      }

      @Override
      public void skipped(long rounds) {
        heard.add("skipped " + rounds);
      }

      @Override
      public void failed(MskException failure) {
        heard.add("failed " + failure.getMessage());
      }
    };
  }
}
