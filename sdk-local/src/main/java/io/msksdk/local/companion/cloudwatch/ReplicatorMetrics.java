package io.msksdk.local.companion.cloudwatch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** The metrics of replicators, which belong to no cluster. Immutable. */
final class ReplicatorMetrics {
  private static final List<Row> ROWS = read();

  private ReplicatorMetrics() {}

  static boolean has(MetricKey key) {
    return ROWS.contains(new Row(key.name(), key.dimensions().keySet()));
  }

  private static List<Row> read() {
    try (InputStream in = ReplicatorMetrics.class.getResourceAsStream("replicator-metrics.tsv");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .map(cells -> new Row(cells[0], Set.of(cells[1].split(",", -1))))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Row(String name, Set<String> dimensions) {}
}
