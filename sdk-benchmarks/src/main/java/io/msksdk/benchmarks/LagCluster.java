package io.msksdk.benchmarks;

import io.msksdk.testkit.ClientAccess;
import io.msksdk.testkit.Isolation;
import io.msksdk.testkit.LocalCluster;
import io.msksdk.testkit.LocalLogin;
import io.msksdk.testkit.LocalMsk;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Three brokers in a process of their own, a topic with a record in each of 200 partitions, and
 * groups that committed to all of them: half of them are one record behind.
 */
final class LagCluster implements AutoCloseable {
  static final int PARTITIONS = 200;
  private static final String TOPIC = "load";
  private static final int COMMITS_IN_FLIGHT = 50;

  private final LocalMsk local;
  private final LocalCluster cluster;
  private final Admin admin;

  LagCluster(int groups) throws Exception {
    local = LocalMsk.builder().in(Isolation.CHILD_PROCESS).start();
    cluster = local.cluster("lag").brokers(3).access(ClientAccess.PLAINTEXT).create();
    admin = Admin.create(client());
    admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1))).all().get();
    fill();
    commit(groups);
  }

  LocalCluster cluster() {
    return cluster;
  }

  Admin admin() {
    return admin;
  }

  Map<String, Object> client() {
    return new HashMap<>(cluster.textProperties(LocalLogin.plaintext()));
  }

  private void fill() {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(client(), new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int partition = 0; partition < PARTITIONS; partition++) {
        var unused = producer.send(new ProducerRecord<>(TOPIC, partition, null, new byte[] {1}));
      }
      producer.flush();
    }
  }

  private void commit(int groups) throws Exception {
    Deque<KafkaFuture<Void>> sent = new ArrayDeque<>();
    for (int group = 0; group < groups; group++) {
      Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
      for (int partition = 0; partition < PARTITIONS; partition++) {
        offsets.put(new TopicPartition(TOPIC, partition), new OffsetAndMetadata(group % 2));
      }
      if (sent.size() == COMMITS_IN_FLIGHT) {
        sent.removeFirst().get();
      }
      sent.addLast(admin.alterConsumerGroupOffsets(name(group), offsets).all());
    }
    for (KafkaFuture<Void> commit : sent) {
      commit.get();
    }
  }

  /** The first 500 carry a name of their own, to be chosen by it. */
  private static String name(int group) {
    return (group < LagPass.GROUPS ? "few-" : "many-") + group;
  }

  @Override
  public void close() {
    admin.close();
    cluster.close();
    local.close();
  }
}
