package io.msksdk.local.event;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;

/** The ordered log of an engine; the oldest events fall out when it is full. Thread-safe. */
public final class EventLog {
  private static final int CAPACITY = 50_000;

  private final ArrayDeque<Event> log = new ArrayDeque<>();
  private final InstantSource time;
  private long last;

  private EventLog(InstantSource time) {
    this.time = time;
  }

  /**
   * Returns an empty log.
   *
   * @param time what dates the events
   * @return a new log
   */
  public static EventLog create(InstantSource time) {
    return new EventLog(time);
  }

  /**
   * Appends an event.
   *
   * @param kind what sort of thing happened
   * @param facts what distinguishes it
   */
  public synchronized void add(String kind, Map<String, String> facts) {
    if (log.size() == CAPACITY) {
      log.removeFirst();
    }
    log.addLast(new Event(++last, time.instant(), kind, Map.copyOf(facts)));
  }

  /**
   * Returns the events after one that was read before.
   *
   * @param sequence the last one known, 0 for all
   * @return the later events in their order
   */
  public synchronized List<Event> after(long sequence) {
    return log.stream().filter(e -> e.sequence() > sequence).toList();
  }

  /**
   * Returns the place of the newest event.
   *
   * @return its sequence number, 0 when there is none
   */
  public synchronized long last() {
    return last;
  }
}
