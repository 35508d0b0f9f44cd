package io.msksdk.admin.lag;

import static java.util.Objects.requireNonNull;

/**
 * How a partition, topic or group is doing, why, and on what figures.
 *
 * @param status the outcome
 * @param reason why
 * @param evidence the figures; for a topic or group those of the partition that decided
 * @param decidedBy the partition that decided for a topic or group, such as {@code orders-3}; empty
 *     for a partition's own verdict
 */
public record Verdict(
    VerdictStatus status, VerdictReason reason, Evidence evidence, String decidedBy) {
  /**
   * Checks that nothing is missing.
   *
   * @param status the outcome
   * @param reason why
   * @param evidence the figures; for a topic or group those of the partition that decided
   * @param decidedBy the partition that decided for a topic or group, such as {@code orders-3};
   *     empty for a partition's own verdict
   */
  public Verdict {
    requireNonNull(status, "status");
    requireNonNull(reason, "reason");
    requireNonNull(evidence, "evidence");
    requireNonNull(decidedBy, "decidedBy");
  }

  /**
   * Returns the verdict in words.
   *
   * @return one line, such as {@code STALL: the commit does not move ... (10 samples over 300 s
   *     ...)}
   */
  public String words() {
    String where = decidedBy.isEmpty() ? "" : decidedBy + ": ";
    return status + ": " + where + reason.words() + " (" + evidence + ")";
  }

  Verdict of(String partition) {
    return new Verdict(status, reason, evidence, partition);
  }

  @Override
  public String toString() {
    return words();
  }
}
