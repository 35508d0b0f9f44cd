package io.msksdk.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.kafka.KafkaClient;

/** How much memory brokers need under a load of 10 MB a second. */
class EngineMemoryBrokerIT {
  private static final int SECONDS = 8;
  private static final int BEATS_PER_SECOND = 10;
  private static final int RECORDS_PER_BEAT = 100;
  private static final int RECORD_BYTES = 10_000;

  private final ScheduledExecutorService beat = Executors.newSingleThreadScheduledExecutor();
  private Process process;

  @AfterEach
  void end() {
    beat.shutdownNow();
    process.destroyForcibly();
  }

  @ParameterizedTest
  @Tag("full")
  @CsvSource({"1, 256m", "3, 512m"})
  void brokers_underLoad_doWithTheirHeap(int brokers, String heap) throws Exception {
    TestEngine engine = start(heap);
    try (KafkaClient kafka = engine.kafka()) {
      Map<String, Object> client = Map.of("bootstrap.servers", cluster(kafka, brokers));
      createTopic(client);
      Queue<Exception> failures = produce(client);

      assertThat(failures).isEmpty();
      assertThat(written(client)).isEqualTo(SECONDS * BEATS_PER_SECOND * RECORDS_PER_BEAT);
      assertThat(process.isAlive()).isTrue();
    }
  }

  private TestEngine start(String heap) throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+ExitOnOutOfMemoryError",
                "-jar",
                System.getProperty("msk.local.jar"))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return TestEngine.of(
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
            .readLine());
  }

  private static String cluster(KafkaClient kafka, int brokers) {
    String arn = TestClusters.create(kafka, TestClusters.open("loaded", brokers));
    return kafka.getBootstrapBrokers(r -> r.clusterArn(arn)).bootstrapBrokerString();
  }

  private static void createTopic(Map<String, Object> client) throws Exception {
    try (Admin admin = Admin.create(client)) {
      admin
          .createTopics(List.of(new NewTopic("load", Optional.of(3), Optional.empty())))
          .all()
          .get();
    }
  }

  /** Sends at a steady rate, and returns what was not acknowledged. */
  private Queue<Exception> produce(Map<String, Object> client) throws InterruptedException {
    Queue<Exception> failures = new ConcurrentLinkedQueue<>();
    CountDownLatch beats = new CountDownLatch(SECONDS * BEATS_PER_SECOND);
    byte[] record = new byte[RECORD_BYTES];
    try (var producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
      var unused =
          beat.scheduleAtFixedRate(
              () -> {
                if (beats.getCount() == 0) {
                  return;
                }
                for (int i = 0; i < RECORDS_PER_BEAT; i++) {
                  var sent =
                      producer.send(
                          new ProducerRecord<>("load", record),
                          (metadata, trouble) -> {
                            if (trouble != null) {
                              failures.add(trouble);
                            }
                          });
                }
                beats.countDown();
              },
              0,
              1000 / BEATS_PER_SECOND,
              TimeUnit.MILLISECONDS);
      assertThat(beats.await(1, TimeUnit.MINUTES)).isTrue();
      producer.flush();
    }
    return failures;
  }

  private static long written(Map<String, Object> client) throws Exception {
    try (Admin admin = Admin.create(client)) {
      Map<TopicPartition, OffsetSpec> ends =
          Map.of(
              new TopicPartition("load", 0), OffsetSpec.latest(),
              new TopicPartition("load", 1), OffsetSpec.latest(),
              new TopicPartition("load", 2), OffsetSpec.latest());
      return admin.listOffsets(ends).all().get().values().stream()
          .mapToLong(end -> end.offset())
          .sum();
    }
  }
}
