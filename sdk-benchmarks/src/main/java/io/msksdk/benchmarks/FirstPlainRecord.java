package io.msksdk.benchmarks;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;

/**
 * What {@link FirstRecord} does, with Kafka's own test kit and its clients alone: one controller
 * and one broker, plaintext, nobody asked who they are; no control plane.
 */
final class FirstPlainRecord {
  private static final String TOPIC = "first";
  private static final Duration POLL = Duration.ofMillis(100);

  private FirstPlainRecord() {}

  /**
   * Writes and reads once.
   *
   * @param args none
   * @throws Exception if a part of the test kit does not start
   */
  public static void main(String[] args) throws Exception {
    TestKitNodes nodes =
        new TestKitNodes.Builder()
            .setCombined(false)
            .setNumControllerNodes(1)
            .setNumBrokerNodes(1)
            .build();
    try (KafkaClusterTestKit kit = new KafkaClusterTestKit.Builder(nodes).build()) {
      kit.format();
      kit.startup();
      kit.waitForReadyBrokers();
      // an answer to a fetch waits for more records than there are; ours waits as short
      roundTrip(Map.of("bootstrap.servers", kit.bootstrapServers(), "fetch.max.wait.ms", 10));
      long millis = ManagementFactory.getRuntimeMXBean().getUptime();
      System.out.println(TimeUnit.MILLISECONDS.toNanos(millis));
    }
  }

  private static void roundTrip(Map<String, Object> settings) throws Exception {
    try (Admin admin = Admin.create(settings)) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    }
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(TOPIC, "key", "value")).get();
    }
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> partition = List.of(new TopicPartition(TOPIC, 0));
      consumer.assign(partition);
      consumer.seekToBeginning(partition);
      while (consumer.poll(POLL).isEmpty()) {
        // until the one record is here
      }
    }
  }
}
