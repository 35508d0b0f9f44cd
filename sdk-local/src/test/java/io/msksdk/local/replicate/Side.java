package io.msksdk.local.replicate;

import io.msksdk.local.Polls;
import io.msksdk.local.TestClusters;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.ClientBroker;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafka.model.CreateClusterV2Request;

/** A cluster with IAM, as a replicator wants it, and without any authentication for its test. */
record Side(KafkaClient kafka, String arn, Map<String, Object> client) {

  static Side create(KafkaClient kafka, String name) {
    CreateClusterV2Request iam = TestClusters.iam(name, 1);
    String arn =
        kafka
            .createClusterV2(
                iam.toBuilder()
                    .provisioned(
                        iam.provisioned()
                            .copy(
                                p ->
                                    p.clientAuthentication(
                                            c ->
                                                c.sasl(s -> s.iam(i -> i.enabled(true)))
                                                    .unauthenticated(u -> u.enabled(true)))
                                        .encryptionInfo(
                                            e ->
                                                e.encryptionInTransit(
                                                    t ->
                                                        t.inCluster(true)
                                                            .clientBroker(
                                                                ClientBroker.TLS_PLAINTEXT)))))
                    .build())
            .clusterArn();
    ClusterState unused =
        await(
            () -> kafka.describeClusterV2(r -> r.clusterArn(arn)).clusterInfo().state(),
            state -> state == ClusterState.ACTIVE);
    String brokers = kafka.getBootstrapBrokers(r -> r.clusterArn(arn)).bootstrapBrokerString();
    return new Side(kafka, arn, Map.of("bootstrap.servers", brokers));
  }

  void topic(String name, int partitions, Map<String, String> settings) {
    try (Admin admin = Admin.create(client)) {
      NewTopic topic = new NewTopic(name, Optional.of(partitions), Optional.empty());
      Object unused = get(admin.createTopics(List.of(topic.configs(settings))).all());
    }
  }

  void topic(String name) {
    topic(name, 1, Map.of());
  }

  void grow(String name, int partitions) {
    try (Admin admin = Admin.create(client)) {
      Object unused =
          get(admin.createPartitions(Map.of(name, NewPartitions.increaseTo(partitions))).all());
    }
  }

  void produce(String topic, int from, int to) {
    try (var producer =
        new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
      for (int i = from; i < to; i++) {
        ProducerRecord<String, String> record =
            new ProducerRecord<>(topic, "k" + i % 3, "record " + i);
        record.headers().add("number", Integer.toString(i).getBytes(StandardCharsets.UTF_8));
        Future<?> unused = producer.send(record);
      }
      producer.flush();
    }
  }

  static List<String> values(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "record " + i).toList();
  }

  /** Reads a topic from its start until it has as many records, and as long again for more. */
  List<ConsumerRecord<String, String>> read(String topic, int count) {
    return read(topic, count, Map.of("auto.offset.reset", "earliest"));
  }

  List<ConsumerRecord<String, String>> read(String topic, int count, Map<String, Object> more) {
    Map<String, Object> properties = new java.util.HashMap<>(client);
    properties.put("group.id", "readers-" + topic);
    properties.put("enable.auto.commit", "false");
    properties.putAll(more);
    List<ConsumerRecord<String, String>> records = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> partitions =
          await(
              () ->
                  topics().contains(topic)
                      ? consumer.partitionsFor(topic).stream()
                          .map(p -> new TopicPartition(topic, p.partition()))
                          .toList()
                      : List.<TopicPartition>of(),
              found -> !found.isEmpty());
      consumer.assign(partitions);
      Instant limit = Instant.now().plus(Duration.ofSeconds(60));
      while (records.size() < count && Instant.now().isBefore(limit)) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
      consumer.poll(Duration.ofMillis(300)).forEach(records::add);
    }
    return records;
  }

  List<String> topics() {
    try (Admin admin = Admin.create(client)) {
      return List.copyOf(get(admin.listTopics().names()));
    }
  }

  int partitions(String topic) {
    try (Admin admin = Admin.create(client)) {
      return get(admin.describeTopics(List.of(topic)).allTopicNames())
          .get(topic)
          .partitions()
          .size();
    }
  }

  void commit(String group, String topic, long offset) {
    try (Admin admin = Admin.create(client)) {
      Object unused =
          get(
              admin
                  .alterConsumerGroupOffsets(
                      group, Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(offset)))
                  .all());
    }
  }

  /** Where a group stands, -1 when it has no offset. */
  long committed(String group, String topic) {
    try (Admin admin = Admin.create(client)) {
      OffsetAndMetadata offset =
          get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
              .get(new TopicPartition(topic, 0));
      return offset == null ? -1 : offset.offset();
    }
  }

  static <T> T await(java.util.function.Supplier<T> look, java.util.function.Predicate<T> until) {
    return Polls.until(look, until);
  }

  private static <T> T get(org.apache.kafka.common.KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
