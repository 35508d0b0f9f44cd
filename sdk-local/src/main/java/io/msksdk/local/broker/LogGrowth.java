package io.msksdk.local.broker;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.storage.internals.log.LogSegment;
import org.apache.kafka.storage.internals.log.UnifiedLog;

/**
 * How much was appended to one log since it was last looked at. Segments are followed one by one:
 * the size of the whole log also falls, when retention deletes the oldest of them.
 */
final class LogGrowth {
  private final Map<Long, Integer> segments = new HashMap<>();
  private long end;
  private boolean led = true;

  /** A log that has been there before anybody looked: what it holds was not appended just now. */
  static LogGrowth present(UnifiedLog log) {
    LogGrowth growth = new LogGrowth();
    Appended unused = growth.follow(log, true);
    return growth;
  }

  /** Looks at the log again; what grew while another broker led it came from that broker. */
  Appended follow(UnifiedLog log, boolean leads) {
    long bytes = 0;
    Map<Long, Integer> now = new HashMap<>();
    for (LogSegment segment : log.logSegments()) {
      int size = segment.size();
      now.put(segment.baseOffset(), size);
      bytes += Math.max(0, size - segments.getOrDefault(segment.baseOffset(), 0));
    }
    segments.clear();
    segments.putAll(now);
    long messages = Math.max(0, log.logEndOffset() - end);
    end = log.logEndOffset();
    boolean fromClients = leads && led;
    led = leads;
    return new Appended(messages, bytes, fromClients);
  }

  /** What was appended, and whether by clients rather than by replication. */
  record Appended(long messages, long bytes, boolean fromClients) {}
}
