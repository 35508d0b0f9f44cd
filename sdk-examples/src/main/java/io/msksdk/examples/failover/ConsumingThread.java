package io.msksdk.examples.failover;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads for one group, and commits what it has read before it stops. */
final class ConsumingThread implements Runnable, AutoCloseable {
  private final Map<String, Object> config;
  private final Pattern topics;
  private final Collection<String> sink;
  private final Thread thread;
  private volatile boolean stopped;

  private ConsumingThread(
      Map<String, Object> properties, String group, Pattern topics, Collection<String> sink) {
    this.config = new HashMap<>(properties);
    this.topics = topics;
    this.sink = sink;
    this.thread = new Thread(this, group);
    config.putAll(
        Map.of(
            "group.id",
            group,
            "auto.offset.reset",
            "earliest",
            "enable.auto.commit",
            false,
            "metadata.max.age.ms",
            1000));
  }

  static ConsumingThread start(
      Map<String, Object> properties, String group, Pattern topics, Collection<String> sink) {
    ConsumingThread started = new ConsumingThread(properties, group, topics, sink);
    started.thread.setDaemon(true);
    started.thread.start();
    return started;
  }

  @Override
  public void run() {
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(topics);
      while (!stopped) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(100))) {
          sink.add(record.value());
        }
        consumer.commitSync();
      }
    }
  }

  void stop() {
    stopped = true;
  }

  @Override
  public void close() {
    stopped = true;
    Joined.await(thread);
  }
}
