package io.msksdk.admin;

import static io.msksdk.auth.client.NetworkPath.PRIVATE;
import static io.msksdk.auth.client.NetworkPath.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.admin.cluster.Cluster;
import io.msksdk.admin.cluster.ClusterSpec;
import io.msksdk.admin.connectivity.RoundTrip;
import io.msksdk.admin.lag.LagSnapshot;
import io.msksdk.admin.lag.PartitionLag;
import io.msksdk.admin.lag.VerdictReason;
import io.msksdk.auth.client.AccessNotEnabledException;
import io.msksdk.auth.client.ClientProperties;
import io.msksdk.auth.client.KafkaAuth;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.testkit.LocalMsk;
import io.msksdk.testkit.LocalMskTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** From a spec to connected Kafka clients, and nothing left behind. */
@LocalMskTest
class MskBrokerIT {
  private static final WaitPolicy SOON =
      WaitPolicy.atMost(Duration.ofMinutes(1))
          .pollingEvery(Duration.ofMillis(20), Duration.ofMillis(100));

  private static ClusterSpec spec(String name) {
    return ClusterSpec.provisioned(name, "3.7.x.kraft")
        .subnets("subnet-a", "subnet-b", "subnet-c")
        .build();
  }

  @Test
  void connect_givesPropertiesThatConnect(LocalMsk local) throws Exception {
    try (Msk msk = Locally.msk(local).build()) {
      Cluster cluster = msk.clusters().create(spec("connected")).await(SOON);
      KafkaAuth auth = KafkaAuth.iam(Locally.credentials(local.admin())).trust(local.caPem());

      ClientProperties properties = msk.connect(cluster.arn(), PRIVATE, auth);

      try (Admin admin = Admin.create(properties.admin())) {
        assertThat(admin.describeCluster().nodes().get()).hasSize(3);
        admin.createTopics(List.of(new NewTopic("hello", 1, (short) 1))).all().get();
      }
      assertThat(RoundTrip.through(properties, "hello").take()).isPositive();
      assertThatThrownBy(() -> msk.connect(cluster.arn(), PUBLIC, auth))
          .isInstanceOf(AccessNotEnabledException.class);
      msk.clusters().delete(cluster.arn()).await(SOON);
    }
  }

  @Test
  void lag_overTheSameProperties_countsJudgesAndReadsARecord(LocalMsk local) throws Exception {
    try (Msk msk = Locally.msk(local).build()) {
      Cluster cluster = msk.clusters().create(spec("behind")).await(SOON);
      ClientProperties properties =
          msk.connect(
              cluster.arn(),
              PRIVATE,
              KafkaAuth.iam(Locally.credentials(local.admin())).trust(local.caPem()));
      try (Admin admin = Admin.create(properties.admin())) {
        admin.createTopics(List.of(new NewTopic("orders", 1, (short) 1))).all().get();
        // the coordinator of the group may be another broker than the topic's leader
        local.existingCluster(cluster.arn().toString()).awaitBrokers();
        produce(properties, 3);
        admin
            .alterConsumerGroupOffsets(
                "billing", Map.of(new TopicPartition("orders", 0), new OffsetAndMetadata(1)))
            .all()
            .get();
      }

      LagSnapshot look = msk.lag(properties).groups("bill*").readingRecords(1).snapshot();

      PartitionLag partition = look.worst(1).get(0);
      assertThat(partition.lag()).hasValue(2);
      assertThat(partition.verdict().reason()).isEqualTo(VerdictReason.TOO_FEW_SAMPLES);
      assertThat(partition.recordAge()).isPresent();
      msk.clusters().delete(cluster.arn()).await(SOON);
    }
  }

  private static void produce(ClientProperties properties, int records) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            properties.producer(), new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < records; i++) {
        producer.send(new ProducerRecord<>("orders", new byte[] {1})).get();
      }
    }
  }

  @Test
  void closedMsk_leavesNoThreadBehind(LocalMsk local) {
    openAndUse(local, "first");
    Set<String> before = threads();

    for (int i = 0; i < 2; i++) {
      openAndUse(local, "again-" + i);
    }

    assertThat(threads()).isSubsetOf(before);
  }

  private static void openAndUse(LocalMsk local, String name) {
    try (Msk msk = Locally.msk(local).build()) {
      Cluster cluster = msk.clusters().create(spec(name)).completion(SOON).join();
      msk.clusters().delete(cluster.arn()).completion(SOON).join();
    }
  }

  /** Threads of this module and of the HTTP client; those of the engine beside are left out. */
  private static Set<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(Thread::isAlive)
        .map(Thread::getName)
        .filter(
            name -> name.startsWith("msk-wait") || name.contains("http") || name.startsWith("idle"))
        .filter(name -> !name.startsWith("msk-http-"))
        // one for all AWS clients of a process, which ends some time after the last of them
        .filter(name -> !name.equals("idle-connection-reaper"))
        .collect(Collectors.toSet());
  }
}
