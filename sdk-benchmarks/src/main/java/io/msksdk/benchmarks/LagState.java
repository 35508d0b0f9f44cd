package io.msksdk.benchmarks;

import io.msksdk.admin.lag.LagMonitor;
import io.msksdk.admin.lag.source.GroupReading;
import io.msksdk.admin.lag.source.GroupState;
import io.msksdk.admin.lag.source.LagRound;
import io.msksdk.admin.lag.source.LagSource;
import io.msksdk.admin.lag.source.Offsets;
import io.msksdk.admin.lag.source.TopicOffsets;
import io.msksdk.admin.lag.source.TopicReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a monitor holds for each partition once its windows of 10 samples are full, its last
 * snapshot included. The worst case: every group has a topic of its own, so that nothing is shared,
 * and every offset moves in every round.
 */
final class LagState implements Comparison.Measurement {
  private static final int GROUPS = 500;
  private static final int PARTITIONS = 200;
  private static final int ROUNDS = 40;
  private static final int SETTLE = 5;

  @Override
  public Comparison.Figures take() {
    long before = used();
    try (LagMonitor monitor = LagMonitor.from(new Moving()).open()) {
      for (int round = 0; round < ROUNDS; round++) {
        var unused = monitor.snapshot();
      }
      double bytes = (double) (used() - before) / (GROUPS * PARTITIONS);
      if (monitor.last().isEmpty()) {
        throw new IllegalStateException("snapshot: none (expected: the last round's).");
      }
      return Comparison.Figures.ofOurs(bytes);
    }
  }

  private static long used() {
    for (int i = 0; i < SETTLE; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** Groups that read on, on topics that grow and lose their oldest records. */
  private static final class Moving implements LagSource {
    private long round;

    @Override
    public String name() {
      return "moving";
    }

    @Override
    public LagRound collect() {
      round++;
      List<GroupReading> groups = new ArrayList<>(GROUPS);
      for (int group = 0; group < GROUPS; group++) {
        TopicOffsets topic =
            TopicOffsets.of("topic-" + group)
                .starts(row(0))
                .stables(row(1000))
                .ends(row(1000))
                .build();
        groups.add(
            GroupReading.of("group-" + group)
                .state(GroupState.STABLE)
                .topics(List.of(TopicReading.of(topic).committed(row(900)).build()))
                .build());
      }
      return LagRound.of(Instant.ofEpochSecond(30 * round), groups);
    }

    private Offsets row(long from) {
      long[] values = new long[PARTITIONS];
      Arrays.setAll(values, partition -> from + partition + 50 * round);
      return Offsets.of(values);
    }

    @Override
    public void close() {}
  }
}
