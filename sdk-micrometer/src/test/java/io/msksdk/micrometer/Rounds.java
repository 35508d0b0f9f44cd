package io.msksdk.micrometer;

import io.msksdk.admin.lag.LagMonitor;
import io.msksdk.admin.lag.LagSnapshot;
import io.msksdk.admin.lag.source.GroupMember;
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

/** Rounds a test makes up, judged by a real monitor. */
final class Rounds implements LagSource {
  private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

  private final LagMonitor monitor = LagMonitor.from(this).open();
  private List<GroupReading> groups = List.of();
  private int round;

  @Override
  public String name() {
    return "made up";
  }

  @Override
  public LagRound collect() {
    round++;
    return LagRound.of(START.plusSeconds(30L * round), groups);
  }

  @Override
  public void close() {}

  LagSnapshot next(List<GroupReading> groups) {
    this.groups = groups;
    return monitor.snapshot();
  }

  /** A group that is behind by these numbers in the partitions of one topic. */
  static GroupReading group(String name, String topic, long... lags) {
    long[] ends = new long[lags.length];
    long[] committed = new long[lags.length];
    Arrays.setAll(ends, p -> 10_000);
    Arrays.setAll(committed, p -> 10_000 - lags[p]);
    long[] owners = new long[lags.length];
    return GroupReading.of(name)
        .state(GroupState.STABLE)
        .members(List.of(new GroupMember(name + "-1", "", "app", "/10.0.0.1")))
        .topics(
            List.of(
                TopicReading.of(
                        TopicOffsets.of(topic)
                            .ends(Offsets.of(ends))
                            .stables(Offsets.of(ends))
                            .starts(Offsets.of(new long[lags.length]))
                            .build())
                    .committed(Offsets.of(committed))
                    .owners(Offsets.of(owners))
                    .build()))
        .build();
  }

  /** A group that reads on and gets nearer to an end that moves on by 1,000 a round. */
  static GroupReading catchingUp(String name, String topic, int round) {
    long end = 10_000 + 1_000L * round;
    return GroupReading.of(name)
        .state(GroupState.STABLE)
        .members(List.of(new GroupMember(name + "-1", "", "app", "/10.0.0.1")))
        .topics(
            List.of(
                TopicReading.of(
                        TopicOffsets.of(topic)
                            .ends(Offsets.of(end))
                            .stables(Offsets.of(end))
                            .starts(Offsets.of(0))
                            .build())
                    .committed(Offsets.of(end - 900 + 50L * round))
                    .owners(Offsets.of(0))
                    .build()))
        .build();
  }

  /** A group that retention has taken records from. */
  static GroupReading losing(String name, String topic) {
    return GroupReading.of(name)
        .state(GroupState.EMPTY)
        .topics(
            List.of(
                TopicReading.of(
                        TopicOffsets.of(topic)
                            .ends(Offsets.of(10_000))
                            .stables(Offsets.of(10_000))
                            .starts(Offsets.of(700))
                            .build())
                    .committed(Offsets.of(200))
                    .build()))
        .build();
  }

  static List<GroupReading> many(int from, int to) {
    List<GroupReading> groups = new ArrayList<>();
    for (int i = from; i < to; i++) {
      groups.add(group("group-" + i, "topic-" + i % 10, i % 100, 0, 1));
    }
    return groups;
  }
}
