package io.msksdk.local.companion.cloudwatch;

import io.msksdk.local.companion.wire.Members;
import io.msksdk.local.refusal.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How the values of a period become one. */
record Statistic(String name, ToDoubleFunction<double[]> of) {
  private static final Pattern PERCENTILE = Pattern.compile("p(\\d{1,2}(?:\\.\\d{1,10})?|100)");
  private static final int MINUTE = 60;
  private static final List<Integer> SHORT_PERIODS = List.of(1, 5, 10, 20, 30);
  private static final int LONGEST_PERIOD = 86_400 * 365;

  static Statistic named(String name) {
    return switch (name) {
      case "Average" -> new Statistic(name, v -> Arrays.stream(v).average().orElse(0));
      case "Sum" -> new Statistic(name, v -> Arrays.stream(v).sum());
      case "Minimum" -> new Statistic(name, v -> Arrays.stream(v).min().orElse(0));
      case "Maximum" -> new Statistic(name, v -> Arrays.stream(v).max().orElse(0));
      case "SampleCount" -> new Statistic(name, v -> v.length);
      default -> percentile(name);
    };
  }

  private static Statistic percentile(String name) {
    Matcher matcher = PERCENTILE.matcher(name);
    if (!matcher.matches()) {
      throw Refusal.of(
          400,
          "InvalidParameterValueException",
          "Statistic: "
              + name
              + " (expected: Average, Sum, Minimum, Maximum, SampleCount or a percentile such as"
              + " p99; others are not built)");
    }
    double share = Double.parseDouble(matcher.group(1)) / 100;
    return new Statistic(
        name,
        values -> {
          double[] sorted = values.clone();
          Arrays.sort(sorted);
          return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
        });
  }

  /** Sorts values into periods, each named by its start. */
  static SortedMap<Instant, double[]> periods(List<MetricPoint> points, Duration period) {
    return points.stream()
        .collect(
            Collectors.groupingBy(
                point -> start(point.at(), period),
                TreeMap::new,
                Collectors.collectingAndThen(
                    Collectors.toList(),
                    some -> some.stream().mapToDouble(MetricPoint::value).toArray())));
  }

  static Instant start(Instant at, Duration period) {
    long seconds = period.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
  }

  static Duration period(Members request) {
    Integer seconds = request.number("Period", 1, LONGEST_PERIOD);
    if (seconds == null) {
      throw request.wrong("Period", "null", "a number of seconds");
    }
    if (seconds % MINUTE != 0 && !SHORT_PERIODS.contains(seconds)) {
      throw request.wrong("Period", seconds.toString(), "1, 5, 10, 20, 30 or a multiple of 60");
    }
    return Duration.ofSeconds(seconds);
  }
}
