package io.msksdk.admin.metric;

import io.msksdk.admin.cluster.MonitoringLevel;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The catalogue of the metrics MSK publishes (Amazon MSK Developer Guide, "Monitoring an Amazon MSK
 * cluster"). Immutable.
 *
 * <pre>{@code
 * MskMetrics.published().named("OffsetLag").get(0).level(); // PER_TOPIC_PER_PARTITION
 * }</pre>
 */
public final class MskMetrics {
  /** The namespace in CloudWatch. */
  public static final String NAMESPACE = "AWS/Kafka";

  private static final MskMetrics PUBLISHED = new MskMetrics(read());

  private final List<MskMetric> rows;

  private MskMetrics(List<MskMetric> rows) {
    this.rows = rows;
  }

  /**
   * Returns the catalogue as published.
   *
   * @return the table this version of the SDK carries
   */
  public static MskMetrics published() {
    return PUBLISHED;
  }

  /**
   * Returns every row.
   *
   * @return in the order of the guide, unmodifiable
   */
  public List<MskMetric> all() {
    return rows;
  }

  /**
   * Finds the rows of a name, whatever its case and whether it is a name of today or of before.
   *
   * @param name such as {@code MessagesInPerSec}
   * @return the rows, which differ in their dimensions; none for a name MSK does not publish
   */
  public List<MskMetric> named(String name) {
    return rows.stream().filter(row -> row.called(name)).toList();
  }

  /**
   * Finds the row of a name and its dimensions, the one of the lowest level where two have them.
   *
   * @param name such as {@code MessagesInPerSec}
   * @param dimensions exactly those it is asked for with
   * @return the row, empty when MSK does not publish such a metric
   */
  public Optional<MskMetric> find(String name, Set<MetricDimension> dimensions) {
    return named(name).stream()
        .filter(row -> row.publishedWith(dimensions))
        .min(Comparator.comparing(MskMetric::level));
  }

  /**
   * Returns the cheapest monitoring level that has all of some metrics.
   *
   * @param metrics the metrics
   * @return DEFAULT, which is free, where it is enough
   */
  public static MonitoringLevel levelOf(Collection<MskMetric> metrics) {
    return metrics.stream()
        .map(MskMetric::level)
        .max(Comparator.naturalOrder())
        .orElse(MonitoringLevel.DEFAULT);
  }

  /** The row a question is about, or everything that is wrong with the question. */
  MskMetric require(String name, Set<MetricDimension> dimensions) {
    return find(name, dimensions)
        .orElseThrow(() -> InvalidSpecException.of(explain(name, dimensions)));
  }

  private Finding explain(String name, Set<MetricDimension> dimensions) {
    List<MskMetric> named = named(name);
    if (named.isEmpty()) {
      return Finding.error("metric.name", "name", name, "a metric that MSK publishes")
          .advising("MskMetrics.published().all() has them all.");
    }
    String sets = String.join(" or ", named.stream().map(MskMetrics::labels).distinct().toList());
    return Finding.error(
            "metric.dimensions",
            "dimensions of " + name,
            dimensions.stream().map(MetricDimension::label).toList(),
            sets)
        .advising("CloudWatch answers other dimensions with no data and no error.");
  }

  private static String labels(MskMetric row) {
    return row.dimensions().stream()
        .map(
            dimension ->
                row.requiredDimensions().contains(dimension)
                    ? dimension.label()
                    : dimension.label() + " (optional)")
        .toList()
        .toString();
  }

  private static List<MskMetric> read() {
    try (InputStream in = MskMetrics.class.getResourceAsStream("metrics.tsv");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("#")).map(MskMetric::row).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
