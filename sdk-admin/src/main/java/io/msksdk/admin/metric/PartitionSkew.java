package io.msksdk.admin.metric;

import static java.util.Objects.requireNonNull;

import io.msksdk.admin.cluster.Cluster;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How evenly partitions and their leaders are spread over the brokers of a cluster, from {@code
 * PartitionCount}, {@code LeaderCount} and {@code GlobalPartitionCount}, all at monitoring level
 * DEFAULT. Immutable.
 *
 * <pre>{@code
 * System.out.println(PartitionSkew.of(msk.metrics(), cluster));
 * // leaders of broker 2: 1.42 times the mean; partitions of broker 1: 1.05 times; 3.0 replicas each
 * }</pre>
 */
public final class PartitionSkew {
  private final Map<Integer, Double> partitions;
  private final Map<Integer, Double> leaders;
  private final double global;

  private PartitionSkew(
      Map<Integer, Double> partitions, Map<Integer, Double> leaders, double global) {
    this.partitions = Collections.unmodifiableMap(partitions);
    this.leaders = Collections.unmodifiableMap(leaders);
    this.global = global;
  }

  /**
   * Reads the newest values, in one call.
   *
   * @param metrics the metrics of the cluster's Region
   * @param cluster a provisioned cluster
   * @return the spread; brokers without a value are left out
   * @throws InvalidSpecException when the cluster is serverless: it shows no brokers
   */
  public static PartitionSkew of(Metrics metrics, Cluster cluster) {
    requireNonNull(metrics, "metrics");
    if (cluster.serverless()) {
      throw InvalidSpecException.of(
          Finding.error("metric.serverless", "cluster", cluster.name(), "a provisioned cluster"));
    }
    int brokers = cluster.brokers().orElse(0);
    List<MetricQuery> queries = new ArrayList<>();
    for (int broker = 1; broker <= brokers; broker++) {
      queries.add(MetricQuery.of("PartitionCount").cluster(cluster.name()).broker(broker).build());
      queries.add(MetricQuery.of("LeaderCount").cluster(cluster.name()).broker(broker).build());
    }
    queries.add(MetricQuery.of("GlobalPartitionCount").cluster(cluster.name()).build());
    List<MetricSeries> read = metrics.read(queries);
    Map<Integer, Double> partitions = new TreeMap<>();
    Map<Integer, Double> leaders = new TreeMap<>();
    for (int broker = 1; broker <= brokers; broker++) {
      put(partitions, broker, read.get(2 * broker - 2));
      put(leaders, broker, read.get(2 * broker - 1));
    }
    double global = read.get(2 * brokers).latest().map(MetricPoint::value).orElse(0.0);
    return new PartitionSkew(partitions, leaders, global);
  }

  private static void put(Map<Integer, Double> counts, int broker, MetricSeries series) {
    series.latest().ifPresent(point -> counts.put(broker, point.value()));
  }

  /**
   * Returns how many partitions each broker has, replicas included.
   *
   * @return by broker, unmodifiable
   */
  public Map<Integer, Double> partitions() {
    return partitions;
  }

  /**
   * Returns how many partitions each broker leads.
   *
   * @return by broker, unmodifiable
   */
  public Map<Integer, Double> leaders() {
    return leaders;
  }

  /**
   * Returns how many replicas a partition has on average: what the brokers hold together over what
   * there is.
   *
   * @return empty when CloudWatch has no value
   */
  public OptionalDouble meanReplicas() {
    return global > 0 && !partitions.isEmpty()
        ? OptionalDouble.of(sum(partitions) / global)
        : OptionalDouble.empty();
  }

  /**
   * Returns how much more the fullest broker has than the mean.
   *
   * @return 1 when all have the same, empty when CloudWatch has no value
   */
  public OptionalDouble partitionSkew() {
    return skew(partitions);
  }

  /**
   * Returns how much more the busiest broker leads than the mean.
   *
   * @return 1 when all lead the same, empty when CloudWatch has no value
   */
  public OptionalDouble leaderSkew() {
    return skew(leaders);
  }

  /**
   * Returns the brokers that lead more than a multiple of the mean, such as 1.2.
   *
   * @param times the multiple
   * @return their numbers, in order, unmodifiable
   */
  public List<Integer> leadingMoreThan(double times) {
    double most = times * sum(leaders) / Math.max(1, leaders.size());
    return leaders.entrySet().stream()
        .filter(broker -> broker.getValue() > most)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static OptionalDouble skew(Map<Integer, Double> counts) {
    double sum = sum(counts);
    return sum > 0
        ? OptionalDouble.of(Collections.max(counts.values()) * counts.size() / sum)
        : OptionalDouble.empty();
  }

  private static double sum(Map<Integer, Double> counts) {
    return counts.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  @Override
  public String toString() {
    if (partitions.isEmpty() && leaders.isEmpty()) {
      return "no value";
    }
    List<String> parts =
        Stream.of(words("leaders", leaders), words("partitions", partitions))
            .filter(words -> !words.isEmpty())
            .toList();
    String replicas =
        meanReplicas().isPresent()
            ? "; %.1f replicas each".formatted(meanReplicas().getAsDouble())
            : "";
    return String.join("; ", parts) + replicas;
  }

  private static String words(String what, Map<Integer, Double> counts) {
    OptionalDouble skew = skew(counts);
    if (skew.isEmpty()) {
      return "";
    }
    int broker = Collections.max(counts.entrySet(), Map.Entry.comparingByValue()).getKey();
    return "%s of broker %d: %.2f times the mean".formatted(what, broker, skew.getAsDouble());
  }
}
