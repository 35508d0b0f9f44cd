package io.msksdk.local.broker;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/** How many partitions were made and deleted in the last five minutes. Thread-safe. */
final class PartitionChanges {
  private static final Duration WINDOW = Duration.ofMinutes(5);

  private final int most;
  private final InstantSource time;
  private final Deque<Change> changes = new ArrayDeque<>();
  private int sum;

  PartitionChanges(int most, InstantSource time) {
    this.most = most;
    this.time = time;
  }

  int most() {
    return most;
  }

  synchronized boolean admits(int more) {
    Instant now = time.instant();
    while (!changes.isEmpty() && changes.peekFirst().at().isBefore(now.minus(WINDOW))) {
      sum -= changes.removeFirst().partitions();
    }
    if (sum + more > most) {
      return false;
    }
    changes.addLast(new Change(now, more));
    sum += more;
    return true;
  }

  private record Change(Instant at, int partitions) {}
}
