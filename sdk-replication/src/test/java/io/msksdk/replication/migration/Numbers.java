package io.msksdk.replication.migration;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** An application that writes numbers until it is stopped, to one cluster at a time. */
final class Numbers implements MigratingApplication, AutoCloseable {
  private static final int SOME = 20;

  private final String topic;
  private final Map<String, Object> source;
  private final Map<String, Object> target;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicBoolean writing = new AtomicBoolean();
  private Thread thread = new Thread(() -> {});
  private Map<String, Object> place = Map.of();
  private CountDownLatch some = new CountDownLatch(SOME);

  Numbers(String topic, Map<String, Object> source, Map<String, Object> target) {
    this.topic = topic;
    this.source = source;
    this.target = target;
  }

  private void startOn(Map<String, Object> cluster) {
    if (thread.isAlive() && place.equals(cluster)) {
      return;
    }
    end();
    place = cluster;
    some = new CountDownLatch(SOME);
    writing.set(true);
    thread = new Thread(() -> write(cluster, some), "numbers");
    thread.setDaemon(true);
    thread.start();
  }

  private void write(Map<String, Object> cluster, CountDownLatch acknowledged) {
    try (var producer =
        new KafkaProducer<>(cluster, new StringSerializer(), new StringSerializer())) {
      while (writing.get()) {
        String number = String.valueOf(next.get());
        producer.send(new ProducerRecord<>(topic, number, number)).get();
        next.incrementAndGet();
        acknowledged.countDown();
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void end() {
    writing.set(false);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until some numbers were acknowledged where it was started last. */
  void awaitSome() throws InterruptedException {
    if (!some.await(30, TimeUnit.SECONDS)) {
      throw new AssertionError("too few numbers in 30 s: " + next);
    }
  }

  boolean writes() {
    return thread.isAlive();
  }

  /** Every number that was acknowledged. */
  List<String> written() {
    return IntStream.range(0, next.get()).mapToObj(String::valueOf).toList();
  }

  @Override
  public void stopProducers() {
    end();
  }

  @Override
  public void stopConsumers() {}

  @Override
  public void startOnTarget() {
    startOn(target);
  }

  @Override
  public void stopOnTarget() {
    end();
  }

  @Override
  public void startOnSource() {
    startOn(source);
  }

  @Override
  public void close() {
    end();
  }
}
