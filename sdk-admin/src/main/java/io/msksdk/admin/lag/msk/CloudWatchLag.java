package io.msksdk.admin.lag.msk;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.admin.cluster.Cluster;
import io.msksdk.admin.cluster.MonitoringLevel;
import io.msksdk.admin.lag.source.LagFault;
import io.msksdk.admin.lag.source.LagRound;
import io.msksdk.admin.lag.source.LagSource;
import io.msksdk.admin.metric.MetricAbsence;
import io.msksdk.admin.metric.MetricDimension;
import io.msksdk.admin.metric.MetricQuery;
import io.msksdk.admin.metric.MetricSeries;
import io.msksdk.admin.metric.MetricStatistic;
import io.msksdk.admin.metric.Metrics;
import io.msksdk.admin.metric.PublishedMetric;
import io.msksdk.core.time.Time;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The lag MSK publishes in CloudWatch. It needs no way to the brokers, and has gaps: what
 * CloudWatch says nothing about is unknown here, with the reason, and never zero.
 *
 * <pre>{@code
 * LagMonitor monitor =
 *     LagMonitor.from(CloudWatchLag.of(msk.metrics(), cluster).expect("billing").open()).open();
 * }</pre>
 */
public final class CloudWatchLag implements LagSource {
  private static final List<String> GAPS =
      List.of(
          "CloudWatch has no lag of groups that rebalance, that have committed nothing, or whose"
              + " name has a colon or is not ASCII.",
          "CloudWatch has no offsets: commits, ends and risk of loss are unknown.");
  private static final String NO_PARTITIONS =
      "CloudWatch has no lag of partitions: the cluster's monitoring level is below"
          + " PER_TOPIC_PER_PARTITION.";
  private static final Duration FRESH = Duration.ofMinutes(5);

  private final Metrics metrics;
  private final Cluster cluster;
  private final Set<String> expected;
  private final Time time;

  private CloudWatchLag(Builder builder) {
    metrics = builder.metrics;
    cluster = builder.cluster;
    expected = new TreeSet<>(builder.expected);
    time = builder.time;
  }

  /**
   * Starts a source.
   *
   * @param metrics CloudWatch, as {@code msk.metrics()} has it
   * @param cluster the cluster
   * @return a builder
   */
  public static Builder of(Metrics metrics, Cluster cluster) {
    return new Builder(requireNonNull(metrics, "metrics"), requireNonNull(cluster, "cluster"));
  }

  @Override
  public String name() {
    return "cloudwatch";
  }

  @Override
  public LagRound collect() {
    List<MetricQuery> queries =
        metrics
            .list(cluster.name())
            .filter(each -> LagFigures.OF_TOPIC.contains(each.name()) || ofPartition(each))
            .map(CloudWatchLag::query)
            .toList();
    LagFigures figures = new LagFigures();
    List<MetricSeries> read = metrics.read(queries);
    read.forEach(series -> series.latest().ifPresent(p -> add(figures, series, p.value())));
    // CloudWatch lists a series for two weeks after its last value
    Map<String, MetricQuery> silent = new TreeMap<>();
    read.stream()
        .filter(series -> !figures.has(group(series.query())))
        .forEach(series -> silent.putIfAbsent(group(series.query()), series.query()));
    silent.forEach((group, query) -> figures.fault(group, fault(query)));
    expected.stream()
        .filter(group -> !figures.has(group))
        .forEach(group -> figures.fault(group, fault(group)));
    Instant now = time.now();
    return new LagRound(now, now, figures.readings(), List.of(), gaps());
  }

  private List<String> gaps() {
    List<String> gaps = new ArrayList<>(GAPS);
    boolean partitions =
        !cluster.serverless()
            && cluster.monitoring().level() == MonitoringLevel.PER_TOPIC_PER_PARTITION;
    if (!partitions) {
      gaps.add(NO_PARTITIONS);
    }
    return gaps;
  }

  private static boolean ofPartition(PublishedMetric metric) {
    return LagFigures.OF_PARTITION.contains(metric.name())
        && metric.dimensions().containsKey(MetricDimension.PARTITION.label());
  }

  private static MetricQuery query(PublishedMetric published) {
    MetricQuery.Builder query =
        MetricQuery.of(published.name()).statistic(MetricStatistic.MAXIMUM).last(FRESH);
    published
        .dimensions()
        .forEach(
            (label, value) ->
                MetricDimension.labelled(label).ifPresent(known -> query.dimension(known, value)));
    return query.build();
  }

  private static String group(MetricQuery query) {
    return query.dimensions().getOrDefault(MetricDimension.GROUP, "");
  }

  private static void add(LagFigures figures, MetricSeries series, double value) {
    Map<MetricDimension, String> dimensions = series.query().dimensions();
    String name = series.query().metric().name();
    String topic = dimensions.getOrDefault(MetricDimension.TOPIC, "");
    String partition = dimensions.get(MetricDimension.PARTITION);
    if (partition == null) {
      figures.ofTopic(name, group(series.query()), topic, value);
    } else {
      figures.ofPartition(name, group(series.query()), topic, Integer.parseInt(partition), value);
    }
  }

  private LagFault fault(String group) {
    if (!StandardCharsets.US_ASCII.newEncoder().canEncode(group)) {
      return new LagFault(
          "group " + group,
          "group-name",
          "MSK publishes no lag of groups whose name is not ASCII.",
          "Read lag through the Kafka Admin API.",
          false);
    }
    // any topic will do: what is asked is why there is nothing of the group
    return fault(
        MetricQuery.of(LagFigures.SUM).cluster(cluster.name()).group(group).topic("any").build());
  }

  private LagFault fault(MetricQuery query) {
    List<MetricAbsence> why = metrics.whyMissing(query, cluster);
    return new LagFault(
        "group " + group(query),
        why.get(0).code(),
        String.join(" Or: ", why.stream().map(MetricAbsence::reason).toList()),
        why.get(0).remedy(),
        !why.get(0).certain());
  }

  /** Does nothing: what reads CloudWatch was given. */
  @Override
  public void close() {}

  /** Collects how CloudWatch is asked. Not thread-safe. */
  public static final class Builder {
    private final Metrics metrics;
    private final Cluster cluster;
    private final List<String> expected = new ArrayList<>();
    private Time time = Time.system();

    private Builder(Metrics metrics, Cluster cluster) {
      this.metrics = metrics;
      this.cluster = cluster;
    }

    /**
     * Names groups that must be there: one CloudWatch has nothing of is reported as unknown, with
     * the reason.
     *
     * @param groups the groups
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder expect(String... groups) {
      return expect(List.of(groups));
    }

    /**
     * Names groups that must be there.
     *
     * @param groups the groups
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder expect(Collection<String> groups) {
      expected.addAll(groups);
      return this;
    }

    /**
     * Sets the clock rounds are stamped with; the system's unless set.
     *
     * @param time the clock
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder time(Time time) {
      this.time = requireNonNull(time, "time");
      return this;
    }

    /**
     * Opens the source. No call is made.
     *
     * @return the source
     */
    public CloudWatchLag open() {
      return new CloudWatchLag(this);
    }
  }
}
