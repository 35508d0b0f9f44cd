package io.msksdk.admin.lag;

import io.msksdk.admin.lag.source.Offsets;

/**
 * The usual rules; the first that applies decides.
 *
 * <ol>
 *   <li>a lag within what is allowed is fine
 *   <li>a commit behind the furthest of the window is a rewind, however many there were
 *   <li>too few samples give no verdict
 *   <li>a lag within what is allowed at some point of the window is fine
 *   <li>a commit that never moved stalls when somebody owns the partition, else it has stopped
 *   <li>a lag that grew and never shrank is falling behind
 *   <li>anything else keeps up
 * </ol>
 *
 * <p>While partitions change hands, the last two complaints wait.
 */
final class StandardRules implements Rules {
  private final long allowed;
  private final int minimumSamples;

  StandardRules(LagPolicy policy) {
    allowed = policy.allowedLag();
    minimumSamples = policy.minimumSamples();
  }

  @Override
  public VerdictReason judge(Window window, int partition, Facts facts) {
    if (facts.lag() <= allowed) {
      return VerdictReason.CAUGHT_UP;
    }
    Course course = new Course(window, partition, allowed);
    if (Math.max(course.furthest, facts.peak()) > course.committed) {
      return VerdictReason.WENT_BACK;
    }
    if (course.samples < minimumSamples) {
      return VerdictReason.TOO_FEW_SAMPLES;
    }
    if (course.allowedOnce) {
      return VerdictReason.CAUGHT_UP_RECENTLY;
    }
    VerdictReason reason = course.complaint(facts.owned());
    return facts.state().rebalancing() && reason != VerdictReason.KEEPING_UP
        ? VerdictReason.REBALANCING
        : reason;
  }

  /** One pass over the samples of a partition. */
  private static final class Course {
    private int samples;
    private long committed = Offsets.NONE;
    private long furthest = Offsets.NONE;
    private boolean allowedOnce;
    private boolean moved;
    private boolean shrank;
    private long firstLag = Offsets.NONE;
    private long lag = Offsets.NONE;

    Course(Window window, int partition, long allowed) {
      for (int sample = 0; sample < window.size(); sample++) {
        if (window.has(sample, partition)) {
          take(window.committed(sample, partition), window.lag(sample, partition), allowed);
        }
      }
    }

    private void take(long offset, long itsLag, long allowed) {
      if (samples > 0) {
        moved |= offset != committed;
        shrank |= itsLag < lag;
      } else {
        firstLag = itsLag;
      }
      samples++;
      committed = offset;
      furthest = Math.max(furthest, offset);
      lag = itsLag;
      allowedOnce |= itsLag <= allowed;
    }

    VerdictReason complaint(boolean owned) {
      if (!moved && committed != Offsets.NONE) {
        return owned ? VerdictReason.COMMIT_STANDS_STILL : VerdictReason.NOBODY_READS;
      }
      return !shrank && lag > firstLag ? VerdictReason.FALLING_BEHIND : VerdictReason.KEEPING_UP;
    }
  }
}
