package io.msksdk.admin.lag.internal;

import io.msksdk.core.MskException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Which partitions of the history this instance holds. A partition is held once its history has
 * been read to the end, the last transaction of its holder before included. Not thread-safe.
 */
public final class Shares implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration DECISION = Duration.ofSeconds(15);
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);
  private static final int PATIENCE = 150;

  private final String topic;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Set<TopicPartition> held = new HashSet<>();
  private final Set<TopicPartition> unread = new HashSet<>();
  private boolean joined;
  private boolean assigned;
  private int parts;

  /**
   * Joins the sharing group with the first claim.
   *
   * @param topic the topic that keeps the history
   * @param settings of the consumer; it must read committed records only, from the earliest on
   * @throws MskException when the settings lead nowhere
   */
  public Shares(String topic, Map<String, Object> settings) {
    this.topic = topic;
    this.consumer = opened(settings);
    consumer.subscribe(List.of(topic), new Assignments());
  }

  private static KafkaConsumer<byte[], byte[]> opened(Map<String, Object> settings) {
    try {
      return new KafkaConsumer<>(
          settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    } catch (KafkaException e) {
      throw SharingFaults.failure("share groups", e);
    }
  }

  /**
   * Takes part in the affairs of the group, and reads the history of what is newly held.
   *
   * @param history hears the history, record by record in the order it was written
   * @return the generation of the group that this instance's holding is of
   * @throws MskException when the cluster refuses or does not answer
   */
  public ConsumerGroupMetadata claim(Consumer<HistoryRecord> history) {
    try {
      poll(history);
      for (int i = 0; i < PATIENCE && !joined; i++) {
        poll(history);
      }
      if (assigned) {
        parts = consumer.partitionsFor(topic).size();
        assigned = false;
      }
      read(history);
      return consumer.groupMetadata();
    } catch (KafkaException e) {
      throw SharingFaults.failure("share groups", e);
    }
  }

  /**
   * Says whether a group is this instance's to watch.
   *
   * @param group its name
   * @return true when the partition it is hashed to is held
   */
  public boolean holds(String group) {
    return parts > 0 && held.contains(new TopicPartition(topic, part(group)));
  }

  /**
   * Returns the partition a group is hashed to, the same in every instance.
   *
   * @param group its name
   * @return the partition
   */
  public int part(String group) {
    int hash = group.hashCode();
    return Math.floorMod(hash ^ (hash >>> 16), parts);
  }

  /**
   * Returns how many partitions are held.
   *
   * @return the number
   */
  public int held() {
    return held.size();
  }

  /**
   * Returns how many partitions the topic has.
   *
   * @return the number, 0 before the first claim
   */
  public int parts() {
    return parts;
  }

  /** Leaves the group: others take over at once. */
  @Override
  @SuppressWarnings({"deprecation", "removal"}) // Kafka clients before 4.1 have nothing else
  public void close() {
    // a join that waits for the others would hold the usual 30 s up
    try {
      consumer.close(LONGEST_CLOSE);
    } catch (KafkaException e) {
      SharingFaults.closing(e);
    }
  }

  /** Waits for the transactions of holders before, then reads; what is not decided yet waits. */
  private void read(Consumer<HistoryRecord> history) {
    if (unread.isEmpty()) {
      return;
    }
    Set<TopicPartition> wanted = Set.copyOf(unread);
    try {
      var unused = consumer.committed(wanted, DECISION);
    } catch (TimeoutException undecided) {
      return;
    }
    Map<TopicPartition, Long> ends = consumer.endOffsets(wanted);
    // what an earlier try has read was lost with it
    consumer.seekToBeginning(wanted);
    consumer.resume(wanted);
    for (int i = 0; i < PATIENCE && !read(wanted, ends); i++) {
      if (poll(history)) {
        i = 0;
      }
    }
    wanted.stream().filter(unread::contains).forEach(partition -> settle(partition, ends));
  }

  private void settle(TopicPartition partition, Map<TopicPartition, Long> ends) {
    consumer.pause(Set.of(partition));
    if (read(Set.of(partition), ends)) {
      unread.remove(partition);
      held.add(partition);
    }
  }

  private boolean read(Set<TopicPartition> wanted, Map<TopicPartition, Long> ends) {
    return wanted.stream()
        .filter(unread::contains)
        .allMatch(partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L));
  }

  private boolean poll(Consumer<HistoryRecord> history) {
    ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
    for (ConsumerRecord<byte[], byte[]> record : records) {
      if (record.key() != null && record.value() != null) {
        history.accept(new HistoryRecord(record.partition(), record.key(), record.value()));
      }
    }
    return !records.isEmpty();
  }

  /** What the group's leader decided. Called by the consumer, within a poll. */
  private final class Assignments implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      joined = true;
      assigned = true;
      unread.addAll(partitions);
      consumer.pause(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      held.removeAll(partitions);
      unread.removeAll(partitions);
    }
  }
}
