package io.msksdk.changefeed.version;

import io.msksdk.changefeed.internal.TsvTable;
import java.util.List;
import java.util.Optional;

/**
 * From which version on TiDB has a feature. A feature that was brought to older releases as well
 * has a floor for each of their lines, and one for the lines after them. Immutable and thread-safe.
 */
public final class VersionFloors {
  private static final String ANY = "*";

  private final List<List<String>> rows;

  private VersionFloors(List<List<String>> rows) {
    this.rows = rows;
  }

  /**
   * Reads a table of features, release lines such as {@code 7.1} or {@code *}, and floors.
   *
   * @param beside a class of the package the table is in
   * @param name the name of the file
   * @return the floors
   */
  public static VersionFloors read(Class<?> beside, String name) {
    return new VersionFloors(TsvTable.rows(beside, name));
  }

  /**
   * Says which version is needed instead.
   *
   * @param feature the feature
   * @param version the version there is
   * @return the floor of its own line, or that of the lines after; empty when the version has the
   *     feature, or the table does not know it
   */
  public Optional<TidbVersion> above(String feature, TidbVersion version) {
    return rows.stream()
        .filter(row -> row.get(0).equals(feature))
        .filter(row -> row.get(1).equals(ANY) || row.get(1).equals(version.line()))
        .findFirst()
        .map(row -> TidbVersion.parse(row.get(2)))
        .filter(floor -> version.compareTo(floor) < 0);
  }

  /**
   * Returns what the table knows.
   *
   * @return the features, in its order
   */
  public List<String> features() {
    return rows.stream().map(row -> row.get(0)).distinct().toList();
  }
}
