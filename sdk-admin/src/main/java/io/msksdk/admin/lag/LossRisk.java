package io.msksdk.admin.lag;

import static java.util.Objects.requireNonNull;

/**
 * What retention has taken from a reader, and what it will take next.
 *
 * @param lost offsets that were deleted before they were read
 * @param margin offsets between the oldest kept record and the commit; -1 when not known
 * @param depth how much of what the topic keeps is unread, from 0 to 1 and above 1 when records are
 *     lost; -1 when not known
 * @param untilLoss how long until retention reaches the commit, at the speeds of the window;
 *     unknown where nothing is left to read
 */
public record LossRisk(long lost, long margin, double depth, Estimate untilLoss) {
  /**
   * Checks that nothing is missing.
   *
   * @param lost offsets that were deleted before they were read
   * @param margin offsets between the oldest kept record and the commit; -1 when not known
   * @param depth how much of what the topic keeps is unread, from 0 to 1 and above 1 when records
   *     are lost; -1 when not known
   * @param untilLoss how long until retention reaches the commit, at the speeds of the window
   */
  public LossRisk {
    requireNonNull(untilLoss, "untilLoss");
  }
}
