package io.msksdk.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.local.TestEngine;
import io.msksdk.local.broker.OpenCluster;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.kafka.KafkaClient;

/** The heap that brokers need under a load; records come as fast as they are taken. */
class EngineMemoryBrokerIT {
  private static final int RECORD_BYTES = 10_000;
  // ten seconds of 10 MB
  private static final int RECORDS = 10_000;

  @ParameterizedTest
  @CsvSource({"3,-Xmx512m", "1,-Xmx256m"})
  void brokers_withinSmallHeap_takeTenSecondsOf10MB(int brokers, String heap) throws Exception {
    Process process = start(heap);
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      TestEngine engine = TestEngine.of(out.readLine());
      try (KafkaClient kafka = engine.kafka()) {
        OpenCluster cluster = OpenCluster.create(engine, kafka, "small", brokers);

        int refused = load(cluster.plaintext(), brokers);

        assertThat(refused).isZero();
        assertThat(stored(cluster.plaintext())).isEqualTo(RECORDS);
        assertThat(engine.get("/_local/health").path("ready").asBoolean()).isTrue();
      }
    } finally {
      process.destroyForcibly();
    }
  }

  private static int load(String bootstrap, int brokers) throws Exception {
    Map<String, Object> properties = Map.of("bootstrap.servers", bootstrap, "acks", "all");
    try (Admin admin = Admin.create(properties)) {
      Object unused =
          admin.createTopics(List.of(new NewTopic("load", 1, (short) brokers))).all().get();
    }
    AtomicInteger refused = new AtomicInteger();
    try (var producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      byte[] value = new byte[RECORD_BYTES];
      for (int i = 0; i < RECORDS; i++) {
        var unused =
            producer.send(
                new ProducerRecord<>("load", value),
                (metadata, trouble) -> refused.addAndGet(trouble == null ? 0 : 1));
      }
    }
    return refused.get();
  }

  private static long stored(String bootstrap) throws Exception {
    TopicPartition partition = new TopicPartition("load", 0);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      return admin
          .listOffsets(Map.of(partition, OffsetSpec.latest()))
          .partitionResult(partition)
          .get()
          .offset();
    }
  }

  private static Process start(String heap) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            heap,
            // a heap that is too small ends the process instead of being worked around
            "-XX:+ExitOnOutOfMemoryError",
            "-jar",
            System.getProperty("msk.local.jar"))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
