package io.msksdk.admin.lag;

import io.msksdk.admin.lag.source.Offsets;
import java.time.Duration;

/** Forecasts when a reader catches up, from how its lag moved between the samples of a window. */
final class DrainTimes {
  private static final String METHOD = "lag over the speed at which it shrank in the window";
  private static final double STEADY = 1.5;
  private static final int MANY = 5;

  private DrainTimes() {}

  static DrainTime of(Window window, int partition) {
    return of(window, partition, Offsets.NONE);
  }

  /**
   * Takes the lag as it is now where that is known: retention may have taken some of what the
   * samples count, and a tail of markers is nothing to read.
   */
  static DrainTime of(Window window, int partition, long lagNow) {
    int first = window.first(partition);
    int last = window.last(partition);
    if (last < 0) {
      return none(Estimate.unknown("no sample"));
    }
    long lag = lagNow == Offsets.NONE ? window.lag(last, partition) : lagNow;
    if (lag == 0) {
      return new DrainTime(
          Estimate.exactly(Duration.ZERO, "nothing is left to read"),
          speed(window, partition, first, last, true),
          speed(window, partition, first, last, false));
    }
    if (window.time(last) <= window.time(first)) {
      return none(Estimate.unknown("one sample has no speed"));
    }
    return new DrainTime(
        estimate(window, partition, lag),
        speed(window, partition, first, last, true),
        speed(window, partition, first, last, false));
  }

  static DrainTime reported(long seconds) {
    Estimate figure =
        Estimate.openEnded(
            Duration.ofSeconds(seconds), Duration.ZERO, Confidence.LOW, "reported by the source");
    return none(figure);
  }

  private static DrainTime none(Estimate figure) {
    return new DrainTime(figure, 0, 0);
  }

  private static Estimate estimate(Window window, int partition, long lag) {
    Speeds speeds = new Speeds(window, partition);
    if (!(speeds.overall() > 0)) {
      return Estimate.openEnded(
          null, Duration.ZERO, Confidence.LOW, "the lag did not shrink within the window");
    }
    Duration value = time(lag, speeds.overall());
    Duration atLeast = time(lag, speeds.fastest);
    if (!(speeds.slowest > 0)) {
      return Estimate.openEnded(value, atLeast, Confidence.LOW, METHOD);
    }
    boolean steady = speeds.count >= MANY && speeds.fastest / speeds.slowest <= STEADY;
    return Estimate.between(
        value,
        atLeast,
        time(lag, speeds.slowest),
        steady ? Confidence.HIGH : Confidence.MEDIUM,
        METHOD);
  }

  static Duration time(long offsets, double perMilli) {
    double millis = offsets / perMilli;
    // a reader that gains one record a year is not going to catch up: no figure beyond a century
    return Duration.ofMillis((long) Math.min(millis, 3.2e12));
  }

  private static double speed(
      Window window, int partition, int first, int last, boolean ofCommits) {
    double seconds = (window.time(last) - window.time(first)) / 1000.0;
    if (!(seconds > 0) || window.reported()) {
      return 0;
    }
    long moved =
        ofCommits
            ? window.committed(last, partition) - window.committed(first, partition)
            : window.base(last, partition) - window.base(first, partition);
    return moved / seconds;
  }

  /** How fast the lag shrank from sample to sample, in offsets a millisecond. */
  private static final class Speeds {
    private double fastest = Double.NEGATIVE_INFINITY;
    private double slowest = Double.POSITIVE_INFINITY;
    private long shrunk;
    private long time;
    private int count;

    Speeds(Window window, int partition) {
      int before = -1;
      for (int sample = 0; sample < window.size(); sample++) {
        if (window.lag(sample, partition) == Offsets.NONE) {
          continue;
        }
        if (before >= 0 && window.time(sample) > window.time(before)) {
          add(
              window.lag(before, partition) - window.lag(sample, partition),
              window.time(sample) - window.time(before));
        }
        before = sample;
      }
    }

    private void add(long less, long millis) {
      double speed = (double) less / millis;
      fastest = Math.max(fastest, speed);
      slowest = Math.min(slowest, speed);
      shrunk += less;
      time += millis;
      count++;
    }

    double overall() {
      return time == 0 ? 0 : (double) shrunk / time;
    }
  }
}
