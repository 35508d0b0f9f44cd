package io.msksdk.admin.lag.source;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * What a source saw in one look. Commits are read before the ends, so that a reader that keeps up
 * never seems to be ahead of its topic. Immutable.
 *
 * @param commitsAt when the commits had been read
 * @param endsAt when the ends had been read
 * @param groups a reading per group
 * @param faults what could not be read at all
 * @param gaps what this source cannot tell by its nature, in words
 */
public record LagRound(
    Instant commitsAt,
    Instant endsAt,
    List<GroupReading> groups,
    List<LagFault> faults,
    List<String> gaps) {
  /**
   * Copies the lists.
   *
   * @param commitsAt when the commits had been read
   * @param endsAt when the ends had been read
   * @param groups a reading per group
   * @param faults what could not be read at all
   * @param gaps what this source cannot tell by its nature, in words
   */
  public LagRound {
    requireNonNull(commitsAt, "commitsAt");
    requireNonNull(endsAt, "endsAt");
    groups = List.copyOf(groups);
    faults = List.copyOf(faults);
    gaps = List.copyOf(gaps);
  }

  /**
   * A look that succeeded as a whole.
   *
   * @param at when it was taken
   * @param groups a reading per group
   * @return the round
   */
  public static LagRound of(Instant at, List<GroupReading> groups) {
    return new LagRound(at, at, groups, List.of(), List.of());
  }

  @Override
  public String toString() {
    return "LagRound[" + endsAt + ", groups=" + groups.size() + ", faults=" + faults.size() + "]";
  }
}
