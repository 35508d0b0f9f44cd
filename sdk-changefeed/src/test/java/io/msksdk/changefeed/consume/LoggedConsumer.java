package io.msksdk.changefeed.consume;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/**
 * Kafka's in-memory consumer of two partitions, over a log: as with a broker what was read is read
 * again after a seek. Commits fail as told.
 */
final class LoggedConsumer extends MockConsumer<byte[], byte[]> {
  static final String TOPIC = "cdc";
  static final TopicPartition ZERO = new TopicPartition(TOPIC, 0);
  static final TopicPartition ONE = new TopicPartition(TOPIC, 1);

  final Deque<RuntimeException> commitFailures = new ArrayDeque<>();
  ConsumerRebalanceListener listener;
  private final Map<TopicPartition, Long> committedOffsets = new HashMap<>();
  private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> log = new HashMap<>();

  LoggedConsumer() {
    super("earliest");
  }

  /** Gives the consumer both partitions, from their beginning. */
  void assignBoth() {
    updatePartitions(
        TOPIC,
        List.of(
            new PartitionInfo(TOPIC, 0, Node.noNode(), null, null),
            new PartitionInfo(TOPIC, 1, Node.noNode(), null, null)));
    updateBeginningOffsets(Map.of(ZERO, 0L, ONE, 0L));
    rebalance(List.of(ZERO, ONE));
  }

  void append(TopicPartition partition, byte[] value) {
    append(partition, value, new RecordHeaders());
  }

  void append(TopicPartition partition, byte[] value, RecordHeaders headers) {
    List<ConsumerRecord<byte[], byte[]>> records =
        log.computeIfAbsent(partition, p -> new ArrayList<>());
    records.add(
        new ConsumerRecord<>(
            TOPIC,
            partition.partition(),
            records.size(),
            1_700_000_000_000L,
            TimestampType.CREATE_TIME,
            0,
            value.length,
            null,
            value,
            headers,
            Optional.empty()));
  }

  @Override
  public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
    for (TopicPartition partition : assignment()) {
      if (!paused().contains(partition)) {
        long from = position(partition);
        log.getOrDefault(partition, List.of()).stream()
            .filter(r -> r.offset() >= from)
            .forEach(this::addRecord);
      }
    }
    return super.poll(timeout);
  }

  @Override
  public void subscribe(Collection<String> topics, ConsumerRebalanceListener rebalances) {
    listener = rebalances;
    super.subscribe(topics, rebalances);
  }

  @Override
  public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
    RuntimeException failure = commitFailures.poll();
    if (failure != null) {
      throw failure;
    }
    offsets.forEach((partition, offset) -> committedOffsets.put(partition, offset.offset()));
    super.commitSync(offsets);
  }

  /** What was committed last, -1 for nothing; also after the consumer is closed. */
  long committedOffset(TopicPartition partition) {
    return committedOffsets.getOrDefault(partition, -1L);
  }
}
