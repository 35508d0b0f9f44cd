package io.msksdk.admin.lag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Topics with records, and groups that have committed some of them. */
final class Backlog implements AutoCloseable {
  private final Map<String, Object> properties;
  private final Admin admin;
  private KafkaProducer<byte[], byte[]> plain;

  Backlog(Map<String, Object> properties) {
    this.properties = properties;
    this.admin = Admin.create(properties);
  }

  Map<String, Object> properties() {
    return properties;
  }

  Admin admin() {
    return admin;
  }

  void create(String topic, int partitions, int replicas) throws Exception {
    admin.createTopics(List.of(new NewTopic(topic, partitions, (short) replicas))).all().get();
  }

  void produce(String topic, int records) throws Exception {
    if (plain == null) {
      plain = producer(null);
    }
    int partitions = plain.partitionsFor(topic).size();
    for (int i = 0; i < records; i++) {
      plain.send(new ProducerRecord<>(topic, i % partitions, null, new byte[] {1})).get();
    }
  }

  static void send(KafkaProducer<byte[], byte[]> producer, String topic, int records)
      throws Exception {
    for (int i = 0; i < records; i++) {
      producer.send(new ProducerRecord<>(topic, 0, null, new byte[] {1})).get();
    }
  }

  void commit(String group, String topic, int partition, long offset) throws Exception {
    alter(group, Map.of(new TopicPartition(topic, partition), new OffsetAndMetadata(offset)));
  }

  void commitAll(String group, String topic, int partitions, long offset) throws Exception {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (int partition = 0; partition < partitions; partition++) {
      offsets.put(new TopicPartition(topic, partition), new OffsetAndMetadata(offset));
    }
    alter(group, offsets);
  }

  /** Commits in the groups whose number is a multiple of the step, many at a time. */
  void commitEach(String name, int groups, int step, long offset) throws Exception {
    List<KafkaFuture<Void>> commits = new ArrayList<>();
    for (int i = 0; i < groups; i += step) {
      commits.add(
          admin
              .alterConsumerGroupOffsets(
                  name + "-" + i,
                  Map.of(new TopicPartition(name, i % 4), new OffsetAndMetadata(offset)))
              .all());
      if (commits.size() % 100 == 0) {
        KafkaFuture.allOf(commits.toArray(new KafkaFuture<?>[0])).get();
      }
    }
    KafkaFuture.allOf(commits.toArray(new KafkaFuture<?>[0])).get();
  }

  /** The coordinator of a group hears of a new topic a moment after its leader. */
  private void alter(String group, Map<TopicPartition, OffsetAndMetadata> offsets)
      throws Exception {
    while (true) {
      try {
        admin.alterConsumerGroupOffsets(group, offsets).all().get();
        return;
      } catch (ExecutionException e) {
        assertThat(e).hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
      }
    }
  }

  int leader(String topic, int partition) throws Exception {
    return admin
        .describeTopics(List.of(topic))
        .allTopicNames()
        .get()
        .get(topic)
        .partitions()
        .get(partition)
        .leader()
        .id();
  }

  long ends(String topic) throws Exception {
    TopicPartition first = new TopicPartition(topic, 0);
    return admin
        .listOffsets(Map.of(first, OffsetSpec.latest()))
        .partitionResult(first)
        .get()
        .offset();
  }

  KafkaProducer<byte[], byte[]> producer(String transactionalId) {
    Map<String, Object> settings = new HashMap<>(properties);
    if (transactionalId != null) {
      settings.put("transactional.id", transactionalId);
    }
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  KafkaConsumer<byte[], byte[]> consumer(String group, Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(properties);
    settings.put("group.id", group);
    settings.put("auto.offset.reset", "earliest");
    settings.putAll(more);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public void close() {
    admin.close();
    if (plain != null) {
      plain.close();
    }
  }
}
