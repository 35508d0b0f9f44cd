package io.msksdk.changefeed.console;

import io.msksdk.changefeed.internal.TsvTable;
import io.msksdk.changefeed.sink.SinkProtocol;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The editions of the console's Kafka sink, whose limits moved. */
public enum Edition {
  /** The first one: not for production, topics are made before. */
  EXPERIMENTAL,
  /** The beta, from v6.4.0. */
  BETA,
  /** What there is now. */
  GENERAL;

  private static final List<List<String>> FLOORS = TsvTable.rows(Edition.class, "floors.tsv");

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
   * @return 5 in the beta and 100 now, empty where it was never stated
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

  List<Finding> check(TidbVersion version, SinkProtocol protocol, String partition) {
    List<String> row = row();
    Findings findings = Findings.create();
    if (!row.get(4).isEmpty() && version.compareTo(TidbVersion.parse(row.get(4))) < 0) {
      findings.add(floor("edition " + this, version, row.get(4)));
    }
    findings.add(oneOf("protocol", protocol.text(), row.get(5)));
    findings.add(oneOf("partition", partition, row.get(6)));
    return findings
        .addAll(feature(protocol.text(), version))
        .addAll(feature(partition, version))
        .all();
  }

  private static @Nullable Finding oneOf(String property, String value, String words) {
    return words.isEmpty() || TsvTable.words(words).contains(value)
        ? null
        : Finding.error("changefeed.console." + property, property, value, words);
  }

  /** The floor of the version's own line, or that of the lines after the listed ones. */
  static List<Finding> feature(String feature, TidbVersion version) {
    return FLOORS.stream()
        .filter(row -> row.get(0).equals(feature))
        .filter(row -> row.get(1).equals("*") || row.get(1).equals(version.line()))
        .findFirst()
        .filter(row -> version.compareTo(TidbVersion.parse(row.get(2))) < 0)
        .map(row -> List.of(floor(feature, version, row.get(2))))
        .orElse(List.of());
  }

  private static Finding floor(String feature, TidbVersion version, String least) {
    return Finding.error("changefeed.console.version", "tidbVersion", version, "at least " + least)
        .advising("It is needed for " + feature + ".");
  }
}
