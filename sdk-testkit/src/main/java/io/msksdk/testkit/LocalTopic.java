package io.msksdk.testkit;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.core.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * A topic with what a test does to it, as the local administrator and in text. Reading leaves no
 * trace: it belongs to no consumer group. Thread-safe.
 *
 * <pre>{@code
 * LocalTopic orders = cluster.createTopic("orders", 3);
 * orders.write("order-1", "2 books");
 * assertThat(orders.read(1)).extracting(LocalRecord::value).containsExactly("2 books");
 * }</pre>
 */
public final class LocalTopic {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(100);

  private final LocalCluster cluster;
  private final Map<String, Object> client;
  private final String name;

  LocalTopic(LocalCluster cluster, String name) {
    this.cluster = cluster;
    this.client = cluster.ownClients();
    this.name = name;
  }

  LocalTopic create(int partitions) {
    NewTopic topic = new NewTopic(name, Optional.of(partitions), Optional.empty());
    try (Admin admin = Admin.create(client)) {
      done(
          admin.createTopics(List.of(topic)).all().toCompletionStage().toCompletableFuture(), name);
    }
    cluster.awaitBrokers();
    return this;
  }

  /**
   * Returns the topic's name.
   *
   * @return the name, as clients use it
   */
  public String name() {
    return name;
  }

  /**
   * Writes a record and waits until all replicas in sync have it.
   *
   * @param key the key, null for none
   * @param value the value, null for a tombstone
   * @throws LocalMskException when the cluster refuses it
   */
  public void write(@Nullable String key, @Nullable String value) {
    writeAll(List.of(new ProducerRecord<>(name, key, value)));
  }

  /**
   * Writes records without keys, in this order, and waits until all replicas in sync have them.
   *
   * @param values the values
   * @throws LocalMskException when the cluster refuses them
   */
  public void writeValues(String... values) {
    List<ProducerRecord<String, String>> records = new ArrayList<>();
    for (String value : values) {
      records.add(new ProducerRecord<>(name, requireNonNull(value, "value")));
    }
    writeAll(records);
  }

  /**
   * Reads from the beginning, waiting for what is still to come.
   *
   * @param count how many records
   * @return as many records; those of a partition are in their order
   * @throws LocalMskException when there are fewer after half a minute; the message has what there
   *     is
   */
  public List<LocalRecord> read(int count) {
    List<LocalRecord> found = poll(count);
    if (found.size() < count) {
      throw LocalMskException.refused(
          "topic: "
              + name
              + " has "
              + found.size()
              + " records (expected: "
              + count
              + "): "
              + found,
          "Waited " + PATIENCE.toSeconds() + " s.");
    }
    return found;
  }

  /**
   * Reads what is there now, without waiting for more.
   *
   * @return every record; those of a partition are in their order
   * @throws LocalMskException when the topic is not there
   */
  public List<LocalRecord> readAll() {
    return poll(Integer.MAX_VALUE);
  }

  /** Deletes the topic with its records, and waits until no broker has it any more. */
  public void delete() {
    try (Admin admin = Admin.create(client)) {
      done(admin.deleteTopics(List.of(name)).all().toCompletionStage().toCompletableFuture(), name);
    }
    cluster.awaitBrokers();
  }

  @Override
  public String toString() {
    return "LocalTopic[" + name + "]";
  }

  /** Deletes it, unless the test has done so itself. */
  void deleteIfThere() {
    try {
      delete();
    } catch (LocalMskException e) {
      if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
        throw e;
      }
    }
  }

  private void writeAll(List<ProducerRecord<String, String>> records) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("linger.ms", "0");
    settings.put("acks", "all");
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      List<Future<?>> sent = new ArrayList<>();
      records.forEach(record -> sent.add(producer.send(record)));
      sent.forEach(each -> done(each, name));
    }
  }

  /** Up to a number of records; with no limit, what is there when it begins. */
  private List<LocalRecord> poll(int count) {
    Instant limit = Time.system().now().plus(PATIENCE);
    List<LocalRecord> found = new ArrayList<>();
    Map<String, Object> settings = new HashMap<>(client);
    // a consumer's end waits for the fetch under way, which has nothing to wait for any more
    settings.put("fetch.max.wait.ms", "10");
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> partitions = partitions(consumer, limit);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (found.size() < count && Time.system().now().isBefore(limit)) {
        if (count == Integer.MAX_VALUE
            && partitions.stream()
                .allMatch(p -> consumer.position(p) >= ends.getOrDefault(p, 0L))) {
          break;
        }
        for (ConsumerRecord<String, String> record : consumer.poll(POLL)) {
          found.add(
              new LocalRecord(record.key(), record.value(), record.partition(), record.offset()));
        }
      }
    }
    return List.copyOf(found.subList(0, Math.min(count, found.size())));
  }

  /** A broker may learn of a new topic a moment later than the one that created it. */
  private List<TopicPartition> partitions(Consumer<?, ?> consumer, Instant limit) {
    List<PartitionInfo> known = consumer.partitionsFor(name);
    while (known.isEmpty()) {
      if (!Time.system().now().isBefore(limit)) {
        throw LocalMskException.refused(
            "topic: " + name + " is not there", "Waited " + PATIENCE.toSeconds() + " s.");
      }
      known = consumer.partitionsFor(name);
    }
    return known.stream()
        .map(partition -> new TopicPartition(name, partition.partition()))
        .sorted(Comparator.comparingInt(TopicPartition::partition))
        .toList();
  }

  @CanIgnoreReturnValue
  private static <T> T done(Future<T> future, String name) {
    try {
      return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw LocalMskException.refused("topic: " + name + ": " + cause.getMessage(), "", cause);
    } catch (TimeoutException e) {
      throw LocalMskException.refused(
          "topic: " + name + ": no answer", "Waited " + PATIENCE.toSeconds() + " s.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw LocalMskException.refused("topic: " + name + ": interrupted", "", e);
    }
  }
}
