package io.msksdk.admin.lag;

import io.msksdk.core.time.Time;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.jspecify.annotations.Nullable;

/** Finds the first record at or after each of some places, within a bounded time. */
final class FirstRecords {
  private static final Duration POLL = Duration.ofMillis(100);

  private final Consumer<byte[], byte[]> consumer;
  private final Time time;
  private final Duration longest;

  FirstRecords(Consumer<byte[], byte[]> consumer, Time time, Duration longest) {
    this.consumer = consumer;
    this.time = time;
    this.longest = longest;
  }

  /**
   * Looks; several groups may want the same partition at different places, so it goes in passes.
   */
  void find(List<RecordReader.Place> places, Map<RecordReader.Place, RecordReader.Found> found) {
    long deadline = time.nanos() + longest.toNanos();
    Deque<RecordReader.Place> left = new ArrayDeque<>(places);
    while (!left.isEmpty() && time.nanos() < deadline) {
      Map<TopicPartition, RecordReader.Place> pass = new HashMap<>();
      left.forEach(place -> pass.putIfAbsent(place.partition(), place));
      left.removeAll(List.copyOf(pass.values()));
      pass(pass, found, deadline);
    }
  }

  private void pass(
      Map<TopicPartition, RecordReader.Place> open,
      Map<RecordReader.Place, RecordReader.Found> found,
      long deadline) {
    consumer.assign(open.keySet());
    open.forEach((partition, place) -> consumer.seek(partition, place.from()));
    while (!open.isEmpty() && time.nanos() < deadline) {
      ConsumerRecords<byte[], byte[]> records = poll(open);
      List<TopicPartition> answered = new ArrayList<>();
      open.forEach(
          (partition, place) -> {
            RecordReader.Found here = found(records, partition, place);
            if (here != null) {
              found.put(place, here);
              answered.add(partition);
            }
          });
      answered.forEach(open::remove);
      consumer.pause(answered);
    }
  }

  /** What is refused of one partition is left out, so that it keeps no other from its answer. */
  private ConsumerRecords<byte[], byte[]> poll(Map<TopicPartition, RecordReader.Place> open) {
    try {
      return consumer.poll(POLL);
    } catch (TopicAuthorizationException refused) {
      leaveOut(open, at -> refused.unauthorizedTopics().contains(at.topic()), refused);
    } catch (InvalidOffsetException gone) {
      leaveOut(open, gone.partitions()::contains, gone);
    }
    return ConsumerRecords.empty();
  }

  private void leaveOut(
      Map<TopicPartition, RecordReader.Place> open,
      Predicate<TopicPartition> refused,
      KafkaException why) {
    if (!open.keySet().removeIf(refused)) {
      throw why;
    }
    consumer.assign(open.keySet());
    open.forEach((partition, place) -> consumer.seek(partition, place.from()));
  }

  private RecordReader.@Nullable Found found(
      ConsumerRecords<byte[], byte[]> records, TopicPartition partition, RecordReader.Place place) {
    List<ConsumerRecord<byte[], byte[]>> here = records.records(partition);
    if (!here.isEmpty()) {
      ConsumerRecord<byte[], byte[]> first = here.get(0);
      // a record written after the round is no answer to what the round asked
      return first.offset() < place.end()
          ? new RecordReader.Found(first.timestamp(), first.offset(), false)
          : new RecordReader.Found(-1, -1, true);
    }
    return consumer.position(partition) >= place.end()
        ? new RecordReader.Found(-1, -1, true)
        : null;
  }
}
