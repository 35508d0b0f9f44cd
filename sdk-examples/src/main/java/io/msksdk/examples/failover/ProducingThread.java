package io.msksdk.examples.failover;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes a record every few milliseconds, to one topic after the other. */
final class ProducingThread implements Runnable, AutoCloseable {
  private static final Duration PACE = Duration.ofMillis(2);

  private final Map<String, Object> config;
  private final List<String> topics;
  private final Set<String> acknowledged;
  private final Thread thread = new Thread(this, "producer");
  private volatile boolean stopped;

  private ProducingThread(
      Map<String, Object> properties, List<String> topics, Set<String> acknowledged) {
    this.config = new HashMap<>(properties);
    this.topics = topics;
    this.acknowledged = acknowledged;
  }

  static ProducingThread start(
      Map<String, Object> properties, List<String> topics, Set<String> acknowledged) {
    ProducingThread started = new ProducingThread(properties, topics, acknowledged);
    started.thread.setDaemon(true);
    started.thread.start();
    return started;
  }

  @Override
  public void run() {
    config.putAll(Map.of("acks", "all", "linger.ms", 0));
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
      for (int i = 0; !stopped; i++) {
        String value = UUID.randomUUID().toString();
        var unused =
            producer.send(
                new ProducerRecord<>(topics.get(i % topics.size()), value),
                (where, failure) -> {
                  if (failure == null) {
                    acknowledged.add(value);
                  }
                });
        LockSupport.parkNanos(PACE.toNanos());
      }
    }
  }

  @Override
  public void close() {
    stopped = true;
    Joined.await(thread);
  }
}
