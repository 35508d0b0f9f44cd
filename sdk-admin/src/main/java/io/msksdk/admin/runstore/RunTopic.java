package io.msksdk.admin.runstore;

import io.msksdk.core.operation.OperationSnapshot;
import io.msksdk.core.operation.WaitInterruptedException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The compacted topic that records of runs are in. */
record RunTopic(Map<String, Object> properties, String topic) {
  private static final Duration POLL = Duration.ofMillis(200);

  void create() {
    NewTopic wanted =
        new NewTopic(topic, Optional.of(1), Optional.empty())
            .configs(Map.of("cleanup.policy", "compact"));
    try (Admin admin = Admin.create(properties)) {
      Void unused = admin.createTopics(List.of(wanted)).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw KafkaRunStore.failure("create", topic, new KafkaException(e.getCause()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw WaitInterruptedException.of(creating(), "interrupted");
    }
  }

  private OperationSnapshot creating() {
    return new OperationSnapshot(
        "create topic " + topic, topic, "-", OptionalInt.empty(), "", Duration.ZERO, 1);
  }

  /** What was saved last under a key; records of transactions that were not committed are none. */
  Optional<String> last(String key) {
    Map<String, Object> config = new HashMap<>(properties);
    config.remove("group.id");
    config.put("enable.auto.commit", false);
    config.put("isolation.level", "read_committed");
    // the end of a consumer waits for its last fetch, which waits for records that do not come
    config.put("fetch.max.wait.ms", 50);
    TopicPartition partition = new TopicPartition(topic, 0);
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      String last = null;
      while (consumer.position(partition) < end) {
        for (ConsumerRecord<String, String> record : consumer.poll(POLL)) {
          last = key.equals(record.key()) ? record.value() : last;
        }
      }
      return Optional.ofNullable(last);
    }
  }
}
