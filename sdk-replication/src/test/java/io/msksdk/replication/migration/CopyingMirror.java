package io.msksdk.replication.migration;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A mirror of one topic without MirrorMaker, which would take seconds to start: it copies offset by
 * offset, so that the offsets of a group are the same on both sides.
 */
final class CopyingMirror implements Mirror, AutoCloseable {
  private final List<TopicPartition> partitions;
  private final String group;
  private final Map<String, Object> source;
  private final Map<String, Object> target;
  private final AtomicBoolean copying = new AtomicBoolean();
  private Thread thread = new Thread(() -> {});

  CopyingMirror(
      String topic, String group, Map<String, Object> source, Map<String, Object> target) {
    this.partitions = List.of(new TopicPartition(topic, 0), new TopicPartition(topic, 1));
    this.group = group;
    this.source = new HashMap<>(source);
    this.source.put("fetch.max.wait.ms", 20);
    this.target = target;
  }

  @Override
  public void start() {
    if (!thread.isAlive()) {
      copying.set(true);
      thread = new Thread(this::copy, "copying-mirror");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void copy() {
    try (var from =
            new KafkaConsumer<>(source, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var there =
            new KafkaConsumer<>(target, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var to = new KafkaProducer<>(target, new ByteArraySerializer(), new ByteArraySerializer());
        Admin sourceAdmin = Admin.create(source);
        Admin targetAdmin = Admin.create(target)) {
      from.assign(partitions);
      there.endOffsets(partitions).forEach(from::seek);
      while (copying.get()) {
        for (ConsumerRecord<byte[], byte[]> r : from.poll(Duration.ofMillis(20))) {
          var unused =
              to.send(
                  new ProducerRecord<>(
                      r.topic(), r.partition(), r.timestamp(), r.key(), r.value()));
        }
        to.flush();
        copyOffsets(sourceAdmin, targetAdmin);
      }
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void copyOffsets(Admin from, Admin to) throws ExecutionException, InterruptedException {
    var offsets = from.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    if (!offsets.isEmpty()) {
      to.alterConsumerGroupOffsets(group, offsets).all().get();
    }
  }

  @Override
  public boolean running() {
    return thread.isAlive();
  }

  @Override
  public void stop() {
    copying.set(false);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stop();
  }
}
