package io.msksdk.local.broker;

/**
 * What has been counted, and how fast it grew of late: a mean that forgets in one minute, as the
 * one-minute rate of Kafka's own meters does. It moves when it is looked at. Not thread-safe.
 */
final class MovingRate {
  private static final double WINDOW_NANOS = 60e9;

  private double count;
  private double seen;
  private double perNano;
  private long at;
  private boolean moved;

  MovingRate(long now) {
    this.at = now;
  }

  void add(long more) {
    count += more;
  }

  /** Takes over what is counted elsewhere. */
  void reach(double total) {
    count = Math.max(count, total);
  }

  double count() {
    return count;
  }

  double perSecond(long now) {
    long passed = now - at;
    if (passed > 0) {
      double recent = (count - seen) / passed;
      double forgotten = moved ? 1 - Math.exp(-passed / WINDOW_NANOS) : 1;
      perNano += forgotten * (recent - perNano);
      seen = count;
      at = now;
      moved = true;
    }
    return perNano * 1e9;
  }
}
