package io.msksdk.admin.storage;

import io.msksdk.admin.metric.MetricPoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The straight line through the values of a volume that outliers do not bend: the median of the
 * slopes between all pairs of them (Theil and Sen). Retention deletes whole segments, so that a
 * volume's use has teeth like a saw, which a least-squares line follows.
 */
final class StorageTrend {
  private static final int FEWEST = 5;
  private static final int MOST = 300;
  private static final double DAY = Duration.ofDays(1).toMillis();

  private StorageTrend() {}

  /** Percent per day; empty for too few values to say. */
  static OptionalDouble percentPerDay(List<MetricPoint> points) {
    if (points.size() < FEWEST) {
      return OptionalDouble.empty();
    }
    List<MetricPoint> some = thinned(points);
    double[] slopes = new double[some.size() * (some.size() - 1) / 2];
    int count = 0;
    for (int i = 0; i < some.size(); i++) {
      for (int j = i + 1; j < some.size(); j++) {
        double days = Duration.between(some.get(i).at(), some.get(j).at()).toMillis() / DAY;
        if (days > 0) {
          slopes[count++] = (some.get(j).value() - some.get(i).value()) / days;
        }
      }
    }
    return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(median(slopes, count));
  }

  private static double median(double[] slopes, int count) {
    double[] sorted = Arrays.copyOf(slopes, count);
    Arrays.sort(sorted);
    int middle = count / 2;
    return count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static List<MetricPoint> thinned(List<MetricPoint> points) {
    if (points.size() <= MOST) {
      return points;
    }
    List<MetricPoint> some = new ArrayList<>(MOST);
    for (int i = 0; i < MOST; i++) {
      some.add(points.get((int) ((long) i * (points.size() - 1) / (MOST - 1))));
    }
    return some;
  }
}
