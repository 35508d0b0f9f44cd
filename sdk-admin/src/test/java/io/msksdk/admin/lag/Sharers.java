package io.msksdk.admin.lag;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A member of a share group. Loaded only where the Kafka client has them. */
final class Sharers implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(50);

  private final KafkaShareConsumer<byte[], byte[]> consumer;

  Sharers(Map<String, Object> properties, String group, String topic) {
    Map<String, Object> settings = new HashMap<>(properties);
    settings.put("group.id", group);
    consumer =
        new KafkaShareConsumer<>(
            settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.subscribe(List.of(topic));
  }

  /** Takes part in the group, and reads what is there. */
  void poll() {
    consumer.poll(POLL);
  }

  /**
   * Polls until a look shows enough, and returns that look: the next one may show less. The time
   * limit of the test ends what never shows.
   */
  GroupLag pollUntil(Callable<GroupLag> look, Predicate<GroupLag> enough) throws Exception {
    GroupLag seen = look.call();
    while (!enough.test(seen)) {
      poll();
      seen = look.call();
    }
    return seen;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
