package io.msksdk.replication.metric;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One series of a replicator's metric. No point is no value, never 0.
 *
 * @param metric the metric
 * @param part the topic or the alias of the cluster, empty for the replicator as a whole
 * @param points the values, the oldest first
 */
public record MetricReading(ReplicatorMetric metric, String part, List<Point> points) {

  /**
   * Sorts the points.
   *
   * @param metric the metric
   * @param part the topic or the alias of the cluster, empty for the replicator as a whole
   * @param points the values in any order
   */
  public MetricReading {
    requireNonNull(metric, "metric");
    requireNonNull(part, "part");
    points = points.stream().sorted(Comparator.comparing(Point::at)).toList();
  }

  /**
   * Returns the newest value.
   *
   * @return the point, empty when there is none
   */
  public Optional<Point> last() {
    return points.isEmpty() ? Optional.empty() : Optional.of(points.get(points.size() - 1));
  }

  /**
   * Returns the newest value as a number.
   *
   * @return the value, empty when there is none
   */
  public OptionalDouble value() {
    return points.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(points.get(points.size() - 1).value());
  }

  /**
   * Returns the largest value.
   *
   * @return the value, empty when there is none
   */
  public OptionalDouble highest() {
    return points.stream().mapToDouble(Point::value).max();
  }

  /**
   * Says whether the newest points all have a value, and come after something was done.
   *
   * @param value the value
   * @param number how many points at least
   * @param after only points later than this count
   * @return true when there are as many points, and the newest of them have the value
   */
  public boolean steadily(double value, int number, Instant after) {
    List<Point> later = points.stream().filter(point -> point.at().isAfter(after)).toList();
    return later.size() >= number
        && later.subList(later.size() - number, later.size()).stream()
            .allMatch(point -> point.value() == value);
  }

  /**
   * A value at a time.
   *
   * @param at the time
   * @param value the value
   */
  public record Point(Instant at, double value) {}
}
