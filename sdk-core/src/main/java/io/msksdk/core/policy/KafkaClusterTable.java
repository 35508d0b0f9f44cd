package io.msksdk.core.policy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The table of {@code kafka-cluster} actions, read once. */
final class KafkaClusterTable {
  private static final String FILE = "kafka-cluster-actions.tsv";

  private final List<KafkaClusterAction> rows;
  private final Map<String, Optional<KafkaClusterAction>> byName = new HashMap<>();
  private final Map<String, Map<String, Optional<KafkaClusterAction>>> byOperation =
      new HashMap<>();

  private KafkaClusterTable(List<KafkaClusterAction> rows) {
    this.rows = List.copyOf(rows);
    for (KafkaClusterAction row : rows) {
      byName.put(row.name().toLowerCase(Locale.ROOT), Optional.of(row));
      String type = row.resourceType().replace('-', '_').toUpperCase(Locale.ROOT);
      row.operation()
          .ifPresent(
              operation ->
                  byOperation
                      .computeIfAbsent(type, each -> new HashMap<>())
                      .put(operation, Optional.of(row)));
    }
  }

  List<KafkaClusterAction> rows() {
    return rows;
  }

  Optional<KafkaClusterAction> named(String lowerCaseName) {
    return byName.getOrDefault(lowerCaseName, Optional.empty());
  }

  KafkaClusterAction required(String name) {
    return named(name.toLowerCase(Locale.ROOT)).orElseThrow();
  }

  Optional<KafkaClusterAction> standingFor(String type, String operation) {
    return byOperation.getOrDefault(type, Map.of()).getOrDefault(operation, Optional.empty());
  }

  static KafkaClusterTable read() {
    List<KafkaClusterAction> rows = new ArrayList<>();
    try (InputStream in = KafkaClusterTable.class.getResourceAsStream(FILE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .map(KafkaClusterTable::row)
          .forEach(rows::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new KafkaClusterTable(rows);
  }

  private static KafkaClusterAction row(String[] cells) {
    List<String> companions = cells[3].isEmpty() ? List.of() : List.of(cells[3].split(","));
    return new KafkaClusterAction(
        cells[0], cells[1], cells[2], companions, cells[4].equals("yes"), cells[5]);
  }
}
