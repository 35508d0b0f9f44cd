package io.msksdk.changefeed.consume;

import io.msksdk.changefeed.codec.ChangeEvent;
import io.msksdk.changefeed.codec.ChangefeedDecoder;
import io.msksdk.core.MskException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events that wait, of which only so many bytes stay in memory. */
final class EventStore implements AutoCloseable {
  private final ChangefeedDecoder decoder;
  private final long memory;
  private final SpillFile disk;
  private long held;

  EventStore(ChangefeedDecoder decoder, long memory, @Nullable Path directory) {
    this.decoder = decoder;
    this.memory = memory;
    this.disk = new SpillFile(directory);
  }

  void add(HeldMessage message) {
    if (!message.events.isEmpty()) {
      held += message.size;
    }
  }

  /** Moves messages to disk until the rest fits, those first that are needed last. */
  void trim(Iterable<EventOrder> orders) {
    for (EventOrder order : orders) {
      for (Commit commit : order.newestFirst()) {
        for (OpenEvent event : commit.waiting) {
          if (held <= memory) {
            return;
          }
          if (event.message.segment == null) {
            disk.write(event.message);
            held -= event.message.size;
          }
        }
      }
    }
  }

  /** The event, read again and decoded again if it was on disk. */
  ChangeEvent event(OpenEvent waiting) {
    ChangeEvent known = waiting.event;
    if (known != null) {
      return known;
    }
    HeldMessage message = waiting.message;
    if (message.segment != null) {
      disk.read(message);
      held += message.size;
    }
    List<ChangeEvent> decoded = decoded(waiting);
    message.events.forEach(event -> event.event = decoded.get(event.index));
    return decoded.get(waiting.index);
  }

  /** A large message may be gone from its store by now. */
  private List<ChangeEvent> decoded(OpenEvent waiting) {
    try {
      return decoder.decode(waiting.message.key, waiting.message.value);
    } catch (MskException failure) {
      throw RecordReader.unusable(waiting.partition, waiting.offset, failure);
    }
  }

  /** Forgets an event that was handled. */
  void release(OpenEvent event) {
    HeldMessage message = event.message;
    SpillFile.Segment segment = message.segment;
    if (!message.release(event)) {
      return;
    }
    if (segment == null) {
      held -= message.size;
    } else {
      disk.forget(segment, message.size);
    }
  }

  boolean spilling() {
    return disk.bytes() > 0;
  }

  long heldBytes() {
    return held;
  }

  long spilledBytes() {
    return disk.bytes();
  }

  @Override
  public void close() {
    disk.close();
  }
}
