package io.msksdk.local.replicate;

import java.util.TreeSet;

/**
 * Which offset in the target a position in the source stands for, where both write the same topic
 * and copy it to each other: a partition of the target then holds records that the source has only
 * copied, and others it has not seen yet, which a consumer that changes sides must not miss. Not
 * thread-safe.
 */
final class HomeOffsets {
  private static final int MOST_AHEAD = 10_000;

  // up to here every record of the target's partition is known to be in the source
  private long next = -1;
  private final TreeSet<Long> ahead = new TreeSet<>();

  /** Notes that a record of the target has arrived in the source. */
  void returned(long offset) {
    next = Math.max(next, offset + 1);
    absorb();
  }

  /**
   * Notes that a record of the source was written to the target.
   *
   * @param offset where
   * @return the record of the target after which a consumer that has read it may go on
   */
  long written(long offset) {
    if (next < 0) {
      return offset; // nothing ever came from there
    }
    if (offset == next) {
      next++;
      absorb();
      return offset;
    }
    if (offset > next && ahead.size() < MOST_AHEAD) {
      ahead.add(offset);
    }
    return Math.min(offset, next - 1);
  }

  private void absorb() {
    ahead.headSet(next).clear();
    while (ahead.remove(next)) {
      next++;
    }
  }
}
