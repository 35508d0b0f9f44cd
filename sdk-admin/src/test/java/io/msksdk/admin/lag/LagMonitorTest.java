package io.msksdk.admin.lag;

import static io.msksdk.admin.lag.Samples.group;
import static io.msksdk.admin.lag.Samples.reading;
import static io.msksdk.admin.lag.Samples.round;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.admin.lag.source.GroupState;
import io.msksdk.admin.lag.source.LagFault;
import io.msksdk.admin.lag.source.LagRound;
import io.msksdk.admin.lag.source.Offsets;
import io.msksdk.admin.lag.source.ReportedTotals;
import io.msksdk.admin.lag.source.TopicOffsets;
import io.msksdk.admin.lag.source.TopicReading;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.operation.WaitTimeoutException;
import io.msksdk.core.time.ManualTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.common.IsolationLevel;
import org.junit.jupiter.api.Test;

class LagMonitorTest {
  private final ManualTime time = ManualTime.startingAt(Samples.START);

  @Test
  void standingCommit_underAnOwner_stallsOnceTheWindowSaysSo() {
    LagMonitor monitor = monitor(LagPolicy.defaults(), sequence(0, 30, "5 5 5 5", "9 10 11 12"));

    assertThat(statuses(monitor, 4))
        .containsExactly(
            VerdictStatus.UNKNOWN, VerdictStatus.UNKNOWN, VerdictStatus.STALL, VerdictStatus.STALL);
  }

  @Test
  void changeOfStatus_waitsForItsConfirmation_bothWays() {
    // lags of 5 5 5 6 7 6 5: what the rules say changes with the fourth look and with the sixth
    LagMonitor monitor =
        monitor(LagPolicy.defaults(), sequence(0, 60, "5 6 7 8 9 10 11", "10 11 12 14 16 16 16"));

    assertThat(statuses(monitor, 7))
        .containsExactly(
            VerdictStatus.UNKNOWN,
            VerdictStatus.UNKNOWN,
            VerdictStatus.OK,
            VerdictStatus.OK,
            VerdictStatus.WARN,
            VerdictStatus.WARN,
            VerdictStatus.OK);
  }

  @Test
  void oneLookThatIsWorse_changesNothing_unlessOneIsEnough() {
    List<LagRound> lagsOf5And6 = sequence(0, 60, "5 6 7 8 9", "10 11 12 14 14");
    LagPolicy hasty = LagPolicy.builder().confirmations(1).build();

    assertThat(statuses(monitor(LagPolicy.defaults(), lagsOf5And6), 5).subList(2, 5))
        .containsExactly(VerdictStatus.OK, VerdictStatus.OK, VerdictStatus.OK);
    assertThat(statuses(monitor(hasty, lagsOf5And6), 5).subList(2, 5))
        .containsExactly(VerdictStatus.OK, VerdictStatus.WARN, VerdictStatus.OK);
  }

  @Test
  void rewindBetweenTwoSamples_isSeenAtOnce() {
    // rounds every second overwrite the newest sample, so the window alone would not show it
    LagMonitor monitor =
        monitor(LagPolicy.defaults(), sequence(0, 1, "100 200 50 60", "300 300 300 300"));

    assertThat(statuses(monitor, 4).get(2)).isEqualTo(VerdictStatus.REWIND);
    assertThat(monitor.last().orElseThrow().worst(1).get(0).verdict().evidence().highestCommitted())
        .isEqualTo(200);
  }

  @Test
  void topicMadeAnew_startsWithoutHistory() {
    LagMonitor monitor =
        monitor(
            LagPolicy.defaults(),
            List.of(
                round(0, group("g", GroupState.STABLE, withId("a", 900, 1000))),
                round(60, group("g", GroupState.STABLE, withId("b", 1, 2)))));
    monitor.snapshot();

    PartitionLag partition = monitor.snapshot().worst(1).get(0);

    assertThat(partition.verdict().reason()).isEqualTo(VerdictReason.TOO_FEW_SAMPLES);
    assertThat(partition.verdict().evidence().samples()).isEqualTo(1);
  }

