package io.msksdk.admin.alarm;

import io.msksdk.admin.cluster.MonitoringLevel;
import io.msksdk.admin.metric.MetricDimension;
import io.msksdk.admin.metric.MetricStatistic;
import io.msksdk.admin.metric.MskMetric;
import io.msksdk.admin.metric.MskMetrics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A threshold MSK's guide states, for a cluster or for each of its brokers. Immutable. */
public final class AlarmRule {
  private static final int CODE = 0;
  private static final int SCOPE = 1;
  private static final int METRICS = 2;
  private static final int STATISTIC = 3;
  private static final int COMPARISON = 4;
  private static final int THRESHOLD = 5;
  private static final int PERIOD = 6;
  private static final int PERIODS = 7;
  private static final int MEANING = 8;
  private static final int REMEDY = 9;
  private static final int SOURCE = 10;
  private static final List<AlarmRule> DOCUMENTED = read();

  private final String[] cells;
  private final double threshold;
  private final List<MskMetric> metrics;

  private AlarmRule(String[] cells, double threshold) {
    this.cells = cells;
    this.threshold = threshold;
    this.metrics =
        List.of(cells[METRICS].split("\\+", -1)).stream()
            .map(name -> MskMetrics.published().find(name, dimensions(cells)).orElseThrow())
            .toList();
  }

  /**
   * Returns the rules as documented.
   *
   * @return the table this version of the SDK carries, unmodifiable
   */
  public static List<AlarmRule> documented() {
    return DOCUMENTED;
  }

  AlarmRule at(double other) {
    return new AlarmRule(cells, other);
  }

  /**
   * Returns a stable word for it.
   *
   * @return such as {@code disk-85}
   */
  public String code() {
    return cells[CODE];
  }

  /**
   * Says whether every broker has an alarm of its own.
   *
   * @return false for what is measured of the whole cluster
   */
  public boolean perBroker() {
    return cells[SCOPE].equals("BROKER");
  }

  /**
   * Returns the metrics, whose values are added up.
   *
   * @return one or two, unmodifiable
   */
  public List<MskMetric> metrics() {
    return metrics;
  }

  /**
   * Returns the monitoring level it needs.
   *
   * @return the level of its metrics
   */
  public MonitoringLevel level() {
    return MskMetrics.levelOf(metrics);
  }

  /**
   * Returns how one value is made out of a period's.
   *
   * @return the statistic
   */
  public MetricStatistic statistic() {
    return MetricStatistic.valueOf(cells[STATISTIC]);
  }

  /**
   * Returns which values raise it.
   *
   * @return the comparison
   */
  public AlarmComparison comparison() {
    return AlarmComparison.valueOf(cells[COMPARISON]);
  }

  /**
   * Returns the value it compares with.
   *
   * @return the documented one, unless changed
   */
  public double threshold() {
    return threshold;
  }

  /**
   * Returns how long a period is.
   *
   * @return whole minutes
   */
  public Duration period() {
    return Duration.ofMinutes(Long.parseLong(cells[PERIOD]));
  }

  /**
   * Returns how many periods in a row raise it.
   *
   * @return at least one
   */
  public int periods() {
    return Integer.parseInt(cells[PERIODS]);
  }

  /**
   * Returns what is wrong when it goes off.
   *
   * @return a sentence
   */
  public String meaning() {
    return cells[MEANING];
  }

  /**
   * Returns what to do then.
   *
   * @return one or more sentences
   */
  public String remedy() {
    return cells[REMEDY];
  }

  /**
   * Returns where the threshold is printed.
   *
   * @return the guide's title and section
   */
  public String source() {
    return cells[SOURCE];
  }

  /** The condition in one line, such as {@code CpuUser + CpuSystem >= 60 for 3 x 5 min}. */
  String condition() {
    String sum = String.join(" + ", metrics.stream().map(MskMetric::name).toList());
    String number =
        threshold == Math.rint(threshold)
            ? Long.toString((long) threshold)
            : Double.toString(threshold);
    return "%s %s %s for %d x %d min"
        .formatted(sum, comparison().sign(), number, periods(), period().toMinutes());
  }

  @Override
  public String toString() {
    return code() + ": " + condition();
  }

  private static Set<MetricDimension> dimensions(String[] cells) {
    return cells[SCOPE].equals("BROKER")
        ? Set.of(MetricDimension.CLUSTER, MetricDimension.BROKER)
        : Set.of(MetricDimension.CLUSTER);
  }

  private static List<AlarmRule> read() {
    try (InputStream in = AlarmRule.class.getResourceAsStream("alarms.tsv");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .map(cells -> new AlarmRule(cells, Double.parseDouble(cells[THRESHOLD])))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
