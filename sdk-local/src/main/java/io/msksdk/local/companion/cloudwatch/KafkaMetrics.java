package io.msksdk.local.companion.cloudwatch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The metrics that MSK publishes, each with its level and dimensions. Immutable. */
final class KafkaMetrics {
  static final String NAMESPACE = "AWS/Kafka";
  static final String CLUSTER = "Cluster Name";
  static final String BROKER = "Broker ID";

  private static final List<String> LEVELS =
      List.of("DEFAULT", "PER_BROKER", "PER_TOPIC_PER_BROKER", "PER_TOPIC_PER_PARTITION");

  private final List<Row> rows;

  private KafkaMetrics(List<Row> rows) {
    this.rows = rows;
  }

  static KafkaMetrics published() {
    try (InputStream in = KafkaMetrics.class.getResourceAsStream("metrics.tsv");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return new KafkaMetrics(
          lines.lines().filter(line -> !line.startsWith("#")).map(Row::of).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Row> rows() {
    return rows;
  }

  /** The rows of a name, whether it is the one of today or another it goes by. */
  List<Row> named(String name) {
    return rows.stream().filter(row -> row.named(name)).toList();
  }

  /** Says whether a metric of a cluster is published on a level. */
  boolean onLevel(MetricKey key, String level) {
    int most = LEVELS.indexOf(level);
    return named(key.name()).stream()
        .anyMatch(row -> row.has(key.dimensions().keySet()) && row.level() <= most);
  }

  /** One row of the guide's tables; a dimension with a question mark may be left out. */
  record Row(String name, List<String> others, int level, List<String> dimensions, String visible) {

    private static Row of(String line) {
      String[] cells = line.split("\t", -1);
      return new Row(
          cells[0],
          Arrays.asList(cells[1].split("\\|", -1)),
          LEVELS.indexOf(cells[2]),
          Arrays.asList(cells[3].split(",", -1)),
          cells[4]);
    }

    boolean named(String other) {
      return name.equals(other) || others.contains(other);
    }

    boolean has(Set<String> given) {
      Set<String> all =
          dimensions.stream().map(d -> d.replace("?", "")).collect(Collectors.toSet());
      return all.containsAll(given)
          && dimensions.stream().allMatch(d -> d.endsWith("?") || given.contains(d));
    }

    /** Says whether the metric exists as soon as the cluster does, for the cluster or a broker. */
    boolean ofCluster() {
      return visible.equals("CLUSTER_ACTIVE") && List.of(CLUSTER, BROKER).containsAll(dimensions);
    }

    boolean perBroker() {
      return dimensions.contains(BROKER);
    }
  }
}
