package io.msksdk.changefeed.consume;

import io.msksdk.changefeed.codec.Tso;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Tells the policy when rows have waited too long for a watermark that does not move. */
final class StallWatch {
  private final StallPolicy policy;
  private final Duration patience;
  private final Map<EventOrder, Mark> marks = new HashMap<>();

  private record Mark(@Nullable Tso watermark, Instant since) {}

  StallWatch(StallPolicy policy, Duration patience) {
    this.policy = policy;
    this.patience = patience;
  }

  /** Begins anew, as after a rebalance. */
  void reset() {
    marks.clear();
  }

  void look(Assignment assignment, Instant now) {
    for (EventOrder order : assignment.orders()) {
      Mark mark = marks.get(order);
      Tso watermark = order.watermark();
      if (order.openEvents() == 0) {
        marks.remove(order);
      } else if (mark == null || !Objects.equals(mark.watermark(), watermark)) {
        marks.put(order, new Mark(watermark, now));
      } else if (mark.since().plus(patience).isBefore(now)) {
        marks.put(order, new Mark(watermark, now));
        tell(order.slowest(), assignment, mark.since());
      }
    }
  }

  private void tell(@Nullable TopicPartition slowest, Assignment assignment, Instant since) {
    if (slowest != null) {
      policy.handle(
          ConsumeException.stalled(slowest, assignment.position(slowest), since.toString()));
    }
  }
}
