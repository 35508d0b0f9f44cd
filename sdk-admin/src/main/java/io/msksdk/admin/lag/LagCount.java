package io.msksdk.admin.lag;

import io.msksdk.admin.lag.source.Offsets;
import io.msksdk.admin.lag.source.TopicReading;
import org.apache.kafka.common.IsolationLevel;

/** Counts the lag of one partition by the policy's choices. */
final class LagCount {

  private LagCount() {}

  static Offsets bases(TopicReading reading, LagPolicy policy) {
    return policy.isolation() == IsolationLevel.READ_COMMITTED
        ? reading.offsets().stables()
        : reading.offsets().ends();
  }

  static long of(TopicReading reading, LagPolicy policy, int partition) {
    if (reading.reportedLags().has(partition)) {
      return reading.reportedLags().at(partition);
    }
    long end = bases(reading, policy).at(partition);
    long committed = reading.committed().at(partition);
    if (end == Offsets.NONE || reading.faults().containsKey(partition)) {
      return Offsets.NONE;
    }
    long start = reading.offsets().starts().at(partition);
    if (committed == Offsets.NONE) {
      return withoutCommit(reading, policy, partition, end, start);
    }
    return Math.max(0, end - Math.max(committed, start));
  }

  private static long withoutCommit(
      TopicReading reading, LagPolicy policy, int partition, long end, long start) {
    if (!reading.owners().has(partition)) {
      return Offsets.NONE;
    }
    return switch (policy.withoutCommit()) {
      case UNKNOWN -> Offsets.NONE;
      case FROM_START -> start == Offsets.NONE ? Offsets.NONE : Math.max(0, end - start);
      case FROM_END -> 0;
    };
  }
}