  @Test
  void topicMadeAnew_withoutIds_isKnownByItsEnd() {
    LagMonitor monitor = monitor(LagPolicy.defaults(), sequence(0, 60, "900 1", "1000 2"));
    monitor.snapshot();

    assertThat(monitor.snapshot().worst(1).get(0).verdict().reason())
        .isEqualTo(VerdictReason.TOO_FEW_SAMPLES);
  }

  @Test
  void retentionPastTheCommit_isLossAndNotLag() {
    TopicReading reading =
        TopicReading.of(
                TopicOffsets.of("orders")
                    .starts(Offsets.of(500))
                    .stables(Offsets.of(1000))
                    .ends(Offsets.of(1000))
                    .build())
            .committed(Offsets.of(100))
            .build();

    PartitionLag partition = only(reading);

    assertThat(partition.lag()).hasValue(500);
    assertThat(partition.risk().lost()).isEqualTo(400);
    assertThat(partition.risk().depth()).isEqualTo(1.8);
  }

  @Test
  void openTransaction_showsBetweenTheTwoEnds() {
    TopicReading reading =
        TopicReading.of(
                TopicOffsets.of("orders")
                    .starts(Offsets.of(0))
                    .stables(Offsets.of(200))
                    .ends(Offsets.of(1663))
                    .build())
            .committed(Offsets.of(200))
            .build();

    PartitionLag committedOnly =
        judged(
                LagPolicy.builder().isolation(IsolationLevel.READ_COMMITTED).build(),
                round(0, group("g", GroupState.STABLE, reading)))
            .worst(1)
            .get(0);

    assertThat(committedOnly.lag()).hasValue(0);
    assertThat(committedOnly.lagToEnd()).hasValue(1463);
    assertThat(committedOnly.openTransaction()).isTrue();
    assertThat(only(reading).lag()).hasValue(1463);
  }

  @Test
  void partitionWithoutCommit_isWhatThePolicySays() {
    TopicReading reading =
        TopicReading.of(
                TopicOffsets.of("orders").starts(Offsets.of(10)).ends(Offsets.of(50)).build())
            .owners(Offsets.of(0))
            .build();
    LagRound round = round(0, group("g", GroupState.STABLE, reading));

    assertThat(judged(LagPolicy.defaults(), round).group("g").orElseThrow().lag()).isEmpty();
    assertThat(
            judged(withoutCommit(LagPolicy.WithoutCommit.FROM_START), round).worst(1).get(0).lag())
        .hasValue(40);
    assertThat(judged(withoutCommit(LagPolicy.WithoutCommit.FROM_END), round).worst(1).get(0).lag())
        .hasValue(0);
  }

  @Test
  void persistentLag_isLeftOutOfTotals_whenThePolicySaysSo() {
    LagPolicy policy = LagPolicy.builder().persistentLag(LagPolicy.PersistentLag.LEFT_OUT).build();
    LagMonitor monitor = monitor(policy, sequence(0, 60, "5 5 5", "9 10 11"));
    List<LagSnapshot> snapshots = IntStream.range(0, 3).mapToObj(i -> monitor.snapshot()).toList();

    assertThat(snapshots.get(1).group("g").orElseThrow().lag()).hasValue(5);
    assertThat(snapshots.get(2).group("g").orElseThrow().lag()).isEmpty();
    assertThat(snapshots.get(2).worst(1).get(0).lag()).hasValue(6);
  }

  @Test
  void groupWithoutMembersThatNeverMoves_isDeadAfterItsTime() {
    LagPolicy policy = LagPolicy.builder().deadAfter(Duration.ofHours(1)).build();
    LagRound early = round(0, group("g", GroupState.EMPTY, reading("orders", 5, 9)));
    LagRound late = round(3600, group("g", GroupState.EMPTY, reading("orders", 5, 9)));

    LagMonitor listed = monitor(policy, List.of(early, late));
    listed.snapshot();
    assertThat(listed.snapshot().group("g").orElseThrow().verdict().reason())
        .isEqualTo(VerdictReason.DEAD_GROUP);

    LagMonitor leftOut =
        monitor(
            policy.toBuilder().deadGroups(LagPolicy.DeadGroups.LEFT_OUT).build(),
            List.of(early, late));
    leftOut.snapshot();
    assertThat(leftOut.snapshot().groups()).isEmpty();
  }

