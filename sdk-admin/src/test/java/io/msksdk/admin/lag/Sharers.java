package io.msksdk.admin.lag;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A member of a share group. Loaded only where the Kafka client has them. */
final class Sharers implements AutoCloseable {
  private final KafkaShareConsumer<byte[], byte[]> consumer;

  Sharers(Map<String, Object> properties, String group, String topic) {
    Map<String, Object> settings = new HashMap<>(properties);
    settings.put("group.id", group);
    consumer =
        new KafkaShareConsumer<>(
            settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.subscribe(List.of(topic));
  }

  void pollUntil(BooleanSupplier enough) {
    for (int i = 0; i < 50 && !enough.getAsBoolean(); i++) {
      consumer.poll(Duration.ofMillis(200));
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
