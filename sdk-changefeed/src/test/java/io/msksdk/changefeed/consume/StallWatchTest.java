package io.msksdk.changefeed.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.changefeed.codec.RowChange;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.codec.canal.CanalJsonDecoder;
import io.msksdk.changefeed.codec.canal.CanalJsonEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class StallWatchTest {
  private static final TopicPartition A = new TopicPartition("a", 0);
  private static final TopicPartition B = new TopicPartition("b", 0);
  private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

  private final CanalJsonEncoder encoder = CanalJsonEncoder.create(ZoneOffset.UTC);
  private final CanalJsonDecoder decoder = CanalJsonDecoder.create(ZoneOffset.UTC);
  private final Assignment assignment = new Assignment(ConsumeScope.TOPIC, new Tally());
  private final List<ConsumeException> told = new ArrayList<>();
  private final StallWatch watch = new StallWatch(told::add, Duration.ofMinutes(1));
  private Instant now = START;

  private void take(TopicPartition partition, byte[] value) {
    HeldMessage message =
        HeldMessage.of(new ConsumerRecord<>(partition.topic(), 0, 0, null, value));
    var unused =
        assignment.order(partition).take(partition, 0, 0, message, decoder.decode(value).get(0));
  }

  private void row(TopicPartition partition, long ts) {
    take(
        partition,
        encoder.row(RowChange.insert(History.ORDERS, Tso.of(ts), List.of((int) ts, "n", "0.00"))));
  }

  private void look() {
    now = now.plusSeconds(40);
    watch.look(assignment, now);
  }

  @Test
  void topicThatStands_isTold_thoughAnotherMoves() {
    assignment.assigned(List.of(A, B), Map.of());
    row(A, 5);
    for (int i = 10; i < 50; i += 10) {
      row(B, i + 1);
      take(B, encoder.watermark(Tso.of(i)));
      look();
    }

    assertThat(told).hasSize(1);
    assertThat(told.get(0).partition()).hasValue(A);
  }

  @Test
  void topicWithoutRows_mayStand() {
    assignment.assigned(List.of(A, B), Map.of());
    for (int i = 10; i < 80; i += 10) {
      row(B, i + 1);
      take(B, encoder.watermark(Tso.of(i)));
      look();
    }

    assertThat(told).isEmpty();
  }
}
