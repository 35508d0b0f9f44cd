package io.msksdk.admin.lag;

import io.msksdk.admin.lag.source.Offsets;

/**
 * The rules of LinkedIn's Burrow in their order, the first that applies decides. Source: Burrow,
 * {@code core/internal/evaluator/caching.go}.
 */
final class BurrowRules implements Rules {
  private final long allowed;

  BurrowRules(LagPolicy policy) {
    allowed = policy.allowedLag();
  }

  @Override
  public VerdictReason judge(Window window, int partition, Facts facts) {
    if (facts.lag() <= allowed) {
      return VerdictReason.CAUGHT_UP;
    }
    int first = firstCommit(window, partition);
    if (first == window.size()) {
      return VerdictReason.NO_COMMIT;
    }
    if (stopped(window, partition, facts.now(), first) && !facts.recentlyZero()) {
      return VerdictReason.COMMITS_STOPPED;
    }
    if (firstRewindStands(window, partition)) {
      return VerdictReason.WENT_BACK;
    }
    if (everAllowed(window, partition)) {
      return VerdictReason.CAUGHT_UP_RECENTLY;
    }
    if (allEqual(window, partition, first)) {
      return VerdictReason.COMMIT_STANDS_STILL;
    }
    return neverShrank(window, partition) ? VerdictReason.FALLING_BEHIND : VerdictReason.KEEPING_UP;
  }

  private static int firstCommit(Window window, int partition) {
    int sample = 0;
    while (sample < window.size() && window.committed(sample, partition) == Offsets.NONE) {
      sample++;
    }
    return sample;
  }

  /** One commit that is all there is spans nothing, so Burrow calls it stopped at once. */
  private static boolean stopped(Window window, int partition, long now, int first) {
    int last = window.size() - 1;
    while (window.committed(last, partition) == Offsets.NONE) {
      last--;
    }
    return now - window.time(last) > window.time(last) - window.time(first);
  }

  /** Burrow looks at the first rewind only, so that one after it goes unseen. */
  private static boolean firstRewindStands(Window window, int partition) {
    long before = Offsets.NONE;
    for (int sample = 0; sample < window.size(); sample++) {
      long at = window.committed(sample, partition);
      if (at == Offsets.NONE) {
        continue;
      }
      if (before != Offsets.NONE && at < before) {
        return !reachedAgain(window, partition, sample, before);
      }
      before = at;
    }
    return false;
  }

  private static boolean reachedAgain(Window window, int partition, int from, long offset) {
    for (int sample = from; sample < window.size(); sample++) {
      if (window.committed(sample, partition) >= offset) {
        return true;
      }
    }
    return false;
  }

  private boolean everAllowed(Window window, int partition) {
    for (int sample = 0; sample < window.size(); sample++) {
      if (window.has(sample, partition) && window.lag(sample, partition) <= allowed) {
        return true;
      }
    }
    return false;
  }

  private static boolean allEqual(Window window, int partition, int first) {
    long offset = window.committed(first, partition);
    for (int sample = first; sample < window.size(); sample++) {
      long at = window.committed(sample, partition);
      if (at != Offsets.NONE && at != offset) {
        return false;
      }
    }
    return true;
  }

  private static boolean neverShrank(Window window, int partition) {
    long before = Offsets.NONE;
    for (int sample = 0; sample < window.size(); sample++) {
      if (window.has(sample, partition)) {
        if (window.lag(sample, partition) < before) {
          return false;
        }
        before = window.lag(sample, partition);
      }
    }
    return true;
  }
}
