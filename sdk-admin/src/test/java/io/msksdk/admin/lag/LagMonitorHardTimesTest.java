package io.msksdk.admin.lag;

import static io.msksdk.admin.lag.Samples.group;
import static io.msksdk.admin.lag.Samples.reading;
import static io.msksdk.admin.lag.Samples.round;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.admin.lag.source.GroupReading;
import io.msksdk.admin.lag.source.GroupState;
import io.msksdk.admin.lag.source.LagFault;
import io.msksdk.admin.lag.source.LagRound;
import io.msksdk.admin.lag.source.Offsets;
import io.msksdk.admin.lag.source.TopicOffsets;
import io.msksdk.admin.lag.source.TopicReading;
import io.msksdk.core.MskException;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.time.ManualTime;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clocks that jump, monitors that are closed, topics that come and go, texts cut short. */
class LagMonitorHardTimesTest {
  private static final LagFault NOT_VISIBLE =
      new LagFault("old", "topic-not-visible", "the topic is not listed", "", true);

  private final ManualTime time = ManualTime.startingAt(Samples.START);

  @Test
  void clockThatGoesBack_costsTheWindow_notTheTimeItWentBack() {
    List<LagRound> rounds = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      rounds.add(round(7_200 + 60 * i, stable(5 + i, 10 + i)));
    }
    for (int i = 0; i < 3; i++) {
      rounds.add(round(60 * i, stable(9, 20 + i)));
    }
    LagMonitor monitor = monitor(LagPolicy.defaults(), rounds);
    for (int i = 0; i < 7; i++) {
      var unused = monitor.snapshot();
    }

    PartitionLag partition = monitor.snapshot().worst(1).get(0);

