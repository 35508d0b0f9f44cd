package io.msksdk.admin.lag;

import io.msksdk.admin.lag.source.Offsets;
import java.time.Duration;

/**
 * Interpolates when a topic reached an offset. Between two points the time is linear; outside of
 * them there is a bound and no figure, since any extrapolation was wrong by years in practice.
 */
final class ProduceAges {
  private static final String METHOD = "interpolated between ends seen earlier";
  private static final double CLOSE = 0.1;
  private static final double WIDE = 0.5;

  private ProduceAges() {}

  static ProduceAge of(Timeline timeline, int partition, long offset, long now) {
    return new ProduceAge(estimate(timeline, partition, offset, now));
  }

  private static Estimate estimate(Timeline timeline, int partition, long offset, long now) {
    int right = -1;
    for (int left = timeline.size() - 1; left >= 0; left--) {
      long end = timeline.end(left, partition);
      if (end == Offsets.NONE) {
        continue;
      }
      if (right < 0 && end <= offset) {
        return Estimate.exactly(Duration.ZERO, "nothing is left to read");
      }
      if (end <= offset) {
        return between(timeline, partition, offset, left, right, now);
      }
      right = left;
    }
    return right < 0
        ? Estimate.unknown("no end of the topic was seen")
        : Estimate.openEnded(
            null,
            age(now, timeline.time(right)),
            Confidence.LOW,
            "written before the first end that was seen");
  }

  private static Estimate between(
      Timeline timeline, int partition, long offset, int left, int right, long now) {
    long leftTime = timeline.time(left);
    long rightTime = timeline.time(right);
    long leftEnd = timeline.end(left, partition);
    long rightEnd = timeline.end(right, partition);
    double back = (double) (rightEnd - offset) * (rightTime - leftTime) / (rightEnd - leftEnd);
    Duration age = age(now, rightTime).plusNanos((long) (back * 1_000_000));
    double share = (double) (rightTime - leftTime) / Math.max(1, now - leftTime);
    return Estimate.between(
        age, age(now, rightTime), age(now, leftTime), confidence(share), METHOD);
  }

  private static Confidence confidence(double share) {
    if (share <= CLOSE) {
      return Confidence.HIGH;
    }
    return share <= WIDE ? Confidence.MEDIUM : Confidence.LOW;
  }

  private static Duration age(long now, long then) {
    return Duration.ofMillis(Math.max(0, now - then));
  }
}
