package io.msksdk.benchmarks;

import io.msksdk.replication.failover.FailoverApplication;
import io.msksdk.replication.failover.FailoverSite;
import io.msksdk.replication.failover.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Steady traffic of one producer and a consumer per group, on one of two clusters at a time. */
final class FailoverTraffic implements FailoverApplication, AutoCloseable {
  private static final Duration PACE = Duration.ofMillis(2);
  private static final Duration POLL = Duration.ofMillis(50);
  private static final int BYTES = 100;

  private final Map<String, Map<String, Object>> clusters;
  private final List<String> topics;
  private final List<String> groups;
  private final AtomicInteger read = new AtomicInteger();
  private final List<Worker> producers = new ArrayList<>();
  private final List<Worker> consumers = new ArrayList<>();

  FailoverTraffic(
      Map<String, Map<String, Object>> clusters, List<String> topics, List<String> groups) {
    this.clusters = clusters;
    this.topics = topics;
    this.groups = groups;
  }

  /** A thread that works until it is told to stop. */
  private static final class Worker {
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Thread thread;

    Worker(String name, Consumer<AtomicBoolean> work) {
      thread = new Thread(() -> work.accept(stopped), name);
      thread.setDaemon(true);
      thread.start();
    }

    static void stop(List<Worker> workers) {
      workers.forEach(worker -> worker.stopped.set(true));
      for (Worker worker : workers) {
        try {
          worker.thread.join();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      workers.clear();
    }
  }

  @Override
  public void startProducers(FailoverSite site) {
    if (producers.isEmpty()) {
      producers.add(new Worker("producer", stopped -> produce(client(site), stopped)));
    }
  }

  private void produce(Map<String, Object> client, AtomicBoolean stopped) {
    client.putAll(Map.of("acks", "all", "linger.ms", 0));
    try (var producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = 0; !stopped.get(); i++) {
        var unused =
            producer.send(
                new ProducerRecord<byte[], byte[]>(topics.get(i % topics.size()), new byte[BYTES]));
        LockSupport.parkNanos(PACE.toNanos());
      }
    }
  }

  @Override
  public void stopProducers(FailoverSite site) {
    Worker.stop(producers);
  }

  @Override
  public void startConsumers(FailoverSite site, Subscription subscription) {
    if (consumers.isEmpty()) {
      for (String group : groups) {
        consumers.add(
            new Worker(group, stopped -> consume(client(site), group, subscription, stopped)));
      }
    }
  }

  private void consume(
      Map<String, Object> client, String group, Subscription subscription, AtomicBoolean stopped) {
    client.putAll(
        Map.of("group.id", group, "auto.offset.reset", "earliest", "enable.auto.commit", false));
    client.put("metadata.max.age.ms", 1000);
    try (var consumer =
        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(subscription.pattern());
      while (!stopped.get()) {
        int unused = read.addAndGet(consumer.poll(POLL).count());
        consumer.commitSync();
      }
    }
  }

  @Override
  public void stopConsumers(FailoverSite site) {
    Worker.stop(consumers);
  }

  @Override
  public void moveEndpoint(FailoverSite site) {
    // clients are told their cluster
  }

  @Override
  public boolean recovered(FailoverSite site) {
    return true;
  }

  private Map<String, Object> client(FailoverSite site) {
    return new HashMap<>(clusters.getOrDefault(site.cluster().toString(), Map.of()));
  }

  /** How many records all groups have read. */
  int read() {
    return read.get();
  }

  @Override
  public void close() {
    Worker.stop(producers);
    Worker.stop(consumers);
  }
}
