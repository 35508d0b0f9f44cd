package io.msksdk.admin.lag;

import static io.msksdk.admin.lag.Samples.group;
import static io.msksdk.admin.lag.Samples.reading;
import static io.msksdk.admin.lag.Samples.round;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.msksdk.admin.lag.source.GroupState;
import io.msksdk.core.time.ManualTime;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordReaderTest {
  private static final long END = 9;

  private final ManualTime time = ManualTime.startingAt(Samples.START);
  private final Set<TopicPartition> assigned = new HashSet<>();
  private @Nullable KafkaException closing;

  @Test
  void topicThatMayNotBeRead_leavesTheOthersReadable() {
    LagSnapshot read = read(new TopicAuthorizationException(Set.of("secret")));

    assertThat(effectiveLag(read, "orders")).isZero();
    assertThat(effectiveLag(read, "secret")).isEqualTo(4);
  }

  @Test
  void partitionWhoseStartMovedOn_leavesTheOthersReadable() {
    LagSnapshot read =
        read(new OffsetOutOfRangeException(Map.of(new TopicPartition("secret", 0), 5L)));

    assertThat(effectiveLag(read, "orders")).isZero();
    assertThat(effectiveLag(read, "secret")).isEqualTo(4);
  }

  @Test
  void consumerThatIsInterruptedAsItCloses_keepsNothingElseOpen() {
    Samples.Scripted source =
        new Samples.Scripted(
            time,
            Duration.ZERO,
            round(0, group("g", GroupState.STABLE, reading("orders", 5, END))));
    LagMonitor monitor =
        LagMonitor.from(source)
            .time(time)
            .readingRecords(() -> consumer(new KafkaException("never")), 10)
            .open();
    var unused = monitor.snapshot();
    closing = new KafkaException("interrupted");

    assertThatCode(monitor::close).doesNotThrowAnyException();
    assertThat(source.closed).isTrue();
  }

  private static long effectiveLag(LagSnapshot snapshot, String topic) {
    return snapshot
        .group("g")
        .flatMap(group -> group.topic(topic))
        .flatMap(found -> found.partition(0))
        .orElseThrow()
        .effectiveLag()
        .getAsLong();
  }

  private LagSnapshot read(KafkaException refusal) {
    Samples.Scripted source =
        new Samples.Scripted(
            time,
            Duration.ZERO,
            round(
                0,
                group(
                    "g", GroupState.STABLE, reading("orders", 5, END), reading("secret", 5, END))));
    try (LagMonitor monitor =
        LagMonitor.from(source).time(time).readingRecords(() -> consumer(refusal), 10).open()) {
      return monitor.snapshot();
    }
  }

  /** Nothing but markers is in any topic, and one of them is refused with each poll. */
  @SuppressWarnings("unchecked")
  private Consumer<byte[], byte[]> consumer(KafkaException refusal) {
    Map<Object, Long> positions = new HashMap<>();
    return (Consumer<byte[], byte[]>)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Consumer.class},
            (proxy, method, arguments) -> {
              switch (method.getName()) {
                case "assign" -> {
                  assigned.clear();
                  assigned.addAll((Collection<TopicPartition>) arguments[0]);
                }
                case "seek" -> positions.put(arguments[0], (Long) arguments[1]);
                case "position" -> {
                  return positions.get(arguments[0]);
                }
                case "poll" -> {
                  time.advance(Duration.ofMillis(100));
                  if (assigned.contains(new TopicPartition("secret", 0))) {
                    throw refusal;
                  }
                  positions.replaceAll((partition, position) -> END);
                  return ConsumerRecords.empty();
                }
                case "close" -> {
                  if (closing != null) {
                    throw closing;
                  }
                }
                default -> {}
              }
              return null;
            });
  }
}
