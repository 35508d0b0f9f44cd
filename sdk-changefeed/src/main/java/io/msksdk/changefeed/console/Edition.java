package io.msksdk.changefeed.console;

import io.msksdk.changefeed.dispatch.PartitionRule;
import io.msksdk.changefeed.internal.TsvTable;
import io.msksdk.changefeed.sink.SinkProtocol;
import io.msksdk.changefeed.version.TidbVersion;
import io.msksdk.changefeed.version.VersionFloors;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The editions of the console's Kafka sink, whose limits moved. */
public enum Edition {
  /** The first one: not for production, topics are made before. */
  EXPERIMENTAL,
  /** The beta, from v6.4.0. */
  BETA,
  /** The beta's later issue, with more changefeeds and a least size of TiKV nodes. */
  LATE_BETA,
  /** What TiDB Cloud Dedicated has now. */
  GENERAL,
  /** What TiDB Cloud Premium has. */
  PREMIUM;

  private static final VersionFloors FLOORS = VersionFloors.read(Edition.class, "floors.tsv");
  private static final List<List<String>> FIELDS = TsvTable.rows(Edition.class, "fields.tsv");

  private List<String> row() {
    return TsvTable.rows(Edition.class, "editions.tsv").stream()
        .filter(row -> row.get(0).equals(name()))
        .findFirst()
        .orElseThrow();
  }

  private OptionalInt limit(int cell) {
    String text = row().get(cell);
    return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
  }

  /**
   * Returns how many changefeeds a cluster has at most.
   *
   * @return 5 in the beta, 10 later in it and 100 now, empty where it was never stated
   */
  public OptionalInt changefeeds() {
    return limit(1);
  }

  /**
   * Returns how many rules a table filter has at most.
   *
   * @return 100 now, empty where it was never stated
   */
  public OptionalInt filterRules() {
    return limit(2);
  }

  /**
   * Returns how many event filters a changefeed has at most.
   *
   * @return 10 now, empty where there are none
   */
  public OptionalInt eventFilters() {
    return limit(3);
  }

  /**
   * Returns the least size of a TiKV node.
   *
   * @return such as {@code 8 vCPU and 16 GiB}, empty where none is stated
   */
  public Optional<String> leastTikvNode() {
    return Optional.of(row().get(7)).filter(text -> !text.isEmpty());
  }

  /**
   * Returns the fields of the form.
   *
   * @return their labels, in the console's order
   */
  public List<String> fields() {
    return FIELDS.stream()
        .filter(row -> TsvTable.words(row.get(2)).contains(name()))
        .map(row -> row.get(1))
        .toList();
  }

  static String label(String field) {
    return field(field).get(1);
  }

  private static List<String> field(String field) {
    return FIELDS.stream().filter(row -> row.get(0).equals(field)).findFirst().orElseThrow();
  }

  /** What to say about a field that was filled in and that the form does not have. */
  @Nullable Finding lacks(String field, String value) {
    List<String> row = field(field);
    return TsvTable.words(row.get(2)).contains(name())
        ? null
        : Finding.error("changefeed.console.field", row.get(1), value, "no value in " + this)
            .advising("Only " + row.get(2).replace(",", ", ") + " has this field.");
  }

  List<Finding> check(TidbVersion version) {
    String least = row().get(4);
    return !least.isEmpty() && version.compareTo(TidbVersion.parse(least)) < 0
        ? List.of(floor("edition " + this, version, least))
        : List.of();
  }

  List<Finding> check(TidbVersion version, SinkProtocol protocol) {
    return Findings.create()
        .add(oneOf("protocol", protocol.text(), row().get(5)))
        .addAll(feature(protocol.text(), version))
        .all();
  }

  List<Finding> check(TidbVersion version, PartitionRule partition) {
    Findings findings =
        Findings.create()
            .add(oneOf("partition", partition.text(), row().get(6)))
            .addAll(feature(partition.text(), version));
    partition.indexName().ifPresent(index -> findings.addAll(feature("index", version)));
    return findings.all();
  }

  private static @Nullable Finding oneOf(String property, String value, String words) {
    return words.isEmpty() || TsvTable.words(words).contains(value)
        ? null
        : Finding.error("changefeed.console." + property, property, value, words);
  }

  /** The floor of the version's own line, or that of the lines after the listed ones. */
  static List<Finding> feature(String feature, TidbVersion version) {
    return FLOORS
        .above(feature, version)
        .map(least -> List.of(floor(feature, version, least.toString())))
        .orElse(List.of());
  }

  private static Finding floor(String feature, TidbVersion version, String least) {
    return Finding.error("changefeed.console.version", "tidbVersion", version, "at least " + least)
        .advising("It is needed for " + feature + ".");
  }
}
