package io.msksdk.micrometer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every meter of this module, and a Grafana dashboard made of them. */
public final class MeterCatalogue {
  private static final Map<String, MeterRow> ROWS = read();

  private MeterCatalogue() {}

  /**
   * Returns the meters.
   *
   * @return in the order of the guide, unmodifiable
   */
  public static List<MeterRow> all() {
    return List.copyOf(ROWS.values());
  }

  /**
   * Returns a dashboard for Grafana with Prometheus as its data source: import it as it is.
   *
   * @return JSON text
   */
  public static String grafanaDashboard() {
    try (InputStream in = MeterCatalogue.class.getResourceAsStream("grafana-dashboard.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static MeterRow row(String name) {
    MeterRow row = ROWS.get(name);
    if (row == null) {
      throw new IllegalArgumentException("meter: " + name + " (expected: one of the table).");
    }
    return row;
  }

  private static Map<String, MeterRow> read() {
    Map<String, MeterRow> rows = new LinkedHashMap<>();
    try (InputStream in = MeterCatalogue.class.getResourceAsStream("meters.tsv");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(MeterRow::of)
          .forEach(row -> rows.put(row.name(), row));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }
}
