package io.msksdk.admin.lag;

import io.msksdk.admin.lag.source.Offsets;
import java.nio.BufferUnderflowException;
import java.util.Comparator;
import java.util.Optional;

/**
 * One sample of a group in a topic, as it is kept outside of a monitor: what was seen then, and
 * what is known of the pair as of the newest sample.
 *
 * @param lastMove when a commit of the group was last seen to move
 * @param latest the commits of the round, {@code committed} counts as the rules count
 * @param peakTimes when the commits were at their {@code peaks}
 * @param confirmed what is published, and what would change it
 */
record PairRecord(
    String group,
    String topic,
    int slot,
    String topicId,
    long time,
    long lastMove,
    boolean reported,
    Offsets committed,
    Offsets bases,
    Offsets latest,
    Offsets peaks,
    Offsets peakTimes,
    Confirmed confirmed) {
  static final char KIND = 'p';
  static final Comparator<PairRecord> BY_TIME = Comparator.comparingLong(PairRecord::time);
  private static final int FORM = 1;

  byte[] key() {
    return new ByteRow().number(KIND).number(slot).text(group).text(topic).bytes();
  }

  byte[] value() {
    ByteRow row =
        new ByteRow()
            .number(FORM)
            .text(topicId)
            .number(time)
            .number(time - lastMove)
            .number(reported ? 1 : 0)
            .row(committed)
            .row(bases, committed)
            .row(latest, committed)
            .row(peaks)
            .row(peakTimes);
    confirmed.write(row);
    return row.bytes();
  }

  /** Reads a record whose kind has been read; empty when it is of a form that is not known. */
  static Optional<PairRecord> read(ByteRow.Reader key, ByteRow.Reader value) {
    try {
      int slot = (int) key.number();
      String group = key.text();
      String topic = key.text();
      if (value.number() != FORM) {
        return Optional.empty();
      }
      String topicId = value.text();
      long time = value.number();
      long lastMove = time - value.number();
      boolean reported = value.number() == 1;
      Offsets committed = value.row();
      return Optional.of(
          new PairRecord(
              group,
              topic,
              slot,
              topicId,
              time,
              lastMove,
              reported,
              committed,
              value.row(committed),
              value.row(committed),
              value.row(),
              value.row(),
              Confirmed.read(value)));
    } catch (BufferUnderflowException cut) {
      return Optional.empty();
    }
  }
}
