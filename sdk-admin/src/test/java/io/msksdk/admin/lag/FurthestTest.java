package io.msksdk.admin.lag;

import static io.msksdk.admin.lag.Samples.group;
import static io.msksdk.admin.lag.Samples.round;
import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.admin.lag.source.GroupReading;
import io.msksdk.admin.lag.source.GroupState;
import io.msksdk.admin.lag.source.Offsets;
import io.msksdk.admin.lag.source.TopicOffsets;
import io.msksdk.admin.lag.source.TopicReading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FurthestTest {
  private static final int GROUPS = 20;
  private static final int PARTITIONS = 5;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 99, 100, 1_000})
  void worst_areTheFirstOfAllSorted(int count) {
    LagSnapshot snapshot = snapshot();

    List<String> sorted =
        snapshot
            .partitions()
            .sorted(
                Comparator.comparing((PartitionLag one) -> one.verdict().status())
                    .thenComparing(one -> one.lag().orElse(-1))
                    .reversed())
            .limit(count)
            .map(FurthestTest::place)
            .toList();

    assertThat(snapshot.worst(count).stream().map(FurthestTest::place)).isEqualTo(sorted);
  }

  @Test
  void worst_beginWithAFailure_whateverTheLags() {
    assertThat(snapshot().worst(1).get(0).verdict().status()).isEqualTo(VerdictStatus.REWIND);
  }

  private static String place(PartitionLag partition) {
    return partition.group() + " " + partition.partition() + " " + partition.verdict();
  }

  /** Commits that stand, move on or go back, with lags of which many are the same. */
  private static LagSnapshot snapshot() {
    History history = new History(LagPolicy.builder().confirmations(1).build());
    Random random = new Random(17);
    LagSnapshot last = history.take(round(0), "s");
    for (int i = 1; i < 6; i++) {
      List<GroupReading> groups = new ArrayList<>();
      for (int g = 0; g < GROUPS; g++) {
        long[] committed = new long[PARTITIONS];
        for (int p = 0; p < PARTITIONS; p++) {
          committed[p] = 1_000 - random.nextInt(4) * 10L;
        }
        groups.add(group("g" + g, GroupState.STABLE, reading(committed)));
      }
      last = history.take(round(i * 60L, groups.toArray(new GroupReading[0])), "s");
    }
    return last;
  }

  private static TopicReading reading(long[] committed) {
    long[] ends = new long[PARTITIONS];
    Arrays.fill(ends, 1_000);
    return TopicReading.of(
            TopicOffsets.of("orders")
                .starts(Offsets.of(new long[PARTITIONS]))
                .stables(Offsets.of(ends))
                .ends(Offsets.of(ends))
                .build())
        .committed(Offsets.of(committed))
        .build();
  }
}
