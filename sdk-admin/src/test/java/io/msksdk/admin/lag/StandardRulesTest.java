package io.msksdk.admin.lag;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.admin.lag.source.GroupState;
import io.msksdk.admin.lag.source.LagRound;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StandardRulesTest {
  private static final int HISTORIES = 20_000;

  @Test
  void loneCommit_givesNoVerdict() {
    assertThat(judge(window("5", "10"), 10, true, GroupState.STABLE))
        .isEqualTo(VerdictReason.TOO_FEW_SAMPLES);
  }

  @Test
  void secondRewind_afterARecoveredOne_isSeen() {
    Window window = window("100 50 150 120", "10 10 10 10");

    assertThat(judge(window, 10, true, GroupState.STABLE)).isEqualTo(VerdictReason.WENT_BACK);
  }

  @Test
  void recoveredRewind_isForgiven() {
    Window window = window("100 50 150 160", "10 60 9 8");

    assertThat(judge(window, 8, true, GroupState.STABLE)).isEqualTo(VerdictReason.KEEPING_UP);
  }

  @Test
  void standingCommit_dependsOnWhetherSomebodyOwnsThePartition() {
    Window window = window("5 5 5", "1 2 3");

    assertThat(judge(window, 3, true, GroupState.STABLE))
        .isEqualTo(VerdictReason.COMMIT_STANDS_STILL);
    assertThat(judge(window, 3, false, GroupState.EMPTY)).isEqualTo(VerdictReason.NOBODY_READS);
  }

  @Test
  void rebalancing_holdsComplaintsBack_butNotARewind() {
    assertThat(judge(window("5 5 5", "1 2 3"), 3, false, GroupState.RECONCILING))
        .isEqualTo(VerdictReason.REBALANCING);
    assertThat(judge(window("5 9 5", "1 2 3"), 3, false, GroupState.RECONCILING))
        .isEqualTo(VerdictReason.WENT_BACK);
  }

  @Test
  void steadyLag_isNoWarning() {
    assertThat(judge(window("5 15 25", "7 7 7"), 7, true, GroupState.STABLE))
        .isEqualTo(VerdictReason.KEEPING_UP);
    assertThat(judge(window("5 15 25", "7 7 8"), 8, true, GroupState.STABLE))
        .isEqualTo(VerdictReason.FALLING_BEHIND);
  }

  @Test
  void randomHistories_agreeWithANaiveOracle() {
    Random random = new Random(7);
    for (int i = 0; i < HISTORIES; i++) {
      List<long[]> history = history(random);
      long[] commits = history.stream().mapToLong(sample -> sample[0]).toArray();
      long[] lags = history.stream().mapToLong(sample -> sample[1]).toArray();
      boolean owned = random.nextBoolean();
      GroupState state = random.nextInt(4) == 0 ? GroupState.ASSIGNING : GroupState.STABLE;
      Window window = Samples.window(LongStream.range(0, commits.length).toArray(), commits, lags);
      long lag = lags[lags.length - 1];

      assertThat(judge(window, lag, owned, state))
          .as("commits %s lags %s", Arrays.toString(commits), Arrays.toString(lags))
          .isEqualTo(oracle(history, owned, state));
    }
  }

  @Test
  void randomHistories_moreLagNeverMakesAVerdictBetter() {
    Random random = new Random(11);
    for (int i = 0; i < HISTORIES; i++) {
      List<long[]> history = history(random);
      long[] commits = history.stream().mapToLong(sample -> sample[0]).toArray();
      long[] lags = history.stream().mapToLong(sample -> sample[1]).toArray();
      long[] more = lags.clone();
      more[more.length - 1] += 1 + random.nextInt(100);
      long[] seconds = LongStream.range(0, commits.length).toArray();

      VerdictReason before =
          judge(Samples.window(seconds, commits, lags), last(lags), true, GroupState.STABLE);
      VerdictReason after =
          judge(Samples.window(seconds, commits, more), last(more), true, GroupState.STABLE);

      assertThat(after.status()).isGreaterThanOrEqualTo(before.status());
    }
  }

  @Test
  void randomHistories_laterAndAtAnotherPace_giveTheSameVerdict() {
    Random random = new Random(13);
    for (int i = 0; i < HISTORIES; i++) {
      List<long[]> history = history(random);
      long[] commits = history.stream().mapToLong(sample -> sample[0]).toArray();
      long[] lags = history.stream().mapToLong(sample -> sample[1]).toArray();
      long start = random.nextInt(1_000_000);
      long[] paced = new long[commits.length];
      for (int sample = 0; sample < paced.length; sample++) {
        paced[sample] = sample == 0 ? start : paced[sample - 1] + 1 + random.nextInt(40);
      }
      long[] steady = LongStream.range(0, commits.length).toArray();

      assertThat(judge(Samples.window(paced, commits, lags), last(lags), true, GroupState.STABLE))
          .isEqualTo(
              judge(Samples.window(steady, commits, lags), last(lags), true, GroupState.STABLE));
    }
  }

  @Test
  void timeThatPasses_withoutAnythingElse_isAStallAfterOneWindow_andStaysOne() {
    Random random = new Random(19);
    for (int course = 0; course < 200; course++) {
      History history = new History(LagPolicy.defaults());
      long commit = 100;
      int rounds = 2 + random.nextInt(12);
      for (int round = 0; round < rounds; round++) {
        commit += random.nextInt(3);
        var unused = history.take(still(round, commit, commit + random.nextInt(4)), "s");
      }
      List<VerdictStatus> seen = new ArrayList<>();
      for (int round = rounds; round < rounds + 30; round++) {
        LagSnapshot snapshot = history.take(still(round, commit, commit + 3), "s");
        seen.add(snapshot.worst(1).get(0).verdict().status());
      }

      // ten samples of a window, and one more round that confirms
      assertThat(seen.subList(11, seen.size())).containsOnly(VerdictStatus.STALL);
    }
  }

  private static LagRound still(int round, long commit, long end) {
    return Samples.round(
        30L * round, Samples.group("g", GroupState.STABLE, Samples.reading("t", commit, end)));
  }

  /** The rules once more, as one would say them, on lists. */
  private static VerdictReason oracle(List<long[]> history, boolean owned, GroupState state) {
    List<Long> commits = history.stream().map(sample -> sample[0]).toList();
    List<Long> lags = history.stream().map(sample -> sample[1]).toList();
    long now = lags.get(lags.size() - 1);
    if (now == 0) {
      return VerdictReason.CAUGHT_UP;
    }
    if (commits.stream().max(Long::compare).orElseThrow() > commits.get(commits.size() - 1)) {
      return VerdictReason.WENT_BACK;
    }
    if (history.size() < 3) {
      return VerdictReason.TOO_FEW_SAMPLES;
    }
    if (lags.contains(0L)) {
      return VerdictReason.CAUGHT_UP_RECENTLY;
    }
    boolean standing = commits.stream().distinct().count() == 1;
    boolean sorted = lags.equals(lags.stream().sorted().toList());
    if (!standing && !(sorted && now > lags.get(0))) {
      return VerdictReason.KEEPING_UP;
    }
    if (state.rebalancing()) {
      return VerdictReason.REBALANCING;
    }
    if (standing) {
      return owned ? VerdictReason.COMMIT_STANDS_STILL : VerdictReason.NOBODY_READS;
    }
    return VerdictReason.FALLING_BEHIND;
  }

  private static List<long[]> history(Random random) {
    int size = 1 + random.nextInt(8);
    long commit = 100;
    List<long[]> history = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      commit += random.nextInt(4) == 0 ? -random.nextInt(3) : random.nextInt(3);
      history.add(new long[] {commit, random.nextInt(5)});
    }
    return history;
  }

  private static long last(long[] values) {
    return values[values.length - 1];
  }

  private static VerdictReason judge(Window window, long lag, boolean owned, GroupState state) {
    return new StandardRules(LagPolicy.defaults())
        .judge(window, 0, new Rules.Facts(0, lag, owned, state, -1, false));
  }

  private static Window window(String commits, String lags) {
    long[] committed = numbers(commits);
    return Samples.window(
        LongStream.range(0, committed.length).toArray(), committed, numbers(lags));
  }

  private static long[] numbers(String text) {
    return Arrays.stream(text.split(" ")).mapToLong(Long::parseLong).toArray();
  }
}
