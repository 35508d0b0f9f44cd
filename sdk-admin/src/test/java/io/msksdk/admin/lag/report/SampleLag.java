package io.msksdk.admin.lag.report;

import io.msksdk.admin.lag.LagMonitor;
import io.msksdk.admin.lag.LagSnapshot;
import io.msksdk.admin.lag.source.GroupMember;
import io.msksdk.admin.lag.source.GroupReading;
import io.msksdk.admin.lag.source.GroupState;
import io.msksdk.admin.lag.source.GroupType;
import io.msksdk.admin.lag.source.LagFault;
import io.msksdk.admin.lag.source.LagRound;
import io.msksdk.admin.lag.source.LagSource;
import io.msksdk.admin.lag.source.Offsets;
import io.msksdk.admin.lag.source.TopicOffsets;
import io.msksdk.admin.lag.source.TopicReading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Groups of an invented shop over half an hour, the same in every run. */
final class SampleLag implements LagSource {
  static final Instant START = Instant.parse("2026-03-14T09:20:00Z");
  static final Duration PACE = Duration.ofSeconds(30);
  private static final List<String> NAMES =
      List.of(
          "payments-settlement",
          "orders-to-warehouse",
          "search-indexer",
          "fraud-scoring",
          "invoice-mailer",
          "inventory-sync",
          "clickstream-sessions",
          "recommendations",
          "audit-archive",
          "customer-360",
          "price-feed",
          "legacy-export");

  private final int groups;
  private int round;

  private SampleLag(int groups) {
    this.groups = groups;
  }

  /** How a group behaves. */
  private enum Kind {
    HEALTHY,
    FALLING_BEHIND,
    STALLED,
    STOPPED,
    REWOUND,
    REBALANCING,
    CATCHING_UP
  }

  /** Runs the shop and keeps the trail. */
  static Result run(int groups, int rounds) {
    LagTrail trail = LagTrail.of(rounds);
    LagMonitor monitor = LagMonitor.from(new SampleLag(groups)).open();
    LagSnapshot last = monitor.snapshot();
    trail.round(last);
    for (int i = 1; i < rounds; i++) {
      last = monitor.snapshot();
      trail.round(last);
    }
    return new Result(last, trail);
  }

  record Result(LagSnapshot snapshot, LagTrail trail) {}

  @Override
  public String name() {
    return "sample";
  }

  @Override
  public LagRound collect() {
    Instant now = START.plus(PACE.multipliedBy(round));
    List<GroupReading> readings = new ArrayList<>();
    for (int i = 0; i < groups; i++) {
      readings.add(group(i));
    }
    round++;
    return LagRound.of(now, readings);
  }

  private static Kind kind(int group) {
    return switch (group) {
      case 0 -> Kind.STALLED;
      case 1 -> Kind.FALLING_BEHIND;
      case 2 -> Kind.STOPPED;
      case 3 -> Kind.REWOUND;
      case 4 -> Kind.CATCHING_UP;
      case 5 -> Kind.REBALANCING;
      default -> {
        int die = new Random(group * 7919L).nextInt(100);
        yield die < 84
            ? Kind.HEALTHY
            : die < 89
                ? Kind.FALLING_BEHIND
                : die < 92
                    ? Kind.CATCHING_UP
                    : die < 95
                        ? Kind.STOPPED
                        : die < 97 ? Kind.STALLED : die < 98 ? Kind.REWOUND : Kind.REBALANCING;
      }
    };
  }

  private static String name(int group) {
    String name = NAMES.get(group % NAMES.size());
    return group < NAMES.size() ? name : name + "-" + group / NAMES.size();
  }

  private GroupReading group(int group) {
    Kind kind = kind(group);
    Random random = new Random(group);
    int partitions = List.of(12, 24, 6, 48, 12).get(group % 5);
    boolean nobody = kind == Kind.STOPPED;
    int members = nobody ? 0 : 1 + random.nextInt(4);
    GroupReading.Builder reading =
        GroupReading.of(name(group))
            .type(group % 3 == 0 ? GroupType.CONSUMER : GroupType.CLASSIC)
            .state(
                kind == Kind.REBALANCING
                    ? GroupState.PREPARING_REBALANCE
                    : nobody ? GroupState.EMPTY : GroupState.STABLE)
            .members(
                IntStream.range(0, members)
                    .mapToObj(
                        m ->
                            new GroupMember(
                                name(group) + "-" + m, "", "app", "/10.0." + m + "." + group % 250))
                    .toList())
            .topics(
                kind == Kind.REBALANCING && round > 50
                    ? List.of()
                    : List.of(topic(group, kind, partitions, members)));
    if (kind == Kind.REBALANCING) {
      reading.faults(
          List.of(
              new LagFault(
                  "group " + name(group), "rebalancing", "it is joining again", "", true)));
    }
    return reading.build();
  }

  private TopicReading topic(int group, Kind kind, int partitions, int members) {
    long[] ends = new long[partitions];
    long[] committed = new long[partitions];
    long[] owners = new long[partitions];
    for (int p = 0; p < partitions; p++) {
      ends[p] = end(group, p, round);
      committed[p] = committed(kind, group, p);
      owners[p] = members == 0 ? Offsets.NONE : p % members;
    }
    String topic = name(group).split("-", -1)[0] + ".events";
    return TopicReading.of(
            TopicOffsets.of(topic + (group < NAMES.size() ? "" : "." + group / NAMES.size()))
                .ends(Offsets.of(ends))
                .stables(Offsets.of(ends))
                .starts(Offsets.of(new long[partitions]))
                .build())
        .committed(Offsets.of(committed))
        .owners(Offsets.of(owners))
        .build();
  }

  private static double rate(int group, int partition) {
    return 400 + new Random(group * 1000L + partition).nextInt(900);
  }

  private static long end(int group, int partition, int round) {
    double wave = 1 + 0.35 * Math.sin(round / 7.0 + group);
    return Math.round(1_000_000 + rate(group, partition) * round * 30 * (0.9 + 0.1 * wave));
  }

  private long committed(Kind kind, int group, int partition) {
    long end = end(group, partition, round);
    long jitter = new Random(partition * 31L + round * 17L + group).nextInt(60);
    double skew = 0.4 + new Random(group * 77L + partition).nextDouble() / 2;
    return switch (kind) {
      case HEALTHY -> jitter > 45 ? end - jitter : end;
      case FALLING_BEHIND -> end - Math.round((end - 1_000_000) * 0.4 * skew) - jitter;
      case CATCHING_UP -> end - Math.round(900_000 * skew * Math.max(0, 1 - round / 70.0)) - 1;
      // some partitions stand still while the others read on
      case STALLED -> partition % 6 == 1 ? 995_000 : end - jitter;
      case STOPPED -> end(group, partition, Math.min(round, 20));
      case REWOUND ->
          round < 54 || partition % 4 != 0
              ? end - jitter
              : end - Math.round(rate(group, partition) * 900);
      case REBALANCING -> end - Math.round(rate(group, partition) * 20);
    };
  }

  @Override
  public void close() {}
}
