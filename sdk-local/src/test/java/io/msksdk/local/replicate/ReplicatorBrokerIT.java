package io.msksdk.local.replicate;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.local.TestEngine;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.ReplicationInfo;
import software.amazon.awssdk.services.kafka.model.ReplicatorSummary;

class ReplicatorBrokerIT {
  private static TestEngine engine;
  private static KafkaClient kafka;
  private static Side source;
  private static Side target;

  @BeforeAll
  static void start() {
    engine = TestEngine.start();
    kafka = engine.kafka();
    source = Side.create(kafka, "source");
    target = Side.create(kafka, "target");
  }

  @AfterAll
  static void stop() {
    kafka.close();
    engine.close();
  }

  @AfterEach
  void deleteReplicators() {
    for (ReplicatorSummary replicator : kafka.listReplicators(r -> {}).replicators()) {
      new TestReplicator(engine, kafka, replicator.replicatorArn()).delete();
    }
  }

  @Test
  void records_comeAcross_withKeysHeadersAndOrder() {
    source.topic("orders", 3, Map.of());
    source.produce("orders", 0, 30);
    TestReplicator replicator = create(info -> only(info, "orders"));

    List<ConsumerRecord<String, String>> copies = target.read(replicator.prefix() + "orders", 30);

    assertThat(replicator.state()).isEqualTo("RUNNING");
    List<ConsumerRecord<String, String>> originals = source.read("orders", 30);
    assertThat(copies).hasSize(30);
    for (int partition = 0; partition < 3; partition++) {
      assertThat(seen(copies, partition)).isEqualTo(seen(originals, partition));
    }
  }

  private static List<String> seen(List<ConsumerRecord<String, String>> records, int partition) {
    return records.stream()
        .filter(record -> record.partition() == partition)
        .map(r -> r.key() + r.value() + r.timestamp() + r.headers())
        .toList();
  }

  private static TestReplicator create(UnaryOperator<ReplicationInfo.Builder> settings) {
    return TestReplicator.create(
        engine, kafka, "r" + UUID.randomUUID(), source.arn(), target.arn(), settings);
  }

  private static ReplicationInfo.Builder only(ReplicationInfo.Builder info, String... topics) {
    return info.topicReplication(info.build().topicReplication().copy(t -> t.topicsToReplicate(topics)));
  }
}
