package io.msksdk.micrometer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gauges that come and go with what they measure: a round says all that is there, and what it does
 * not say is taken out of the registry. Not thread-safe.
 */
final class LiveGauges {
  private final MeterRegistry registry;
  private final Map<Series, Cell> cells = new HashMap<>();
  private long round;

  LiveGauges(MeterRegistry registry) {
    this.registry = registry;
  }

  private record Series(String name, List<String> values) {}

  /** The registry reads it from its own threads. */
  private static final class Cell {
    final Gauge gauge;
    volatile double value;
    long round;

    Cell(MeterRegistry registry, Series series, double value) {
      this.value = value;
      MeterRow row = MeterCatalogue.row(series.name());
      gauge =
          Gauge.builder(row.name(), this, cell -> cell.value)
              .tags(tags(row, series.values()))
              .description(row.meaning())
              .strongReference(true)
              .register(registry);
    }

    private static Tags tags(MeterRow row, List<String> values) {
      List<Tag> tags = new ArrayList<>();
      for (int i = 0; i < values.size(); i++) {
        tags.add(Tag.of(row.tags().get(i), values.get(i)));
      }
      return Tags.of(tags);
    }
  }

  void begin() {
    round++;
  }

  /** Sets a count, which no registry keeps as one. */
  void set(String name, long value, String... values) {
    set(name, (double) value, values);
  }

  /** Sets a value; the tags' values are in the order of the table. */
  void set(String name, double value, String... values) {
    Series series = new Series(name, List.of(values));
    Cell cell = cells.get(series);
    if (cell == null) {
      cell = new Cell(registry, series, value);
      cells.put(series, cell);
    }
    cell.value = value;
    cell.round = round;
  }

  void end() {
    cells
        .values()
        .removeIf(
            cell -> {
              boolean gone = cell.round != round;
              if (gone) {
                var unused = registry.remove(cell.gauge);
              }
              return gone;
            });
  }

  void clear() {
    begin();
    end();
  }

  int size() {
    return cells.size();
  }
}
