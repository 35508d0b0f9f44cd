package io.msksdk.replication.failover;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads the last records of partitions with one consumer, which belongs to no group. */
final class TipReader implements AutoCloseable {
  private static final Duration ANSWER = Duration.ofSeconds(15);
  private static final Duration POLL = Duration.ofMillis(100);

  /** What was not read within so many polls without progress must not pass for not there. */
  private static final int EMPTY_POLLS = 150;

  /** The last offsets may hold no record, after a transaction or compaction: so much further. */
  private static final int FURTHER = 50;

  private final Map<String, Object> properties;
  private @Nullable KafkaConsumer<byte[], byte[]> open;

  TipReader(Map<String, Object> properties) {
    this.properties = properties;
  }

  Map<TopicPartition, List<Tip>> read(Set<TopicPartition> partitions, int depth) {
    Map<TopicPartition, List<Tip>> tips = new HashMap<>();
    partitions.forEach(partition -> tips.put(partition, new ArrayList<>()));
    if (partitions.isEmpty()) {
      return tips;
    }
    try {
      KafkaConsumer<byte[], byte[]> consumer = consumer();
      Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions, ANSWER);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, ANSWER);
      Set<TopicPartition> left = new HashSet<>(partitions);
      left.removeIf(p -> ends.getOrDefault(p, 0L) <= starts.getOrDefault(p, 0L));
      for (long back = depth; !left.isEmpty(); back *= FURTHER) {
        long most = back;
        begin(consumer, left);
        for (TopicPartition p : left) {
          consumer.seek(p, Math.max(starts.getOrDefault(p, 0L), ends.getOrDefault(p, 0L) - most));
        }
        fill(consumer, new HashSet<>(left), ends, tips);
        left.removeIf(p -> !tips.getOrDefault(p, List.of()).isEmpty());
        left.removeIf(p -> ends.getOrDefault(p, 0L) - most <= starts.getOrDefault(p, 0L));
      }
      tips.replaceAll((p, all) -> all.subList(Math.max(0, all.size() - depth), all.size()));
      return tips;
    } catch (KafkaException e) {
      throw KafkaAnswer.failure("last records", e);
    }
  }

  /** The timestamps of the first records at or after offsets, where there is one. */
  Map<TopicPartition, Long> timestamps(Map<TopicPartition, Long> offsets) {
    Map<TopicPartition, Long> timestamps = new HashMap<>();
    try {
      KafkaConsumer<byte[], byte[]> consumer = consumer();
      Map<TopicPartition, Long> ends = consumer.endOffsets(offsets.keySet(), ANSWER);
      Set<TopicPartition> left = new HashSet<>(offsets.keySet());
      left.removeIf(p -> offsets.getOrDefault(p, 0L) >= ends.getOrDefault(p, 0L));
      begin(consumer, left);
      left.forEach(p -> consumer.seek(p, offsets.getOrDefault(p, 0L)));
      for (int empty = 0; !left.isEmpty() && empty < EMPTY_POLLS; ) {
        var records = consumer.poll(POLL);
        empty = records.isEmpty() ? empty + 1 : 0;
        for (TopicPartition partition : records.partitions()) {
          timestamps.putIfAbsent(partition, records.records(partition).get(0).timestamp());
        }
        left.removeIf(
            p -> timestamps.containsKey(p) || consumer.position(p) >= ends.getOrDefault(p, 0L));
        consumer.pause(timestamps.keySet());
      }
      return timestamps;
    } catch (KafkaException e) {
      throw KafkaAnswer.failure("timestamps", e);
    }
  }

  /** A partition that was paused for a former question would stay so. */
  private static void begin(
      KafkaConsumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions) {
    consumer.assign(partitions);
    consumer.resume(consumer.paused());
  }

  private static void fill(
      KafkaConsumer<byte[], byte[]> consumer,
      Set<TopicPartition> left,
      Map<TopicPartition, Long> ends,
      Map<TopicPartition, List<Tip>> tips) {
    long before = 0;
    for (int empty = 0; !left.isEmpty(); ) {
      var records = consumer.poll(POLL);
      for (ConsumerRecord<byte[], byte[]> record : records) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        tips.computeIfAbsent(partition, p -> new ArrayList<>()).add(Tip.of(record));
      }
      // markers of transactions have offsets and no record: the position tells, not the record
      left.removeIf(p -> consumer.position(p) >= ends.getOrDefault(p, 0L));
      long at = left.stream().mapToLong(consumer::position).sum();
      empty = records.isEmpty() && at == before ? empty + 1 : 0;
      before = at;
      if (empty > EMPTY_POLLS) {
        throw new TimeoutException("not read to their end: " + left);
      }
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    KafkaConsumer<byte[], byte[]> consumer = open;
    if (consumer == null) {
      Map<String, Object> config = new HashMap<>(properties);
      config.keySet().removeAll(Set.of("group.id", "key.deserializer", "value.deserializer"));
      config.put("enable.auto.commit", false);
      config.put("auto.offset.reset", "earliest");
      config.put("isolation.level", "read_committed");
      config.put("fetch.max.wait.ms", 100);
      consumer =
          new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
      open = consumer;
    }
    return consumer;
  }

  @Override
  public void close() {
    if (open != null) {
      open.close();
    }
  }
}
