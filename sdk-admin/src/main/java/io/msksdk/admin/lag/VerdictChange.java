package io.msksdk.admin.lag;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A verdict that is not what it was in the round before.
 *
 * @param group the group
 * @param partition such as {@code orders-3}; empty when the group as a whole changed
 * @param from the status before
 * @param to the verdict now
 * @param at when the round was taken
 */
public record VerdictChange(
    String group, String partition, VerdictStatus from, Verdict to, Instant at) {
  /**
   * Checks that nothing is missing.
   *
   * @param group the group
   * @param partition such as {@code orders-3}; empty when the group as a whole changed
   * @param from the status before
   * @param to the verdict now
   * @param at when the round was taken
   */
  public VerdictChange {
    requireNonNull(group, "group");
    requireNonNull(partition, "partition");
    requireNonNull(from, "from");
    requireNonNull(to, "to");
    requireNonNull(at, "at");
  }

  @Override
  public String toString() {
    String who = partition.isEmpty() ? group : group + " " + partition;
    return who + ": " + from + " -> " + to;
  }
}
