package io.msksdk.local.version;

import io.msksdk.local.table.Table;
import java.util.List;
import java.util.Optional;

/** The Apache Kafka versions the service knows, the oldest first. Immutable. */
public final class KafkaVersions {
  private final List<KafkaVersionRow> rows;

  private KafkaVersions(List<KafkaVersionRow> rows) {
    this.rows = List.copyOf(rows);
  }

  /**
   * Reads the table of versions.
   *
   * @return the versions
   */
  public static KafkaVersions published() {
    return new KafkaVersions(
        Table.rows(KafkaVersions.class, "kafka-versions.tsv", 5).stream()
            .map(KafkaVersionRow::of)
            .toList());
  }

  /**
   * Returns the names of all versions.
   *
   * @return such as {@code 3.7.x.kraft}
   */
  public List<String> names() {
    return rows.stream().map(KafkaVersionRow::version).toList();
  }

  /**
   * Tells whether the service knows a version.
   *
   * @param version its name
   * @return true when it is in the table
   */
  public boolean known(String version) {
    return find(version).isPresent();
  }

  /**
   * Returns the versions a cluster can be updated to.
   *
   * @param version what it runs now
   * @return the names, none when nothing follows or the version is unknown
   */
  public List<String> targets(String version) {
    return find(version).map(this::targets).orElse(List.of());
  }

  /**
   * Tells whether a cluster can be updated from one version to another.
   *
   * @param source what it runs now
   * @param target what it is to run
   * @return true when the second follows the first
   */
  public boolean lead(String source, String target) {
    return targets(source).contains(target);
  }

  List<KafkaVersionRow> rows() {
    return rows;
  }

  private List<String> targets(KafkaVersionRow row) {
    return row.anyNewer()
        ? rows.subList(rows.indexOf(row) + 1, rows.size()).stream()
            .filter(later -> later.follows(row))
            .map(KafkaVersionRow::version)
            .toList()
        : row.targets();
  }

  private Optional<KafkaVersionRow> find(String version) {
    return rows.stream().filter(row -> row.version().equals(version)).findFirst();
  }
}
