package io.msksdk.admin.lag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConfirmedTest {
  private static final int COURSES = 5_000;
  private static final int ROUNDS = 40;
  private static final List<VerdictReason> REASONS =
      List.of(
          VerdictReason.KEEPING_UP,
          VerdictReason.CAUGHT_UP,
          VerdictReason.FALLING_BEHIND,
          VerdictReason.COMMIT_STANDS_STILL,
          VerdictReason.NOBODY_READS,
          VerdictReason.WENT_BACK,
          VerdictReason.REBALANCING);

  @Test
  void flapOfEveryRound_isNeverPublished() {
    Confirmed confirmed = confirmed();
    List<VerdictStatus> published = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      boolean even = round % 2 == 0;
      published.add(
          offer(confirmed, even ? VerdictReason.KEEPING_UP : VerdictReason.FALLING_BEHIND, 2));
    }

    assertThat(published).containsOnly(VerdictStatus.OK);
  }

  @Test
  void randomCourses_changeOnlyWhenEnoughRoundsAgree_andAlwaysThen() {
    Random random = new Random(11);
    for (int course = 0; course < COURSES; course++) {
      int confirmations = 1 + random.nextInt(4);
      Confirmed confirmed = confirmed();
      List<VerdictStatus> seen = new ArrayList<>();
      VerdictStatus before = VerdictStatus.UNKNOWN;
      for (int round = 0; round < ROUNDS; round++) {
        VerdictReason fresh = reason(random, seen);
        seen.add(fresh.status());

        VerdictStatus now = offer(confirmed, fresh, confirmations);

        assertThat(now)
            .as("%s, %d must agree", seen, confirmations)
            .isEqualTo(oracle(before, seen, confirmations));
        before = now;
      }
    }
  }

  /** Runs of equal reasons are as likely as flaps. */
  private static VerdictReason reason(Random random, List<VerdictStatus> seen) {
    VerdictReason any = REASONS.get(random.nextInt(REASONS.size()));
    if (seen.isEmpty() || random.nextBoolean()) {
      return any;
    }
    VerdictStatus last = seen.get(seen.size() - 1);
    return REASONS.stream().filter(reason -> reason.status() == last).findFirst().orElse(any);
  }

  private static VerdictStatus oracle(
      VerdictStatus before, List<VerdictStatus> seen, int confirmations) {
    VerdictStatus fresh = seen.get(seen.size() - 1);
    boolean atOnce =
        before == VerdictStatus.UNKNOWN
            || fresh == VerdictStatus.UNKNOWN
            || fresh == VerdictStatus.REWIND;
    int from = seen.size() - confirmations;
    boolean agreed = from >= 0 && seen.subList(from, seen.size()).stream().allMatch(fresh::equals);
    return atOnce || agreed ? fresh : before;
  }

  private static Confirmed confirmed() {
    Confirmed confirmed = new Confirmed();
    confirmed.reach(1);
    return confirmed;
  }

  private static VerdictStatus offer(Confirmed confirmed, VerdictReason fresh, int confirmations) {
    confirmed.offer(0, fresh, confirmations);
    return Judgement.REASONS[confirmed.reasons(1)[0]].status();
  }
}
