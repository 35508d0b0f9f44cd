package io.msksdk.admin.configuration;

import io.msksdk.core.catalogue.BrokerSizes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What brokers do where a configuration says nothing. */
final class DefaultTable {
  private static final List<Row> ROWS = read();

  private DefaultTable() {}

  static List<Row> rows() {
    return ROWS;
  }

  private static List<Row> read() {
    try (InputStream in = DefaultTable.class.getResourceAsStream("default-properties.tsv");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .map(cells -> new Row(cells[0], cells[1], cells[2], cells[3], cells[4]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  record Row(String name, String owner, String local, String tiered, String source) {
    private static final String ABSENT = "-";
    private static final Pattern BY_SIZE = Pattern.compile("most of (\\d+) and ([\\d.]+) per vCPU");
    private static final Pattern BY_VERSION = Pattern.compile("(\\S+) on (\\S+), else (\\S+)");

    /** The value on a cluster, empty where there is no such property. */
    Optional<String> value(BrokerShape shape) {
      String cell = shape.tiered() ? tiered : local;
      boolean absent = cell.equals(ABSENT) || (shape.kraft() && name.startsWith("zookeeper."));
      return absent ? Optional.empty() : Optional.of(computed(cell, shape));
    }

    private static String computed(String cell, BrokerShape shape) {
      Matcher bySize = BY_SIZE.matcher(cell);
      if (bySize.matches()) {
        // of a size nobody has published the rule is all there is to say
        return shape.published().map(size -> most(bySize, size)).orElse(cell);
      }
      Matcher byVersion = BY_VERSION.matcher(cell);
      if (byVersion.matches()) {
        return byVersion.group(2).equals(shape.kafkaVersion())
            ? byVersion.group(1)
            : byVersion.group(3);
      }
      return switch (cell) {
        case "zones" -> String.valueOf(shape.zones());
        case "zones less 1" -> String.valueOf(shape.zones() - 1);
        default -> cell;
      };
    }

    private static String most(Matcher rule, BrokerSizes.Size size) {
      BigDecimal bySize = new BigDecimal(rule.group(2)).multiply(BigDecimal.valueOf(size.vcpus()));
      return new BigDecimal(rule.group(1))
          .max(bySize.setScale(0, RoundingMode.DOWN))
          .toPlainString();
    }
  }
}
