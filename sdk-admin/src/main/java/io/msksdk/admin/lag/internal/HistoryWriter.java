package io.msksdk.admin.lag.internal;

import io.msksdk.core.MskException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes history in transactions that carry the generation of the sharing group: the broker refuses
 * one of an instance that has lost its share without knowing. Not thread-safe.
 */
public final class HistoryWriter implements AutoCloseable {
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

  private final String topic;
  private final Map<String, Object> settings;
  private @Nullable KafkaProducer<byte[], byte[]> producer;

  /**
   * Opens nothing yet.
   *
   * @param topic the topic that keeps the history
   * @param settings of the producer, a transactional id of its own included
   */
  public HistoryWriter(String topic, Map<String, Object> settings) {
    this.topic = topic;
    this.settings = Map.copyOf(settings);
  }

  /**
   * Writes all or nothing.
   *
   * @param records the records
   * @param generation the generation under which they were made
   * @return false when the group has moved on: nothing was written then
   * @throws MskException when the cluster refuses or does not answer
   */
  public boolean save(List<HistoryRecord> records, ConsumerGroupMetadata generation) {
    if (records.isEmpty()) {
      return true;
    }
    try {
      write(records, generation);
      return true;
    } catch (CommitFailedException e) {
      abort();
      return false;
    } catch (KafkaException e) {
      close();
      if (tookTooLong(e)) {
        return false;
      }
      throw SharingFaults.failure("save history", e);
    }
  }

  /**
   * The transaction took longer than the brokers wait for one. Not caught by these classes: what
   * they have in common is a class that Kafka clients before 4.1 do not have.
   */
  private static boolean tookTooLong(KafkaException failure) {
    return failure instanceof ProducerFencedException
        || failure instanceof InvalidProducerEpochException;
  }

  private void write(List<HistoryRecord> records, ConsumerGroupMetadata generation) {
    KafkaProducer<byte[], byte[]> opened = opened();
    opened.beginTransaction();
    Map<Integer, Future<RecordMetadata>> last = new HashMap<>();
    for (HistoryRecord record : records) {
      last.put(
          record.part(),
          opened.send(new ProducerRecord<>(topic, record.part(), record.key(), record.value())));
    }
    opened.flush();
    opened.sendOffsetsToTransaction(offsets(last), generation);
    opened.commitTransaction();
  }

  /** The group's commits are where its history ends, so that other tools see no lag of it. */
  private Map<TopicPartition, OffsetAndMetadata> offsets(
      Map<Integer, Future<RecordMetadata>> last) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    try {
      for (var sent : last.entrySet()) {
        long next = sent.getValue().get().offset() + 1;
        offsets.put(new TopicPartition(topic, sent.getKey()), new OffsetAndMetadata(next));
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
    return offsets;
  }

  private KafkaProducer<byte[], byte[]> opened() {
    if (producer == null) {
      KafkaProducer<byte[], byte[]> fresh =
          new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
      producer = fresh;
      fresh.initTransactions();
    }
    return producer;
  }

  private void abort() {
    try {
      if (producer != null) {
        producer.abortTransaction();
      }
    } catch (KafkaException e) {
      close();
    }
  }

  /** Ends the connections; a transaction that is open ends unheard. */
  @Override
  public void close() {
    KafkaProducer<byte[], byte[]> opened = producer;
    producer = null;
    if (opened == null) {
      return;
    }
    try {
      opened.close(LONGEST_CLOSE);
    } catch (KafkaException e) {
      // the next save opens another one all the same
      SharingFaults.closing(e);
    }
  }
}