    assertThat(partition.verdict().status()).isEqualTo(VerdictStatus.STALL);
    assertThat(partition.verdict().evidence().samples()).isEqualTo(3);
    assertThat(partition.drainTime().producedPerSecond()).isEqualTo(2 / 120.0);
  }

  @Test
  void clockThatGoesBack_isNoLastMoveInTheFuture() {
    LagMonitor monitor =
        monitor(
            LagPolicy.defaults(),
            List.of(
                round(7_200, stable(5, 10)),
                round(7_260, stable(6, 10)),
                round(60, stable(6, 10))));
    for (int i = 0; i < 2; i++) {
      var unused = monitor.snapshot();
    }

    LagSnapshot back = monitor.snapshot();

    assertThat(back.group("g").orElseThrow().lastMove()).isBeforeOrEqualTo(back.at());
  }

  @Test
  void roundAfterClose_isRefused_andOpensNothing() {
    AtomicInteger opened = new AtomicInteger();
    Samples.Scripted source = new Samples.Scripted(time, Duration.ZERO, round(0, stable(5, 9)));
    LagMonitor monitor =
        LagMonitor.from(source)
            .time(time)
            .readingRecords(
                () -> {
                  opened.incrementAndGet();
                  throw new IllegalStateException("opened");
                },
                5)
            .open();
    monitor.close();

    assertThatThrownBy(monitor::snapshot)
        .isInstanceOf(MskException.class)
        .hasMessageContaining("closed");
    assertThat(source.asked).isEmpty();
    assertThat(opened).hasValue(0);
  }

  @Test
  void noPartitionsToRead_areRefusedAtOnce() {
    LagMonitor.Builder builder =
        LagMonitor.from(new Samples.Scripted(time, Duration.ZERO, round(0)));

    assertThatThrownBy(
            () ->
                builder.readingRecords(
                    () -> {
                      throw new IllegalStateException("opened");
                    },
                    -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("partitions: -1");
  }

  @Test
  void awaitCaughtUp_ofOneTopic_isNotHeldUpByAnotherThatIsNotVisible() {
    GroupReading seen =
        GroupReading.of("g")
            .state(GroupState.STABLE)
            .topics(List.of(reading("orders", 9, 9)))
            .faults(List.of(NOT_VISIBLE))
            .build();
    LagMonitor monitor = monitor(LagPolicy.defaults(), List.of(round(0, seen)));

    GroupLag caughtUp =
        monitor.awaitCaughtUp("g", Set.of("orders"), WaitPolicy.atMost(Duration.ofMinutes(5)));

    assertThat(caughtUp.group()).isEqualTo("g");
  }

  @Test
  void topicsThatComeAndGo_leaveTheMemoryOfAGroupThatAlwaysHasAFault() {
    History history = new History(LagPolicy.defaults());
    for (int i = 0; i < 100; i++) {
      GroupReading seen =
          GroupReading.of("g")
              .state(GroupState.STABLE)
              .topics(List.of(reading("topic-" + i, 5, 9)))
              .faults(List.of(NOT_VISIBLE))
              .build();
      var unused = history.take(round(60L * i, seen), "s");
    }
    AtomicInteger counted = new AtomicInteger();
    history.forEachPair((group, topic, pair, track) -> counted.incrementAndGet());

    // two windows of 5 minutes hold 11 rounds
    assertThat(counted.get()).isLessThanOrEqualTo(11);
  }

  @Test
  void readerAtTheEnd_canLoseNothing_howeverFastRetentionComes() {
    LagMonitor monitor =
        monitor(
            LagPolicy.defaults(),
            List.of(round(0, stable(1_000, 1_000, 0)), round(60, stable(1_000, 1_000, 500))));
    var unused = monitor.snapshot();

    LossRisk risk = monitor.snapshot().worst(1).get(0).risk();

    assertThat(risk.lost()).isZero();
    assertThat(risk.untilLoss().value()).isEmpty();
  }

  @Test
  void drainTime_countsWhatIsThereToRead_notWhatRetentionTook() {
    // 900 records are lost, 600 are left, and 10 a second more are read than written
    LagMonitor monitor =
        monitor(
            LagPolicy.defaults(),
            List.of(round(0, stable(0, 2_100, 0)), round(60, stable(600, 2_100, 1_500))));
    var unused = monitor.snapshot();

    PartitionLag partition = monitor.snapshot().worst(1).get(0);

    assertThat(partition.lag()).hasValue(600);
    assertThat(partition.drainTime().figure().value()).contains(Duration.ofSeconds(60));
  }

  @Test
  void lengthsBeyondReckoning_areFindings() {
    Duration forever = ChronoUnit.FOREVER.getDuration();

    assertThatThrownBy(() -> LagPolicy.builder().window(forever).deadAfter(forever).build())
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("window")
        .hasMessageContaining("deadAfter");
    assertThatThrownBy(() -> LagSharing.builder("g").takeOver(forever).build())
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("takeOver");
  }

  @ParameterizedTest
  @CsvSource({
    "STANDARD, NEWER",
    "2026-01-01T00:00:00Z, yesterday",
    "TOO_FEW_SAMPLES, BORED",
    "PT5M, five"
  })
  void textThatIsNoSnapshot_isRefusedAsSuch(String good, String bad) {
    String json =
        monitor(LagPolicy.defaults(), List.of(round(0, stable(5, 9)))).snapshot().toJson();
    assertThat(json).contains(good);

    assertThatThrownBy(() -> LagSnapshot.parse(json.replace(good, bad)))
        .isInstanceOf(InvalidSpecException.class);
  }

  @Test
  void textWithoutTheVerdicts_isRefusedAsSuch() {
    String json =
        monitor(LagPolicy.defaults(), List.of(round(0, stable(5, 9)))).snapshot().toJson();
    String cut = json.replaceAll("\"reasons\"\\s*:\\s*\\[[^\\]]*]", "\"reasons\":[]");
    assertThat(cut).isNotEqualTo(json);

    assertThatThrownBy(() -> LagSnapshot.parse(cut))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("reasons: 0");
  }

  private static GroupReading stable(long committed, long end) {
    return stable(committed, end, 0);
  }

  private static GroupReading stable(long committed, long end, long start) {
    return group(
        "g",
        GroupState.STABLE,
        TopicReading.of(
                TopicOffsets.of("orders")
                    .topicId("id")
                    .starts(Offsets.of(start))
                    .stables(Offsets.of(end))
                    .ends(Offsets.of(end))
                    .build())
            .committed(Offsets.of(committed))
            .owners(Offsets.of(0))
            .build());
  }

  private LagMonitor monitor(LagPolicy policy, List<LagRound> rounds) {
    return LagMonitor.from(
            new Samples.Scripted(time, Duration.ZERO, rounds.toArray(new LagRound[0])))
        .policy(policy)
        .time(time)
        .open();
  }
}
