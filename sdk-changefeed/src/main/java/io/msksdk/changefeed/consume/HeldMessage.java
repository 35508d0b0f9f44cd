package io.msksdk.changefeed.consume;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record some of whose events wait: in memory, or on disk. */
final class HeldMessage {
  byte @Nullable [] key;
  byte @Nullable [] value;
  final int size;

  /** Where it is on disk, -1 while it is in memory. */
  long place = -1;

  List<OpenEvent> events = List.of();

  HeldMessage(byte @Nullable [] key, byte @Nullable [] value) {
    this.key = key;
    this.value = value;
    this.size = (key == null ? 0 : key.length) + (value == null ? 0 : value.length);
  }

  /** Forgets an event; says whether none is left. */
  boolean release(OpenEvent event) {
    if (events.size() == 1) {
      events = List.of();
      return true;
    }
    boolean unused = events.remove(event);
    return events.isEmpty();
  }
}
