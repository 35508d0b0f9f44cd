package io.msksdk.admin.storage;

import io.msksdk.admin.metric.MetricPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * When a broker's volume reaches MSK's thresholds if it fills on as it did. Immutable.
 *
 * <p>A forecast looks at most ten times as far ahead as it looked back: further is no forecast.
 */
public final class StorageForecast {
  private static final List<Integer> ALERTS = List.of(60, 80, 100);
  private static final int FULL = 100;
  private static final int HORIZON = 10;
  private static final int DAY_SECONDS = 86_400;

  private final int broker;
  private final Instant at;
  private final OptionalDouble used;
  private final OptionalDouble perDay;
  private final Duration horizon;

  private StorageForecast(int broker, Instant at, List<MetricPoint> points, Duration window) {
    this.broker = broker;
    this.at = at;
    this.used =
        points.isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(points.get(points.size() - 1).value());
    this.perDay = StorageTrend.percentPerDay(points);
    this.horizon = window.multipliedBy(HORIZON);
  }

  static StorageForecast of(int broker, Instant at, List<MetricPoint> points, Duration window) {
    return new StorageForecast(broker, at, points, window);
  }

  /**
   * Returns the broker.
   *
   * @return its number, from 1
   */
  public int broker() {
    return broker;
  }

  /**
   * Returns when the forecast was made.
   *
   * @return the time of this machine
   */
  public Instant at() {
    return at;
  }

  /**
   * Returns how much of the volume is used.
   *
   * @return percent, empty when CloudWatch has no value
   */
  public OptionalDouble usedPercent() {
    return used;
  }

  /**
   * Returns how fast it fills.
   *
   * @return percent per day, negative when it empties, empty for fewer than five values
   */
  public OptionalDouble percentPerDay() {
    return perDay;
  }

  /**
   * Returns how long until a part of the volume is used.
   *
   * @param percent the part, to 100
   * @return zero when it is used already; empty when the volume does not fill, fills too slowly to
   *     say, or nothing is known
   */
  public Optional<Duration> until(double percent) {
    if (used.isEmpty()) {
      return Optional.empty();
    }
    double left = percent - used.getAsDouble();
    if (left <= 0) {
      return Optional.of(Duration.ZERO);
    }
    if (perDay.orElse(0) <= 0) {
      return Optional.empty();
    }
    double seconds = left / perDay.getAsDouble() * DAY_SECONDS;
    return seconds > horizon.toSeconds()
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds((long) seconds));
  }

  /**
   * Returns how long until nothing is left.
   *
   * @return as {@link #until}
   */
  public Optional<Duration> untilFull() {
    return until(FULL);
  }

  /**
   * Returns which of MSK's alerts comes next: at 60, 80 or 100 percent.
   *
   * @return percent, empty when all have come or nothing is known
   */
  public Optional<Integer> nextAlert() {
    return used.isEmpty()
        ? Optional.empty()
        : ALERTS.stream().filter(alert -> alert > used.getAsDouble()).findFirst();
  }

  /**
   * Returns what to do.
   *
   * @return a sentence, empty when there is nothing to do within the time the forecast looks ahead
   */
  public String advice() {
    boolean soon = used.orElse(0) >= ALERTS.get(0) || untilFull().isPresent();
    return soon
        ? "Add storage or switch on its auto scaling; else shorten retention or delete unused"
            + " topics."
        : "";
  }

  @Override
  public String toString() {
    return "broker "
        + broker
        + ": "
        + (used.isPresent() ? "%.1f %% used".formatted(used.getAsDouble()) : "no value")
        + (perDay.isPresent() ? ", %+.2f %% a day".formatted(perDay.getAsDouble()) : "")
        + untilFull().map(left -> ", full in " + left).orElse("");
  }
}
