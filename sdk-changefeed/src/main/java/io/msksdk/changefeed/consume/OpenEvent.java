package io.msksdk.changefeed.consume;

import io.msksdk.changefeed.codec.ChangeEvent;
import io.msksdk.changefeed.codec.Ddl;
import io.msksdk.changefeed.codec.Presence;
import io.msksdk.changefeed.codec.Row;
import io.msksdk.changefeed.codec.RowKind;
import io.msksdk.changefeed.codec.Tso;
import java.util.Arrays;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** An event that waits for the watermark, with where it came from. */
final class OpenEvent {
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
    message.events.add(this);
    this.row = event instanceof Row;
    this.deletes = event instanceof Row changed && changed.kind() == RowKind.DELETE;
  }

  /**
   * What a repeat has in common with its first send: the commit, the table, whether it writes or
   * deletes, and the key. A row without a key has none: two alike may both be meant.
   */
  record Identity(String text) {
    static @Nullable Identity of(ChangeEvent event, Tso ts) {
      if (event instanceof Ddl ddl) {
        return new Identity(ts + " " + ddl.database() + "." + ddl.table() + " " + ddl.sql());
      }
      if (!(event instanceof Row row) || row.keyColumns().isEmpty()) {
        return null;
      }
      StringBuilder text = new StringBuilder();
      text.append(ts).append(row.kind() == RowKind.DELETE ? " - " : " + ");
      text.append(row.database()).append('.').append(row.table());
      for (String key : row.keyColumns()) {
        var column = row.column(key);
        if (column.presence() != Presence.VALUE) {
          return null;
        }
        String value = column.text();
        text.append(' ').append(value.length()).append(':').append(value);
      }
      return new Identity(text.toString());
    }
  }

  @Override
  public String toString() {
    return Arrays.asList(partition, offset, commitTs).toString();
  }
}
