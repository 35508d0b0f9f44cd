package io.msksdk.changefeed.consume;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** A record some of whose events wait: in memory, or on disk. */
final class HeldMessage {
  byte @Nullable [] key;
  byte @Nullable [] value;
  final int size;

  /** Those of the record, of which TiCDC writes none. */
  private final @Nullable Headers headers;

  /** The file on disk, null while the message is in memory, and its place there. */
  SpillFile.@Nullable Segment segment;

  long place;

  List<OpenEvent> events = List.of();

  private HeldMessage(byte @Nullable [] key, byte @Nullable [] value, @Nullable Headers headers) {
    this.key = key;
    this.value = value;
    this.headers = headers;
    this.size = (key == null ? 0 : key.length) + (value == null ? 0 : value.length);
  }

  static HeldMessage of(ConsumerRecord<byte[], byte[]> record) {
    Headers headers = record.headers();
    return new HeldMessage(
        record.key(), record.value(), headers.iterator().hasNext() ? headers : null);
  }

  Headers headers() {
    return headers == null ? new RecordHeaders() : headers;
  }

  void toDisk(SpillFile.Segment segment, long place) {
    this.segment = segment;
    this.place = place;
    key = null;
    value = null;
    events.forEach(event -> event.event = null);
  }

  void toMemory(byte @Nullable [] key, byte @Nullable [] value) {
    this.segment = null;
    this.key = key;
    this.value = value;
  }

  /** Forgets an event; says whether none is left. */
  boolean release(OpenEvent event) {
    if (events.size() == 1) {
      events = List.of();
    } else {
      boolean unused = events.remove(event);
    }
    if (!events.isEmpty()) {
      return false;
    }
    // its event may have to wait in the queue of its partition for those before it
    key = null;
    value = null;
    return true;
  }
}
