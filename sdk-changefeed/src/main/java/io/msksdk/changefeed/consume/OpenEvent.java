package io.msksdk.changefeed.consume;

import static java.util.Objects.requireNonNull;

import io.msksdk.changefeed.codec.ChangeEvent;
import io.msksdk.changefeed.codec.Column;
import io.msksdk.changefeed.codec.ColumnException;
import io.msksdk.changefeed.codec.Ddl;
import io.msksdk.changefeed.codec.Presence;
import io.msksdk.changefeed.codec.Row;
import io.msksdk.changefeed.codec.RowKind;
import io.msksdk.changefeed.codec.Tso;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** An event that waits for the watermark, with where it came from. */
final class OpenEvent {
  private static final Tso NEVER = Tso.of(0);

  final TopicPartition partition;
  final long offset;

  /** Its place among the events of its record. */
  final int index;

  final Tso commitTs;
  final boolean row;
  final boolean deletes;

  final HeldMessage message;

  /** Whether the handler has returned from it. */
  boolean done;

  /** The event, or null while its message is on disk. */
  @Nullable ChangeEvent event;

  OpenEvent(
      TopicPartition partition,
      long offset,
      int index,
      Tso commitTs,
      HeldMessage message,
      ChangeEvent event) {
    this.partition = partition;
    this.offset = offset;
    this.index = index;
    this.commitTs = commitTs;
    this.message = message;
    this.event = event;
    message.events = after(message.events);
    this.row = event instanceof Row;
    this.deletes = event instanceof Row changed && changed.kind() == RowKind.DELETE;
  }

  /** An event whose commit does not matter, as it waits for none. */
  static OpenEvent arrived(
      TopicPartition partition, long offset, int index, HeldMessage message, ChangeEvent event) {
    return new OpenEvent(partition, offset, index, event.commitTs().orElse(NEVER), message, event);
  }

  /** The row, which must be in memory. */
  Row asRow() {
    return (Row) requireNonNull(event, "event");
  }

  /** The record it came in, which must be in memory. */
  ConsumerRecord<byte[], byte[]> record() {
    return new ConsumerRecord<>(
        partition.topic(),
        partition.partition(),
        offset,
        ConsumerRecord.NO_TIMESTAMP,
        TimestampType.NO_TIMESTAMP_TYPE,
        ConsumerRecord.NULL_SIZE,
        ConsumerRecord.NULL_SIZE,
        message.key,
        message.value,
        message.headers(),
        Optional.empty());
  }

  /** Notes that the handler has returned from it; its place in the queue takes little from now. */
  void finish() {
    done = true;
    event = null;
  }

  /** These events and this one after them. Most lists hold one, for which no array is grown. */
  List<OpenEvent> after(List<OpenEvent> others) {
    if (others.isEmpty()) {
      return List.of(this);
    }
    List<OpenEvent> more = others.size() == 1 ? new ArrayList<>(others) : others;
    more.add(this);
    return more;
  }

  /**
   * What a repeat has in common with its first send, beside the commit: the table, whether it
   * writes or deletes, and the key. A row without a key has none: two alike may both be meant.
   */
  static @Nullable String identity(ChangeEvent event) {
    if (event instanceof Ddl ddl) {
      return "ddl " + ddl.database() + "." + ddl.table() + " " + ddl.sql();
    }
    if (!(event instanceof Row row) || row.keyColumns().isEmpty()) {
      return null;
    }
    try {
      return identity(row);
    } catch (ColumnException unreadable) {
      // the handler finds it, and the policy then decides
      return null;
    }
  }

  private static @Nullable String identity(Row row) {
    StringBuilder text = new StringBuilder(row.kind() == RowKind.DELETE ? "- " : "+ ");
    text.append(row.database()).append('.').append(row.table());
    for (String key : row.keyColumns()) {
      Column column = row.column(key);
      if (column.presence() != Presence.VALUE) {
        return null;
      }
      String value = column.text();
      text.append(' ').append(value.length()).append(':').append(value);
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return Arrays.asList(partition, offset, commitTs).toString();
  }
}
