package io.msksdk.local.replicate;

import java.util.Map;
import java.util.TreeMap;

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

  /** Runs of records beyond, by their first offsets: known already, with a gap before them. */
  private final TreeMap<Long, Long> ahead = new TreeMap<>();

  /**
   * Notes that a record of the target has arrived in the source.
   *
   * @param offset where it was
   * @return the record of the target after which a consumer that has read it may go on
   */
  long returned(long offset) {
    next = Math.max(next, offset + 1);
    absorb();
    return next - 1;
  }

  /**
   * Notes that a record of the source was written to the target.
   *
   * @param offset where
   * @param last whether no record of the source beyond it is noted
   * @return the record of the target after which a consumer that has read it may go on
   */
  long written(long offset, boolean last) {
    note(offset);
    if (next < 0) {
      return offset; // nothing ever came from there
    }
    absorb();
    return last ? next - 1 : Math.min(offset, next - 1);
  }

  /** The record of the target after which who has read all that is noted may go on. */
  long all() {
    return next - 1;
  }

  private void note(long offset) {
    Map.Entry<Long, Long> before = ahead.floorEntry(offset);
    if (before != null && before.getValue() >= offset) {
      ahead.put(before.getKey(), Math.max(before.getValue(), offset + 1));
    } else if (ahead.size() < MOST_AHEAD) {
      ahead.put(offset, offset + 1);
    }
  }

  private void absorb() {
    for (var first = ahead.firstEntry();
        first != null && first.getKey() <= next;
        first = ahead.firstEntry()) {
      next = Math.max(next, first.getValue());
      ahead.remove(first.getKey());
    }
  }
}
