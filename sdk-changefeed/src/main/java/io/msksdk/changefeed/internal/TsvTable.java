package io.msksdk.changefeed.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads a table that comes with a package: a row a line, cells between tabs, {@code #} a remark.
 */
public final class TsvTable {
  private TsvTable() {}

  /**
   * Reads a table.
   *
   * @param beside a class of the package the table is in
   * @param name the name of the file
   * @return its rows, each with all of its cells
   */
  public static List<List<String>> rows(Class<?> beside, String name) {
    InputStream found = beside.getResourceAsStream(name);
    if (found == null) {
      throw new IllegalStateException("table: " + name + " (expected: in the jar).");
    }
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(found, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> List.of(line.split("\t", -1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Splits a cell that lists words.
   *
   * @param cell the cell
   * @return the words between its commas, none when it is empty
   */
  public static List<String> words(String cell) {
    return cell.isEmpty() ? List.of() : List.of(cell.split(",", -1));
  }
}
