package io.msksdk.local.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads tables of the jar: a row per line, cells parted by tabs, comments begin with a hash. */
public final class Table {
  private Table() {}

  /**
   * Reads a table.
   *
   * @param beside a class of the package the table is in
   * @param file the table's file name
   * @param columns how many cells a row has
   * @return the rows in their order
   */
  public static List<List<String>> rows(Class<?> beside, String file, int columns) {
    try (InputStream in = beside.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + ": not in the jar");
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> row(file, line, columns))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> row(String file, String line, int columns) {
    List<String> cells = List.of(line.split("\t", -1));
    if (cells.size() != columns) {
      throw new IllegalStateException(file + ": " + line + " (expected: " + columns + " cells)");
    }
    return cells;
  }
}
