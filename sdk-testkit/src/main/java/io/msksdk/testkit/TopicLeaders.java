package io.msksdk.testkit;

import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.operation.WaitTimeoutException;
import io.msksdk.core.operation.Waits;
import io.msksdk.core.operation.Watch;
import io.msksdk.core.time.Time;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;

/**
 * Waits until the leader of every partition of a new topic serves it. The controller answers before
 * the brokers have heard of the topic; who writes at once meets brokers that do not know it.
 */
final class TopicLeaders {
  private static final WaitPolicy PACE =
      WaitPolicy.atMost(Duration.ofSeconds(30))
          .pollingEvery(Duration.ofMillis(5), Duration.ofMillis(50));

  // the client tries by itself until then, but not where it knows no leader
  private static final ListOffsetsOptions LOOK = new ListOffsetsOptions().timeoutMs(5_000);

  private final Admin admin;
  private final String topic;
  private final Map<TopicPartition, OffsetSpec> ends;

  TopicLeaders(Admin admin, String topic, int partitions) {
    this.admin = admin;
    this.topic = topic;
    this.ends =
        IntStream.range(0, partitions)
            .mapToObj(partition -> new TopicPartition(topic, partition))
            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
  }

  /** Blocks the caller; the wait needs no thread of its own. */
  void await() {
    Watch<Boolean, Boolean> watch =
        Watch.<Boolean, Boolean>of("create topic", topic, PACE, this::serve)
            .succeedWhen(served -> served, served -> served)
            .build();
    try (Waits waits = Waits.on(Time.system())) {
      Boolean unused = waits.handle(watch).await(PACE);
    } catch (WaitTimeoutException e) {
      throw LocalMskException.refused(
          "topic: " + topic + " is created, but not served by all its leaders",
          "A broker that is cut off or paused may lead a partition of it.",
          e);
    }
  }

  /** Offsets are asked of the leaders themselves. */
  private boolean serve() {
    try {
      return admin.listOffsets(ends, LOOK).all().get().size() == ends.size();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RetriableException) {
        return false;
      }
      throw LocalMskException.refused("topic: " + topic + ": " + e.getMessage(), "", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw LocalMskException.refused("topic: " + topic + ": interrupted", "", e);
    }
  }
}
