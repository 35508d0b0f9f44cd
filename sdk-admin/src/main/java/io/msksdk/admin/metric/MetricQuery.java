package io.msksdk.admin.metric;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A question for the values of one metric, checked before it is asked: CloudWatch answers a wrong
 * name or dimension with no data and no error. Immutable.
 *
 * <pre>{@code
 * MetricQuery.of("BytesInPerSec").cluster("orders").broker(1).last(Duration.ofHours(1)).build();
 * }</pre>
 */
public final class MetricQuery {
  private final MskMetric metric;
  private final Map<MetricDimension, String> dimensions;
  private final MetricStatistic statistic;
  private final Duration period;
  private final Duration last;

  private MetricQuery(Builder builder) {
    metric = MskMetrics.published().require(builder.name, builder.dimensions.keySet());
    dimensions = Collections.unmodifiableMap(new EnumMap<>(builder.dimensions));
    statistic = builder.statistic;
    period = builder.period;
    last = builder.last;
  }

  /**
   * Starts a question.
   *
   * @param metric the metric's name, of today or of before
   * @return a builder that asks for the average of every minute of the last 15
   */
  public static Builder of(String metric) {
    return new Builder(requireNonNull(metric, "metric"));
  }

  /**
   * Returns the metric.
   *
   * @return its row of the catalogue
   */
  public MskMetric metric() {
    return metric;
  }

  /**
   * Returns what the metric is asked for.
   *
   * @return the dimensions' values, unmodifiable
   */
  public Map<MetricDimension, String> dimensions() {
    return dimensions;
  }

  /**
   * Returns how one value is made out of a period's.
   *
   * @return AVERAGE unless set
   */
  public MetricStatistic statistic() {
    return statistic;
  }

  /**
   * Returns how long a period is.
   *
   * @return one minute unless set
   */
  public Duration period() {
    return period;
  }

  /**
   * Returns how far back is asked.
   *
   * @return 15 minutes unless set
   */
  public Duration last() {
    return last;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MetricQuery that
        && metric.equals(that.metric)
        && dimensions.equals(that.dimensions)
        && statistic == that.statistic
        && period.equals(that.period)
        && last.equals(that.last);
  }

  @Override
  public int hashCode() {
    return Objects.hash(metric, dimensions, statistic, period, last);
  }

  @Override
  public String toString() {
    return statistic.label() + " of " + metric.name() + dimensions + " every " + period;
  }

  /** Collects a {@link MetricQuery}. Not thread-safe. */
  public static final class Builder {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(455);
    private static final int LONGEST_VALUE = 1024;

    private final String name;
    private final Map<MetricDimension, String> dimensions = new EnumMap<>(MetricDimension.class);
    private MetricStatistic statistic = MetricStatistic.AVERAGE;
    private Duration period = MINUTE;
    private Duration last = Duration.ofMinutes(15);

    private Builder(String name) {
      this.name = name;
    }

    /**
     * Sets the cluster.
     *
     * @param name the cluster's name, not its ARN
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder cluster(String name) {
      return dimension(MetricDimension.CLUSTER, name);
    }

    /**
     * Sets the broker.
     *
     * @param id from 1
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder broker(int id) {
      return dimension(MetricDimension.BROKER, Integer.toString(id));
    }

    /**
     * Sets the topic.
     *
     * @param name the topic's name
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder topic(String name) {
      return dimension(MetricDimension.TOPIC, name);
    }

    /**
     * Sets the consumer group.
     *
     * @param id the group's id
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder group(String id) {
      return dimension(MetricDimension.GROUP, id);
    }

    /**
     * Sets the partition.
     *
     * @param number from 0
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder partition(int number) {
      return dimension(MetricDimension.PARTITION, Integer.toString(number));
    }

    /**
     * Sets any dimension.
     *
     * @param dimension which one
     * @param value its value
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder dimension(MetricDimension dimension, String value) {
      dimensions.put(requireNonNull(dimension, "dimension"), requireNonNull(value, "value"));
      return this;
    }

    /**
     * Sets how one value is made out of a period's; AVERAGE unless set.
     *
     * @param statistic the statistic
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder statistic(MetricStatistic statistic) {
      this.statistic = requireNonNull(statistic, "statistic");
      return this;
    }

    /**
     * Sets how long a period is; a minute unless set, which is as often as MSK publishes.
     *
     * @param period whole minutes
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder period(Duration period) {
      this.period = requireNonNull(period, "period");
      return this;
    }

    /**
     * Sets how far back is asked; 15 minutes unless set.
     *
     * @param last at least a period; CloudWatch keeps 455 days
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder last(Duration last) {
      this.last = requireNonNull(last, "last");
      return this;
    }

    /**
     * Checks the question.
     *
     * @return the question
     * @throws io.msksdk.core.check.InvalidSpecException when MSK publishes no such metric with such
     *     dimensions, or a value is one CloudWatch does not take
     */
    public MetricQuery build() {
      Findings.create()
          .add(wholeMinutes())
          .add(withinKeeping())
          .addAll(
              dimensions.entrySet().stream()
                  .filter(e -> !fits(e.getValue()))
                  .map(Builder::odd)
                  .toList())
          .requireNoErrors();
      return new MetricQuery(this);
    }

    private @Nullable Finding wholeMinutes() {
      long seconds = period.toSeconds();
      return seconds >= MINUTE.toSeconds() && period.equals(MINUTE.multipliedBy(seconds / 60))
          ? null
          : Finding.error("metric.period", "period", period, "whole minutes, at least one");
    }

    private @Nullable Finding withinKeeping() {
      return last.compareTo(period) >= 0 && last.compareTo(LONGEST) <= 0
          ? null
          : Finding.error("metric.last", "last", last, "from one period to " + LONGEST);
    }

    private static boolean fits(String value) {
      return !value.isEmpty()
          && value.length() <= LONGEST_VALUE
          && StandardCharsets.US_ASCII.newEncoder().canEncode(value);
    }

    private static Finding odd(Map.Entry<MetricDimension, String> entry) {
      return Finding.error(
              "metric.dimension-value",
              entry.getKey().label(),
              entry.getValue(),
              "1 to 1024 ASCII characters")
          .advising("MSK publishes no metrics for other names: ask Kafka itself.");
    }
  }
}
