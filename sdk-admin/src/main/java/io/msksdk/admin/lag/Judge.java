package io.msksdk.admin.lag;

import io.msksdk.admin.lag.source.GroupReading;
import io.msksdk.admin.lag.source.Offsets;
import io.msksdk.admin.lag.source.TopicReading;

/** Applies the policy's rules to every partition of a group's topic. Thread-safe. */
final class Judge {
  private final LagPolicy policy;
  private final Rules rules;
  private final int confirmations;
  private final boolean burrow;

  Judge(LagPolicy policy) {
    this.policy = policy;
    this.burrow = policy.rules() == LagPolicy.Rules.BURROW;
    this.rules = burrow ? new BurrowRules(policy) : new StandardRules(policy);
    this.confirmations = burrow ? 1 : policy.confirmations();
  }

  Judgement judge(
      GroupReading group, TopicReading reading, Window window, PairTrack pair, long time) {
    Confirmed confirmed = pair.confirmed();
    confirmed.reach(reading.size());
    for (int partition = 0; partition < reading.size(); partition++) {
      if (reading.tracks(partition)) {
        VerdictReason fresh = reason(group, reading, window, pair.peaks(), partition, time);
        confirmed.offer(partition, fresh, confirmations);
      }
    }
    return new Judgement(
        confirmed.reasons(reading.size()), pair.peaks().row(), Judgement.Tail.UNREAD);
  }

  private VerdictReason reason(
      GroupReading group,
      TopicReading reading,
      Window window,
      Peaks peaks,
      int partition,
      long time) {
    if (reading.faults().containsKey(partition)) {
      return VerdictReason.NOT_READABLE;
    }
    long lag = LagCount.of(reading, policy, partition);
    if (lag == Offsets.NONE) {
      return reading.committed().has(partition)
          ? VerdictReason.NOT_REPORTED
          : VerdictReason.NO_COMMIT;
    }
    if (!reading.committed().has(partition) && !window.reported()) {
      return lag <= policy.allowedLag() ? VerdictReason.CAUGHT_UP : VerdictReason.NO_COMMIT;
    }
    return rules.judge(
        window,
        partition,
        new Rules.Facts(
            time,
            lag,
            reading.owners().has(partition),
            group.state(),
            peaks.at(partition),
            burrow && recentlyZero(window, partition, reading.committed().at(partition))));
  }

  private static boolean recentlyZero(Window window, int partition, long committed) {
    if (window.reported()) {
      return false;
    }
    for (int sample = 0; sample < window.size(); sample++) {
      long base = window.base(sample, partition);
      if (base != Offsets.NONE && base <= committed) {
        return true;
      }
    }
    return false;
  }
}
