package io.msksdk.replication.failover;

/**
 * Whether a group can go on with one partition on the target.
 *
 * @param group the group
 * @param topic the copy's topic on the target
 * @param partition the partition
 * @param verdict whether it can, and if not, why
 * @param offset the translated offset, -1 when there is none
 * @param first the first offset of the target
 * @param end the end offset of the target
 * @param reread how many records the group has committed on the source and will read again, an
 *     estimate while the source is written to
 */
public record GroupReadiness(
    String group,
    String topic,
    int partition,
    Verdict verdict,
    long offset,
    long first,
    long end,
    long reread) {

  /** Why a group can go on, or cannot. */
  public enum Verdict {
    /** The offset was translated and is inside the target's range. */
    READY,
    /** Nothing was translated: the group would begin where its reset says. */
    NOT_TRANSLATED,
    /** The offset lies before the target's first record or beyond its end. */
    OUT_OF_RANGE,
    /** The group has members on the target: no replicator commits for it there. */
    ACTIVE_ON_TARGET
  }

  @Override
  public String toString() {
    return group
        + " on "
        + topic
        + "-"
        + partition
        + ": "
        + verdict
        + (offset < 0
            ? ""
            : " at " + offset + " of " + first + ".." + end + ", reads " + reread + " again");
  }
}
