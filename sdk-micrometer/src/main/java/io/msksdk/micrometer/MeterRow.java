package io.msksdk.micrometer;

import java.util.List;

/**
 * A meter this module publishes.
 *
 * @param name Micrometer's name
 * @param type gauge, counter or timer
 * @param tags the names of its tags, unmodifiable
 * @param unit what its values count
 * @param meaning what it says
 */
public record MeterRow(String name, String type, List<String> tags, String unit, String meaning) {

  /**
   * Keeps a copy of the tags.
   *
   * @param name Micrometer's name
   * @param type gauge, counter or timer
   * @param tags the names of its tags
   * @param unit what its values count
   * @param meaning what it says
   */
  public MeterRow {
    tags = List.copyOf(tags);
  }

  static MeterRow of(String line) {
    String[] cells = line.split("\t", -1);
    List<String> tags = cells[2].equals("-") ? List.of() : List.of(cells[2].split(",", -1));
    return new MeterRow(cells[0], cells[1], tags, cells[3], cells[4]);
  }
}
