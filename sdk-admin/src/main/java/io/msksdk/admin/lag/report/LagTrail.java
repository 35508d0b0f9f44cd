package io.msksdk.admin.lag.report;

import static java.util.Objects.requireNonNull;

import io.msksdk.admin.lag.GroupLag;
import io.msksdk.admin.lag.LagListener;
import io.msksdk.admin.lag.LagSnapshot;
import io.msksdk.admin.lag.PartitionLag;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The last rounds of a watcher, group by group, for the curves of a {@link LagReport}. It keeps
 * three numbers for each group and round, and forgets groups with the last round they were in.
 * Thread-safe.
 *
 * <pre>{@code
 * LagTrail trail = LagTrail.of(60);
 * LagWatcher watcher = monitor.watch(Duration.ofSeconds(30)).addListener(trail).start();
 * }</pre>
 */
public final class LagTrail implements LagListener {
  /** Stands for a number that is not known. */
  static final long UNKNOWN = -1;

  private final int rounds;
  private final Deque<Round> kept = new ArrayDeque<>();

  private LagTrail(int rounds) {
    this.rounds = rounds;
  }

  /**
   * Makes an empty trail.
   *
   * @param rounds how many rounds it keeps, at least 2
   * @return a trail to add to a watcher
   */
  public static LagTrail of(int rounds) {
    if (rounds < 2) {
      throw new IllegalArgumentException("rounds: " + rounds + " (expected: at least 2).");
    }
    return new LagTrail(rounds);
  }

  /** The totals of a group in one round. */
  private record Totals(long lag, long committed, long end) {}

  private record Round(Instant at, Map<String, Totals> groups) {}

  /** One point of a curve; rates are of the time since the point before. */
  record Point(Instant at, long lag, long consumedPerSecond, long producedPerSecond) {}

  @Override
  public void round(LagSnapshot snapshot) {
    requireNonNull(snapshot, "snapshot");
    Map<String, Totals> groups = new HashMap<>();
    for (GroupLag group : snapshot.groups()) {
      groups.put(group.group(), totals(group));
    }
    synchronized (kept) {
      if (kept.size() == rounds) {
        kept.removeFirst();
      }
      kept.addLast(new Round(snapshot.at(), groups));
    }
  }

  private static Totals totals(GroupLag group) {
    long committed = 0;
    long end = 0;
    boolean known = false;
    for (PartitionLag partition : group.partitions().toList()) {
      if (partition.committed().isPresent() && partition.endOffset().isPresent()) {
        known = true;
        committed += partition.committed().getAsLong();
        end += partition.endOffset().getAsLong();
      }
    }
    long lag = group.lag().orElse(UNKNOWN);
    return known ? new Totals(lag, committed, end) : new Totals(lag, UNKNOWN, UNKNOWN);
  }

  /** The curve of a group, the oldest point first. */
  List<Point> points(String group) {
    List<Round> rounds;
    synchronized (kept) {
      rounds = List.copyOf(kept);
    }
    List<Point> points = new ArrayList<>();
    Instant before = null;
    Totals last = null;
    for (Round round : rounds) {
      Totals now = round.groups().get(group);
      if (now == null) {
        continue;
      }
      long millis = before == null ? 0 : Duration.between(before, round.at()).toMillis();
      points.add(
          new Point(
              round.at(),
              now.lag(),
              last == null ? UNKNOWN : rate(last.committed(), now.committed(), millis),
              last == null ? UNKNOWN : rate(last.end(), now.end(), millis)));
      before = round.at();
      last = now;
    }
    return points;
  }

  /** A sum that went back has lost partitions, and says nothing of speed. */
  private static long rate(long before, long now, long millis) {
    return before == UNKNOWN || now < before || millis <= 0
        ? UNKNOWN
        : Math.round((now - before) * 1000.0 / millis);
  }
}
