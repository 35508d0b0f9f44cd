package io.msksdk.changefeed.privatelink.verify;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The guide's test of a cluster: a topic of three partitions with three replicas, ten records
 * written and read back. Partitions are placed so that every broker leads one, and with more than
 * three brokers there are as many partitions. The topic is deleted at the end. Thread-safe.
 */
public final class ConnectivityProbe {
  private static final int PARTITIONS = 3;
  private static final int REPLICAS = 3;
  private static final int RECORDS = 10;
  private static final int LOOKS = 50;
  private static final Duration LOOK = Duration.ofMillis(200);

  private final Map<String, Object> properties;

  private ConnectivityProbe(Map<String, Object> properties) {
    this.properties = properties;
  }

  /**
   * Probes with the settings of a client.
   *
   * @param clientProperties those of any Kafka client, with bootstrap servers it can reach
   * @return the probe
   */
  public static ConnectivityProbe of(Map<String, ?> clientProperties) {
    return new ConnectivityProbe(Map.copyOf(requireNonNull(clientProperties, "clientProperties")));
  }

  /**
   * Runs the probe.
   *
   * @return what came back
   * @throws KafkaException if a broker cannot be reached or refuses
   */
  public ProbeReport run() {
    String topic = "msk-sdk-probe-" + UUID.randomUUID();
    try (Admin admin = Admin.create(properties)) {
      List<Integer> brokers = brokers(admin);
      Map<Integer, List<Integer>> placed = placed(brokers);
      get(admin.createTopics(List.of(new NewTopic(topic, placed))).all());
      try {
        write(topic, placed.size());
        int read = read(topic, placed.size());
        return new ProbeReport(topic, RECORDS, read, leaders(admin, topic));
      } finally {
        get(admin.deleteTopics(List.of(topic)).all());
      }
    }
  }

  private static List<Integer> brokers(Admin admin) {
    return get(admin.describeCluster().nodes()).stream()
        .map(Node::id)
        .sorted(Comparator.naturalOrder())
        .toList();
  }

  private static Map<Integer, List<Integer>> placed(List<Integer> brokers) {
    Map<Integer, List<Integer>> placed = new HashMap<>();
    for (int partition = 0; partition < Math.max(PARTITIONS, brokers.size()); partition++) {
      List<Integer> replicas = new ArrayList<>();
      for (int i = 0; i < Math.min(REPLICAS, brokers.size()); i++) {
        replicas.add(brokers.get((partition + i) % brokers.size()));
      }
      placed.put(partition, replicas);
    }
    return placed;
  }

  private static Set<Integer> leaders(Admin admin, String topic) {
    Set<Integer> leaders = new HashSet<>();
    get(admin.describeTopics(List.of(topic)).allTopicNames())
        .values()
        .forEach(made -> made.partitions().forEach(part -> leaders.add(part.leader().id())));
    return leaders;
  }

  private void write(String topic, int partitions) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < RECORDS; i++) {
        byte[] text = ("Test message " + (i + 1)).getBytes(StandardCharsets.UTF_8);
        get(producer.send(new ProducerRecord<>(topic, i % partitions, null, text)));
      }
    }
  }

  private int read(String topic, int partitions) {
    Map<String, Object> settings = new HashMap<>(properties);
    // the end of a consumer waits for its last fetch, which waits for records that do not come
    settings.put("fetch.max.wait.ms", 50);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> all = new ArrayList<>();
      for (int partition = 0; partition < partitions; partition++) {
        all.add(new TopicPartition(topic, partition));
      }
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Set<String> texts = new HashSet<>();
      for (int look = 0; look < LOOKS && texts.size() < RECORDS; look++) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(LOOK)) {
          texts.add(new String(record.value(), StandardCharsets.UTF_8));
        }
      }
      return texts.size();
    }
  }

  @CanIgnoreReturnValue
  private static <T> T get(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted", e);
    }
  }
}
