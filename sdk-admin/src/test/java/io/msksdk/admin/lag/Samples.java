package io.msksdk.admin.lag;

import io.msksdk.admin.lag.source.GroupReading;
import io.msksdk.admin.lag.source.GroupState;
import io.msksdk.admin.lag.source.LagRound;
import io.msksdk.admin.lag.source.LagSource;
import io.msksdk.admin.lag.source.Offsets;
import io.msksdk.admin.lag.source.TopicOffsets;
import io.msksdk.admin.lag.source.TopicReading;
import io.msksdk.core.time.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** Windows and rounds made by hand. */
final class Samples {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private Samples() {}

  /** A window of one partition; a negative lag stands for an unknown one. */
  static Window window(long[] seconds, long[] commits, long[] lags) {
    Offsets[] committed = new Offsets[commits.length];
    Offsets[] bases = new Offsets[commits.length];
    long[] times = Arrays.stream(seconds).map(s -> s * 1000).toArray();
    for (int i = 0; i < commits.length; i++) {
      committed[i] = Offsets.of(commits[i]);
      bases[i] = Offsets.of(lags[i] < 0 ? Offsets.NONE : commits[i] + lags[i]);
    }
    return new Window(times, committed, bases, false);
  }

  static TopicReading reading(String topic, long committed, long end) {
    return TopicReading.of(
            TopicOffsets.of(topic)
                .starts(Offsets.of(0))
                .stables(Offsets.of(end))
                .ends(Offsets.of(end))
                .build())
        .committed(Offsets.of(committed))
        .owners(Offsets.of(0))
        .build();
  }

  static GroupReading group(String name, GroupState state, TopicReading... topics) {
    return GroupReading.of(name)
        .state(state)
        .members(
            List.of(new io.msksdk.admin.lag.source.GroupMember("member-1", "", "client", "/host")))
        .topics(List.of(topics))
        .build();
  }

  static LagRound round(long second, GroupReading... groups) {
    return LagRound.of(START.plusSeconds(second), List.of(groups));
  }

  /** Answers prepared rounds, the last one again and again. */
  static final class Scripted implements LagSource {
    private final Deque<LagRound> rounds = new ArrayDeque<>();
    private final ManualTime time;
    private final Duration takes;
    final List<Instant> asked = new ArrayList<>();
    boolean closed;

    Scripted(ManualTime time, Duration takes, LagRound... rounds) {
      this.time = time;
      this.takes = takes;
      this.rounds.addAll(List.of(rounds));
    }

    @Override
    public String name() {
      return "scripted";
    }

    @Override
    public LagRound collect() {
      asked.add(time.now());
      time.advance(takes);
      return rounds.size() > 1 ? rounds.removeFirst() : rounds.getFirst();
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
