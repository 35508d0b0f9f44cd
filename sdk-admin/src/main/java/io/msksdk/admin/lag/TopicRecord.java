package io.msksdk.admin.lag;

import io.msksdk.admin.lag.source.Offsets;
import java.nio.BufferUnderflowException;
import java.util.Comparator;
import java.util.Optional;

/** One point of a topic's timeline, as it is kept outside of a monitor. */
record TopicRecord(
    String topic, int slot, String topicId, long time, Offsets ends, Offsets starts) {
  static final char KIND = 't';
  static final Comparator<TopicRecord> BY_TIME = Comparator.comparingLong(TopicRecord::time);
  private static final int FORM = 1;

  byte[] key() {
    return new ByteRow().number(KIND).number(slot).text(topic).bytes();
  }

  byte[] value() {
    return new ByteRow()
        .number(FORM)
        .text(topicId)
        .number(time)
        .row(ends)
        .row(starts, ends)
        .bytes();
  }

  /** Reads a record whose kind has been read; empty when it is of a form that is not known. */
  static Optional<TopicRecord> read(ByteRow.Reader key, ByteRow.Reader value) {
    try {
      int slot = (int) key.number();
      String topic = key.text();
      if (value.number() != FORM) {
        return Optional.empty();
      }
      String topicId = value.text();
      long time = value.number();
      Offsets ends = value.row();
      return Optional.of(new TopicRecord(topic, slot, topicId, time, ends, value.row(ends)));
    } catch (BufferUnderflowException cut) {
      return Optional.empty();
    }
  }
}
