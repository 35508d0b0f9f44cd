package io.msksdk.admin.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What is published about the sizes of brokers; sizes MSK adds later are simply not in it. */
final class BrokerSizeTable {
  private static final BrokerSizeTable PUBLISHED = read();

  private final Map<String, Row> rows;

  private BrokerSizeTable(Map<String, Row> rows) {
    this.rows = rows;
  }

  static BrokerSizeTable published() {
    return PUBLISHED;
  }

  record Row(String size, OptionalInt mostThroughput, OptionalInt partitions) {}

  Optional<Row> row(String size) {
    return Optional.ofNullable(rows.get(size));
  }

  OptionalInt mostThroughput(String size) {
    return row(size).map(Row::mostThroughput).orElse(OptionalInt.empty());
  }

  private static BrokerSizeTable read() {
    Map<String, Row> rows = new LinkedHashMap<>();
    try (InputStream in = BrokerSizeTable.class.getResourceAsStream("broker-sizes.tsv");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .forEach(
              cells -> rows.put(cells[0], new Row(cells[0], number(cells[1]), number(cells[2]))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new BrokerSizeTable(Map.copyOf(rows));
  }

  private static OptionalInt number(String cell) {
    return cell.equals("-") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(cell));
  }
}
