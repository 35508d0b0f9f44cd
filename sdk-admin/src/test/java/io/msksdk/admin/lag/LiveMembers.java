package io.msksdk.admin.lag;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A member of a group of each protocol that consumers have, side by side. */
final class LiveMembers implements AutoCloseable {
  private final KafkaConsumer<byte[], byte[]> classic;
  private final KafkaConsumer<byte[], byte[]> modern;

  LiveMembers(Map<String, Object> properties, String topic) {
    classic = member(properties, topic, "classic");
    modern = member(properties, topic, "consumer");
  }

  private static KafkaConsumer<byte[], byte[]> member(
      Map<String, Object> properties, String topic, String protocol) {
    Map<String, Object> settings = new HashMap<>(properties);
    settings.put("group.id", topic + "-" + protocol);
    settings.put("group.protocol", protocol);
    settings.put("client.id", "c-" + protocol);
    settings.put("auto.offset.reset", "earliest");
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.subscribe(List.of(topic));
    return consumer;
  }

  /** Reads so many records with each, and commits them. Something else may go on meanwhile. */
  void readAll(int records, Runnable meanwhile) {
    int read = 0;
    int otherRead = 0;
    while (read < records || otherRead < records) {
      read += classic.poll(Duration.ofMillis(50)).count();
      otherRead += modern.poll(Duration.ofMillis(50)).count();
      meanwhile.run();
    }
    classic.commitSync();
    modern.commitSync();
  }

  @Override
  public void close() {
    classic.close();
    modern.close();
  }
}
