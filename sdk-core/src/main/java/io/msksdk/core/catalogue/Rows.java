package io.msksdk.core.catalogue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;

/** The rows of a table: cells between tabs, comments behind a hash. */
final class Rows {

  private Rows() {}

  static List<String[]> published(String resource) {
    try (InputStream in = Rows.class.getResourceAsStream(resource);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return rows(lines.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String[]> of(String table) {
    return rows(table.lines().toList());
  }

  private static List<String[]> rows(List<String> lines) {
    return lines.stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split("\t", -1))
        .toList();
  }

  /** A number, or nothing where a hyphen stands. */
  static OptionalInt number(String cell) {
    return cell.equals("-") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(cell));
  }
}
