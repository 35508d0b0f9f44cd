package io.msksdk.admin.lag.report;

import static java.util.Objects.requireNonNull;

import io.msksdk.admin.lag.GroupLag;
import io.msksdk.admin.lag.LagListener;
import io.msksdk.admin.lag.LagSnapshot;
import io.msksdk.admin.lag.TopicLag;
import io.msksdk.admin.lag.source.Offsets;
import io.msksdk.admin.lag.source.TopicReading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
  private @Nullable LagSnapshot before;

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
  /** The lag of a group, and how fast it was since the round before. */
  private record Totals(long lag, long consumedPerSecond, long producedPerSecond) {}

  private record Round(Instant at, Map<String, Totals> groups) {}

  /** One point of a curve; rates are of the time since the point before. */
  record Point(Instant at, long lag, long consumedPerSecond, long producedPerSecond) {}

  @Override
  public void round(LagSnapshot snapshot) {
    requireNonNull(snapshot, "snapshot");
    synchronized (kept) {
      Map<String, Totals> groups = new HashMap<>();
      for (GroupLag group : snapshot.groups()) {
        groups.put(group.group(), totals(group, snapshot.at(), before));
      }
      before = snapshot;
      if (kept.size() == rounds) {
        kept.removeFirst();
      }
      kept.addLast(new Round(snapshot.at(), groups));
    }
  }

  /** A partition that is not in both rounds says nothing of speed. */
  private static Totals totals(GroupLag group, Instant at, @Nullable LagSnapshot before) {
    long lag = group.lag().orElse(UNKNOWN);
    GroupLag was = before == null ? null : before.group(group.group()).orElse(null);
    if (before == null || was == null) {
      return new Totals(lag, UNKNOWN, UNKNOWN);
    }
    Moved moved = new Moved();
    for (TopicLag topic : group.topics()) {
      was.topic(topic.topic())
          .filter(old -> old.topicId().equals(topic.topicId()))
          .ifPresent(old -> moved.add(old.reading(), topic.reading()));
    }
    long millis = Duration.between(before.at(), at).toMillis();
    return new Totals(
        lag, moved.perSecond(moved.committed, millis), moved.perSecond(moved.ends, millis));
  }

  /** How far commits and ends moved between two rounds. */
  private static final class Moved {
    private boolean any;
    private long committed;
    private long ends;

    void add(TopicReading was, TopicReading now) {
      Offsets endsWere = was.offsets().ends();
      Offsets endsAre = now.offsets().ends();
      for (int p = 0; p < now.committed().size(); p++) {
        if (was.committed().has(p) && now.committed().has(p) && endsWere.has(p) && endsAre.has(p)) {
          any = true;
          committed += now.committed().at(p) - was.committed().at(p);
          ends += endsAre.at(p) - endsWere.at(p);
        }
      }
    }

    /** What went back says nothing of speed. */
    long perSecond(long offsets, long millis) {
      return !any || offsets < 0 || millis <= 0 ? UNKNOWN : Math.round(offsets * 1000.0 / millis);
    }
  }

  /** The curve of a group, the oldest point first. */
  List<Point> points(String group) {
    List<Round> rounds;
    synchronized (kept) {
      rounds = List.copyOf(kept);
    }
    List<Point> points = new ArrayList<>();
    for (Round round : rounds) {
      Totals now = round.groups().get(group);
      if (now != null) {
        points.add(
            new Point(round.at(), now.lag(), now.consumedPerSecond(), now.producedPerSecond()));
      }
    }
    return points;
  }
}
