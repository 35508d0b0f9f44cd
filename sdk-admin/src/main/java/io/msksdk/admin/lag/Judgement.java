package io.msksdk.admin.lag;

import io.msksdk.admin.lag.source.Offsets;
import io.msksdk.admin.lag.source.TopicReading;

/** What was decided about the partitions of a group's topic, a byte for each answer. Immutable. */
final class Judgement {
  static final VerdictReason[] REASONS = VerdictReason.values();

  private final byte[] reasons;
  private final Offsets peaks;
  private final Tail tail;

  Judgement(byte[] reasons, Offsets peaks, Tail tail) {
    this.reasons = reasons;
    this.peaks = peaks;
    this.tail = tail;
  }

  /** The number a reason has within one process; it is never written down. */
  @SuppressWarnings("EnumOrdinal") // a byte for each partition, in memory only
  static byte number(VerdictReason reason) {
    return (byte) reason.ordinal();
  }

  VerdictStatus status(int partition) {
    return reason(partition).status();
  }

  VerdictReason reason(int partition) {
    return REASONS[reasons[partition]];
  }

  /** The furthest commit of the window, where it is further than the commit now. */
  long peak(int partition) {
    return peaks.at(partition);
  }

  Offsets peaks() {
    return peaks;
  }

  Tail tail() {
    return tail;
  }

  /** The same after reading: a reader with nothing but markers before it has caught up. */
  Judgement reading(Tail read, TopicReading reading) {
    byte[] known = reasons.clone();
    for (int partition = 0; partition < known.length; partition++) {
      if (read.onlyMarkers(partition, reading.committed().at(partition))) {
        known[partition] = number(VerdictReason.CAUGHT_UP);
      }
    }
    return new Judgement(known, peaks, read);
  }

  /** What reading at the commits showed: timestamps, and tails without a record. */
  record Tail(Offsets timestamps, Offsets offsets, Offsets emptyFrom) {
    static final Tail UNREAD = new Tail(Offsets.none(), Offsets.none(), Offsets.none());

    /** Whether nothing but transaction markers lies between the commit and the end. */
    boolean onlyMarkers(int partition, long committed) {
      return committed != Offsets.NONE && emptyFrom.at(partition) == committed;
    }
  }
}
