package io.msksdk.replication.failover;

import io.msksdk.testkit.LocalCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * An application with steady traffic on real clusters: a producer per cluster that writes numbered
 * records of some keys to every topic, and one consumer per group and cluster. It remembers every
 * record that was acknowledged and every one that was read.
 */
final class LiveApplication implements FailoverApplication, AutoCloseable {
  private static final int KEYS = 3;
  private static final Duration PACE = Duration.ofMillis(4);

  private final Map<String, LocalCluster> clusters;
  private final List<String> topics;
  private final Map<String, List<String>> groupsOn;
  private final Map<String, Worker> producers = new ConcurrentHashMap<>();
  private final Map<String, List<Worker>> consumers = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> numbers = new ConcurrentHashMap<>();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Map<String, String> origins = new ConcurrentHashMap<>();
  private final Map<String, Collection<String>> read = new ConcurrentHashMap<>();
  private final List<String> calls = new ArrayList<>();

  LiveApplication(
      Collection<LocalCluster> clusters, List<String> topics, Map<String, List<String>> groupsOn) {
    this.clusters = new HashMap<>();
    clusters.forEach(cluster -> this.clusters.put(cluster.arn(), cluster));
    this.topics = topics;
    this.groupsOn = groupsOn;
  }

  /** A thread that works until it is stopped. */
  private static final class Worker {
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Thread thread;

    Worker(String name, java.util.function.Consumer<AtomicBoolean> work) {
      thread = new Thread(() -> work.accept(stopped), name);
      thread.setDaemon(true);
      thread.start();
    }

    void stop() {
      stopped.set(true);
      try {
        thread.join(10_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void startProducers(FailoverSite site) {
    note("startProducers", site);
    producers.computeIfAbsent(
        arn(site), arn -> new Worker("produce", stopped -> produce(clusters.get(arn), stopped)));
  }

  private void produce(LocalCluster cluster, AtomicBoolean stopped) {
    Map<String, Object> config = new HashMap<>(cluster.clientProperties());
    config.putAll(
        Map.of("acks", "all", "linger.ms", 0, "max.block.ms", 2000, "request.timeout.ms", 1500));
    config.put("delivery.timeout.ms", 2000);
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
      for (int i = 0; !stopped.get(); i++) {
        String topic = topics.get(i % topics.size());
        String key = cluster.name() + "-" + i / topics.size() % KEYS;
        String of = topic + "/" + key.substring(key.lastIndexOf('-') + 1);
        int number = numbers.computeIfAbsent(of, o -> new AtomicInteger()).incrementAndGet();
        origins.put(of + "/" + number, cluster.name());
        send(producer, topic, of, number);
        LockSupport.parkNanos(PACE.toNanos());
      }
    } catch (KafkaException dead) {
      stopped.set(true);
    }
  }

  private void send(KafkaProducer<String, String> producer, String topic, String of, int number) {
    String value = of + "/" + number;
    var unused =
        producer.send(
            new ProducerRecord<>(topic, of, value),
            (metadata, failure) -> {
              if (failure == null) {
                acknowledged.add(value);
              }
            });
  }

  @Override
  public void stopProducers(FailoverSite site) {
    note("stopProducers", site);
    Worker worker = producers.remove(arn(site));
    if (worker != null) {
      worker.stop();
    }
  }

  @Override
  public void startConsumers(FailoverSite site, Subscription subscription) {
    note("startConsumers", site);
    consumers.computeIfAbsent(
        arn(site),
        arn ->
            groupsOn.get(clusters.get(arn).name()).stream()
                .map(
                    group ->
                        new Worker(
                            group,
                            stopped -> consume(clusters.get(arn), group, subscription, stopped)))
                .toList());
  }

  private void consume(
      LocalCluster cluster, String group, Subscription subscription, AtomicBoolean stopped) {
    Map<String, Object> config = new HashMap<>(cluster.clientProperties());
    config.putAll(
        Map.of(
            "group.id", group,
            "auto.offset.reset", "earliest",
            "enable.auto.commit", false,
            "metadata.max.age.ms", 500,
            "fetch.max.wait.ms", 50,
            "default.api.timeout.ms", 2000,
            "request.timeout.ms", 1500));
    // members of a broker that was killed cannot leave: they go with their session
    config.putAll(Map.of("session.timeout.ms", 6000, "heartbeat.interval.ms", 1000));
    KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer());
    try {
      consumer.subscribe(subscription.pattern());
      while (!stopped.get()) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(50))) {
          read.computeIfAbsent(group, g -> new ConcurrentLinkedQueue<>()).add(record.value());
        }
        commit(consumer);
      }
    } catch (KafkaException dead) {
      stopped.set(true);
    } finally {
      close(consumer);
    }
  }

  /** A cluster that answers late is not dead: what it was told once more counts. */
  private static void commit(KafkaConsumer<?, ?> consumer) {
    try {
      consumer.commitSync();
    } catch (TimeoutException late) {
      // the next one says the same and more
    }
  }

  /** A broker that was killed would keep a consumer for half a minute. */
  @SuppressWarnings({"deprecation", "removal"}) // what replaces it is not in Kafka 3.9
  private static void close(KafkaConsumer<?, ?> consumer) {
    consumer.close(Duration.ofSeconds(1));
  }

  @Override
  public void stopConsumers(FailoverSite site) {
    note("stopConsumers", site);
    List<Worker> workers = consumers.remove(arn(site));
    if (workers != null) {
      workers.forEach(worker -> worker.stopped.set(true));
      workers.forEach(Worker::stop);
    }
  }

  @Override
  public void moveEndpoint(FailoverSite site) {
    note("moveEndpoint", site);
  }

  @Override
  public boolean recovered(FailoverSite site) {
    return true;
  }

  private synchronized void note(String call, FailoverSite site) {
    calls.add(call + " " + site.cluster().name());
  }

  private static String arn(FailoverSite site) {
    return site.cluster().toString();
  }

  synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  Set<String> acknowledged() {
    return new HashSet<>(acknowledged);
  }

  List<String> read(String group) {
    return List.copyOf(read.getOrDefault(group, List.of()));
  }

  /** What was acknowledged and a group has not read. */
  Set<String> missing(String group) {
    Set<String> missing = acknowledged();
    read(group).forEach(missing::remove);
    return missing;
  }

  long repeated(String group) {
    List<String> all = read(group);
    return all.size() - new HashSet<>(all).size();
  }

  /** The first time each record of each key was read, in order. */
  Map<String, List<Integer>> order(String group) {
    return order(group, value -> "");
  }

  /** The same for the records of each cluster, where both are written to at the same time. */
  Map<String, List<Integer>> orderByOrigin(String group) {
    return order(group, value -> origins.get(value) + " ");
  }

  private Map<String, List<Integer>> order(String group, UnaryOperator<String> origin) {
    Map<String, List<Integer>> order = new HashMap<>();
    new LinkedHashSet<>(read(group))
        .forEach(
            value -> {
              int cut = value.lastIndexOf('/');
              order
                  .computeIfAbsent(
                      origin.apply(value) + value.substring(0, cut), k -> new ArrayList<>())
                  .add(Integer.valueOf(value.substring(cut + 1)));
            });
    return order;
  }

  @Override
  public void close() {
    producers.values().forEach(Worker::stop);
    consumers.values().forEach(workers -> workers.forEach(Worker::stop));
  }
}