  @Test
  void churnOfShortLivedGroups_leavesNoSeriesBehind() {
    History history = new History(LagPolicy.defaults());
    for (int i = 0; i < 10_000; i++) {
      var unused =
          history.take(round(i * 10L, group("g" + i, GroupState.STABLE, reading("t", i, i))), "s");
    }

    assertThat(history.size()).isLessThan(100);
  }

  @Test
  void faultOfAPartition_leavesTheOthersAlone() {
    TopicReading reading =
        TopicReading.of(TopicOffsets.of("orders").ends(Offsets.of(-1, 9)).build())
            .committed(Offsets.of(5, 9))
            .faults(Map.of(0, new LagFault("orders-0", "timeout", "no answer", "", true)))
            .build();
    GroupLag group =
        judged(LagPolicy.defaults(), round(0, group("g", GroupState.STABLE, reading)))
            .group("g")
            .orElseThrow();

    assertThat(group.partitions().map(p -> p.verdict().reason()))
        .containsExactly(VerdictReason.NOT_READABLE, VerdictReason.CAUGHT_UP);
    assertThat(group.verdict().decidedBy()).isEqualTo("orders-0");
  }

  @Test
  void sourceWithTotalsOnly_tellsSumAndMax() {
    TopicReading reading =
        TopicReading.of(TopicOffsets.of("orders").build())
            .totals(new ReportedTotals(30, 20, 5))
            .build();
    GroupLag group =
        judged(LagPolicy.defaults(), round(0, group("g", GroupState.STABLE, reading)))
            .group("g")
            .orElseThrow();

    assertThat(group.lag()).hasValue(30);
    assertThat(group.maxLag()).hasValue(20);
    assertThat(group.verdict().reason()).isEqualTo(VerdictReason.NOT_REPORTED);
  }

  @Test
  void deletedTopic_leavesAGroupWithNothingToRead() {
    GroupLag group =
        judged(LagPolicy.defaults(), round(0, group("g", GroupState.EMPTY)))
            .group("g")
            .orElseThrow();

    assertThat(group.verdict().status()).isEqualTo(VerdictStatus.OK);
    assertThat(group.verdict().reason()).isEqualTo(VerdictReason.NOTHING_TO_READ);
  }

  @Test
  void burrowRules_overPolling_tellStopFromStall() {
    LagPolicy burrow = LagPolicy.builder().rules(LagPolicy.Rules.BURROW).build();
    LagMonitor owned = monitor(burrow, sequence(0, 60, "5 6 6 6 6 6 6", "9 9 9 9 9 9 9"));
    LagMonitor orphaned = monitor(burrow, orphaned());

    assertThat(statuses(owned, 7)).doesNotContain(VerdictStatus.STOP);
    assertThat(statuses(orphaned, 5).get(4)).isEqualTo(VerdictStatus.STOP);
  }

  @Test
  void json_bringsEverythingBack() {
    LagMonitor monitor = monitor(LagPolicy.defaults(), sequence(0, 60, "5 3 4", "9 10 11"));
    monitor.snapshot();
    monitor.snapshot();
    LagSnapshot snapshot = monitor.snapshot();

    LagSnapshot read = LagSnapshot.parse(snapshot.toJson());

    assertThat(read.toJson()).isEqualTo(snapshot.toJson());
    assertThat(read.worst(5).toString()).isEqualTo(snapshot.worst(5).toString());
    assertThat(read.worst(1).get(0).drainTime()).isEqualTo(snapshot.worst(1).get(0).drainTime());
    assertThat(read.policy()).isEqualTo(snapshot.policy());
  }

  @Test
  void json_thatIsCut_isRefused() {
    String json = judged(LagPolicy.defaults(), sequence(0, 60, "5", "9").get(0)).toJson();

    assertThatThrownBy(() -> LagSnapshot.parse(json.substring(0, json.length() / 2)))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("snapshot");
  }

