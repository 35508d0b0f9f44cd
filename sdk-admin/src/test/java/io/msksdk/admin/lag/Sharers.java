package io.msksdk.admin.lag;

import static org.assertj.core.api.Assertions.assertThat;

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
  private static final int POLLS = 600;

  private final KafkaShareConsumer<byte[], byte[]> consumer;

  Sharers(Map<String, Object> properties, String group, String topic) {
    Map<String, Object> settings = new HashMap<>(properties);
    settings.put("group.id", group);
    consumer =
        new KafkaShareConsumer<>(
            settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.subscribe(List.of(topic));
  }

  /** Polls until a look shows enough, and returns that look: the next one may show less. */
  GroupLag pollUntil(Callable<GroupLag> look, Predicate<GroupLag> enough) throws Exception {
    GroupLag seen = look.call();
    for (int i = 0; i < POLLS && !enough.test(seen); i++) {
      consumer.poll(Duration.ofMillis(50));
      seen = look.call();
    }
    assertThat(seen).matches(enough, "shows enough after " + POLLS + " polls");
    return seen;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
