package io.msksdk.local.broker;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** How far the connections of clients have read, those that read last. Thread-safe. */
final class ReadProgress {
  private static final int MOST = 10_000;

  private final Map<Reader, Long> next =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Reader, Long> eldest) {
          return size() > MOST;
        }
      };

  /** How many records a connection has got since it asked last; none when it went back. */
  synchronized long since(String connection, TopicPartition partition, long offset) {
    Long before = next.put(new Reader(connection, partition), offset);
    return before == null ? 0 : Math.max(0, offset - before);
  }

  private record Reader(String connection, TopicPartition partition) {}
}
