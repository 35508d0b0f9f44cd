package io.msksdk.replication.migration;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** The last records of partitions, read without a group. Not thread-safe. */
final class Tails implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int POLLS = 50;

  /** The last offsets may hold no record, after compaction or a transaction. */
  private static final List<Long> BACK = List.of(1L, 10L, 1_000L, Long.MAX_VALUE);

  private final Consumer<byte[], byte[]> consumer;

  private Tails(Consumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  static Tails of(Map<String, Object> client) {
    Map<String, Object> properties = new HashMap<>(client);
    properties.put("enable.auto.commit", "false");
    properties.put("auto.offset.reset", "none");
    // the end of a consumer waits for its last fetch, which waits for records that do not come
    properties.put("fetch.max.wait.ms", 50);
    return new Tails(
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
  }

  Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
    return consumer.endOffsets(partitions);
  }

  Map<TopicPartition, Long> beginnings(Collection<TopicPartition> partitions) {
    return consumer.beginningOffsets(partitions);
  }

  /** The last record of each partition; a partition without records is left out. */
  Map<TopicPartition, ConsumerRecord<byte[], byte[]>> last(Collection<TopicPartition> partitions) {
    Map<TopicPartition, Long> begins = beginnings(partitions);
    Map<TopicPartition, Long> ends = ends(partitions);
    Map<TopicPartition, ConsumerRecord<byte[], byte[]>> last = new HashMap<>();
    Set<TopicPartition> open = new HashSet<>(partitions);
    for (long back : BACK) {
      open.removeIf(p -> last.containsKey(p) || at(begins, p) >= at(ends, p));
      if (!open.isEmpty()) {
        consumer.assign(open);
        open.forEach(p -> consumer.seek(p, Math.max(at(begins, p), at(ends, p) - back)));
        readTo(ends, open, last);
      }
    }
    return last;
  }

  private void readTo(
      Map<TopicPartition, Long> ends,
      Set<TopicPartition> open,
      Map<TopicPartition, ConsumerRecord<byte[], byte[]>> last) {
    Silence silence = new Silence();
    while (open.stream().anyMatch(p -> consumer.position(p) < at(ends, p))) {
      silence.poll().forEach(r -> last.put(new TopicPartition(r.topic(), r.partition()), r));
    }
  }

  /** The first offset at or after a time; the end when there is none. */
  long from(TopicPartition partition, long time, long end) {
    OffsetAndTimestamp found = consumer.offsetsForTimes(Map.of(partition, time)).get(partition);
    return found == null ? end : found.offset();
  }

  /** Says whether a partition holds a record, looked for at the record's own time. */
  boolean holds(TopicPartition partition, ConsumerRecord<byte[], byte[]> wanted) {
    long end = at(ends(List.of(partition)), partition);
    long start = from(partition, wanted.timestamp(), end);
    consumer.assign(List.of(partition));
    consumer.seek(partition, start);
    Silence silence = new Silence();
    while (consumer.position(partition) < end) {
      for (ConsumerRecord<byte[], byte[]> record : silence.poll()) {
        if (same(record, wanted)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Reads on until nothing comes for too long: what was not read must not pass for not there. */
  private final class Silence {
    private int polls;

    ConsumerRecords<byte[], byte[]> poll() {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      polls = records.isEmpty() ? polls + 1 : 0;
      if (polls > POLLS) {
        throw new TimeoutException("no record in " + POLL.multipliedBy(POLLS).toSeconds() + " s");
      }
      return records;
    }
  }

  /** A topic that stamps records itself gives a copy another time. */
  static boolean same(
      ConsumerRecord<byte[], byte[]> one, @Nullable ConsumerRecord<byte[], byte[]> other) {
    if (other == null) {
      return false;
    }
    boolean stamped =
        one.timestampType() == TimestampType.LOG_APPEND_TIME
            || other.timestampType() == TimestampType.LOG_APPEND_TIME;
    return (stamped || one.timestamp() == other.timestamp())
        && Arrays.equals(one.key(), other.key())
        && Arrays.equals(one.value(), other.value());
  }

  static long at(Map<TopicPartition, Long> offsets, TopicPartition partition) {
    return Objects.requireNonNull(offsets.get(partition), "offset");
  }

  @Override
  public void close() {
    consumer.close();
  }
}