  @Test
  void recordedRounds_judgedAgain_giveTheSameVerdicts() {
    LagMonitor first = monitor(LagPolicy.defaults(), sequence(0, 60, "5 5 5", "9 10 11"));
    List<LagSnapshot> seen = IntStream.range(0, 3).mapToObj(i -> first.snapshot()).toList();

    LagMonitor again =
        monitor(
            LagPolicy.defaults(),
            seen.stream().map(s -> LagSnapshot.parse(s.toJson()).round()).toList());

    assertThat(statuses(again, 3))
        .isEqualTo(seen.stream().map(s -> s.worst(1).get(0).verdict().status()).toList());
  }

  @Test
  void awaitCaughtUp_looksUntilTheLagIsGone() {
    LagMonitor monitor = monitor(LagPolicy.defaults(), sequence(0, 10, "5 7 9", "9 9 9"));

    GroupLag caughtUp =
        monitor.awaitCaughtUp("g", Set.of("orders"), WaitPolicy.atMost(Duration.ofMinutes(5)));

    assertThat(caughtUp.lag()).hasValue(0);
  }

  @Test
  void awaitCaughtUp_withoutTheTopic_runsIntoItsDeadline() {
    LagMonitor monitor = monitor(LagPolicy.defaults(), sequence(0, 10, "9", "9"));

    assertThatThrownBy(
            () ->
                monitor.awaitCaughtUp(
                    "g", Set.of("payments"), WaitPolicy.atMost(Duration.ofMinutes(1))))
        .isInstanceOf(WaitTimeoutException.class)
        .hasMessageContaining("catch up of g");
  }

  @Test
  void policy_outOfRange_namesEveryFinding() {
    assertThatThrownBy(
            () -> LagPolicy.builder().samples(1).confirmations(0).window(Duration.ZERO).build())
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("samples: 1")
        .hasMessageContaining("confirmations: 0")
        .hasMessageContaining("window: PT0S");
  }

  private static List<LagRound> orphaned() {
    return IntStream.range(0, 5)
        .mapToObj(
            i -> {
              TopicReading reading =
                  TopicReading.of(
                          TopicOffsets.of("orders")
                              .starts(Offsets.of(0))
                              .ends(Offsets.of(100))
                              .build())
                      .committed(Offsets.of(Math.min(5 + i, 6)))
                      .build();
              return round(i * 60L, group("g", GroupState.EMPTY, reading));
            })
        .toList();
  }

  private static LagPolicy withoutCommit(LagPolicy.WithoutCommit choice) {
    return LagPolicy.builder().withoutCommit(choice).build();
  }

  private static TopicReading withId(String id, long committed, long end) {
    return TopicReading.of(
            TopicOffsets.of("orders")
                .topicId(id)
                .starts(Offsets.of(0))
                .ends(Offsets.of(end))
                .build())
        .committed(Offsets.of(committed))
        .owners(Offsets.of(0))
        .build();
  }

  private PartitionLag only(TopicReading reading) {
    return judged(LagPolicy.defaults(), round(0, group("g", GroupState.STABLE, reading)))
        .worst(1)
        .get(0);
  }

  private LagSnapshot judged(LagPolicy policy, LagRound round) {
    return monitor(policy, List.of(round)).snapshot();
  }

  private static List<VerdictStatus> statuses(LagMonitor monitor, int rounds) {
    return IntStream.range(0, rounds)
        .mapToObj(i -> monitor.snapshot().worst(1).get(0).verdict().status())
        .toList();
  }

  private LagMonitor monitor(LagPolicy policy, List<LagRound> rounds) {
    return LagMonitor.from(
            new Samples.Scripted(time, Duration.ZERO, rounds.toArray(new LagRound[0])))
        .policy(policy)
        .time(time)
        .open();
  }

  private static List<LagRound> sequence(long from, long step, String commits, String ends) {
    String[] committed = commits.split(" ");
    String[] end = ends.split(" ");
    return IntStream.range(0, committed.length)
        .mapToObj(
            i ->
                round(
                    from + i * step,
                    group(
                        "g",
                        GroupState.STABLE,
                        reading("orders", Long.parseLong(committed[i]), Long.parseLong(end[i])))))
        .toList();
  }
}
