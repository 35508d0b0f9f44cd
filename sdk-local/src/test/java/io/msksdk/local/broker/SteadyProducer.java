package io.msksdk.local.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** An idempotent producer with acks=all that goes on at a steady rate, whatever happens. */
final class SteadyProducer implements AutoCloseable {
  private static final int KEYS = 12;
  private static final long EVERY_MILLIS = 5;

  private final ScheduledExecutorService beat = Executors.newSingleThreadScheduledExecutor();
  private final AtomicLong sequence = new AtomicLong();
  private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
  private final Queue<Exception> failures = new ConcurrentLinkedQueue<>();
  private final Map<String, Object> client;
  private final String topic;
  private final KafkaProducer<String, String> producer;

  SteadyProducer(Map<String, Object> client, String topic) {
    this.client = client;
    this.topic = topic;
    Map<String, Object> properties = new HashMap<>(client);
    properties.put("acks", "all");
    properties.put("enable.idempotence", "true");
    this.producer = new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
    var unused = beat.scheduleAtFixedRate(this::send, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void send() {
    long number = sequence.getAndIncrement();
    String record = number % KEYS + ":" + number;
    var unused =
        producer.send(
            new ProducerRecord<>(topic, Long.toString(number % KEYS), record),
            (metadata, trouble) -> {
              if (trouble == null) {
                acknowledged.add(record);
              } else {
                failures.add(trouble);
              }
            });
  }

  /** Sends no more and waits for what is under way. */
  void stop() throws InterruptedException {
    beat.shutdown();
    var unused = beat.awaitTermination(1, TimeUnit.MINUTES);
    producer.flush();
  }

  List<Exception> failures() {
    return List.copyOf(failures);
  }

  int count() {
    return acknowledged.size();
  }

  /** What was acknowledged, by key in the order of sending. */
  Map<String, List<String>> acknowledged() {
    Map<String, List<String>> byKey = new TreeMap<>();
    acknowledged.forEach(record -> add(byKey, record));
    byKey.values().forEach(records -> records.sort(SteadyProducer::byNumber));
    return byKey;
  }

  /** What is in the topic, by key in the order of the log. */
  Map<String, List<String>> readBack() {
    Map<String, List<String>> byKey = new TreeMap<>();
    Map<String, Object> properties = new HashMap<>(client);
    properties.put("auto.offset.reset", "earliest");
    try (var consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(p -> new TopicPartition(topic, p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
          add(byKey, record.value());
        }
      }
    }
    return byKey;
  }

  @Override
  public void close() {
    beat.shutdownNow();
    producer.close(Duration.ZERO);
  }

  private static void add(Map<String, List<String>> byKey, String record) {
    byKey.computeIfAbsent(record.split(":")[0], key -> new ArrayList<>()).add(record);
  }

  private static int byNumber(String one, String other) {
    return Long.compare(Long.parseLong(one.split(":")[1]), Long.parseLong(other.split(":")[1]));
  }
}
