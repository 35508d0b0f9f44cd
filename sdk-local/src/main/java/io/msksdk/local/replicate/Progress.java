package io.msksdk.local.replicate;

import io.msksdk.core.time.Time;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** How far a replicator has read, and what it did of late. Thread-safe. */
final class Progress {
  private final Time time;
  private final Map<TopicPartition, Long> next = new ConcurrentHashMap<>();
  private final Map<String, RecentTraffic> traffic = new ConcurrentHashMap<>();

  Progress(Time time) {
    this.time = time;
  }

  void read(SourceRecord record) {
    TopicPartition partition = SourcePosition.partition(record);
    next.put(partition, SourcePosition.offset(record) + 1);
    traffic(partition.topic()).read(second(), bytes(record));
  }

  void copied(SourceRecord record) {
    Long at = record.timestamp();
    long latency = at == null ? 0 : Math.max(0, time.now().toEpochMilli() - at);
    traffic(SourcePosition.partition(record).topic()).copied(second(), bytes(record), latency);
  }

  /** The next offset of a partition to read, null when none of its records was read yet. */
  @Nullable Long next(TopicPartition partition) {
    return next.get(partition);
  }

  /** What a topic had of late. */
  RecentTraffic.Figures figures(String topic) {
    return traffic(topic).figures(second());
  }

  /** Ends what is known of topics that are not copied any more. */
  void keepOnly(Set<String> topics) {
    traffic.keySet().retainAll(topics);
  }

  private RecentTraffic traffic(String topic) {
    return traffic.computeIfAbsent(topic, t -> new RecentTraffic());
  }

  private long second() {
    return time.nanos() / 1_000_000_000L;
  }

  private static int bytes(SourceRecord record) {
    return length(record.key()) + length(record.value());
  }

  private static int length(@Nullable Object bytes) {
    return bytes instanceof byte[] array ? array.length : 0;
  }
}
