package io.msksdk.changefeed.sink;

import io.msksdk.changefeed.dispatch.DispatchRule;
import io.msksdk.changefeed.internal.TsvTable;
import io.msksdk.changefeed.version.TidbVersion;
import io.msksdk.changefeed.version.VersionFloors;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import io.msksdk.core.check.InvalidSpecException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a changefeed uses that an older TiCDC does not have yet. Such a TiCDC refuses it, or leaves
 * it out without a word.
 *
 * <pre>{@code
 * SinkVersions.check(uri, config, TidbVersion.parse("v7.1.5")).forEach(System.out::println);
 * }</pre>
 */
public final class SinkVersions {
  private static final VersionFloors FLOORS =
      VersionFloors.read(SinkVersions.class, "version-floors.tsv");
  private static final List<List<String>> KAFKA =
      TsvTable.rows(SinkVersions.class, "kafka-floors.tsv");
  private static final String LARGE =
      "sink.kafka_config.large_message_handle.large_message_handle_option";

  private SinkVersions() {}

  /**
   * Compares a changefeed with a version.
   *
   * @param uri its sink URI
   * @param config its configuration
   * @param version the version of TiCDC, that of its TiDB
   * @return an error for each format, parameter, member and rule that needs a later one, and for a
   *     Kafka that is too old for it
   */
  public static List<Finding> check(SinkUri uri, ReplicaConfig config, TidbVersion version) {
    Findings findings = Findings.create();
    for (String feature : used(uri, config)) {
      FLOORS
          .above(feature, version)
          .ifPresent(
              floor ->
                  findings.add(
                      Finding.error(
                              "changefeed.sink.version", "TiCDC", version, "at least " + floor)
                          .advising("It is needed for " + feature + ".")));
    }
    uri.parameter("kafka-version").ifPresent(kafka -> findings.addAll(kafka(kafka, version)));
    return findings.all();
  }

  private static Set<String> used(SinkUri uri, ReplicaConfig config) {
    Set<String> used = new LinkedHashSet<>();
    Optional<SinkProtocol> protocol = uri.protocol().or(config::protocol);
    protocol.ifPresent(format -> used.add("protocol " + format));
    uri.parameters().forEach((name, value) -> used.add(on(name, value)));
    for (String path : ConfigSettings.all().keySet()) {
      config.setting(path).ifPresent(value -> used.add(on(path, value)));
    }
    config.setting(LARGE).ifPresent(option -> used.add("large messages " + option));
    config.dispatchRules().forEach(rule -> used.addAll(dispatch(rule)));
    if (!config.eventFilters().isEmpty()) {
      used.add("event filters");
    }
    if (config.eventFilters().stream().anyMatch(f -> !f.ignoredUpdateColumns().isEmpty())) {
      used.add("ignore_update_only_columns");
    }
    if (!config.columnSelectors().isEmpty()) {
      used.add("column selectors");
    }
    return used;
  }

  /** What is off asks for nothing. */
  private static String on(String name, String value) {
    return value.equals("false") || value.equals("none") ? "" : name;
  }

  private static Set<String> dispatch(DispatchRule rule) {
    Set<String> used = new LinkedHashSet<>();
    used.add("partition " + rule.partition().text());
    rule.partition().indexName().ifPresent(index -> used.add("partition by a named index"));
    if (rule.targetSchema().isPresent() || rule.targetTable().isPresent()) {
      used.add("table routing");
    }
    return used;
  }

  /**
   * Returns the oldest Kafka a TiCDC writes to.
   *
   * @param version the version of TiCDC
   * @return such as {@code 2.1.0}, empty before v6.1.0, where none is stated
   */
  public static Optional<String> leastKafka(TidbVersion version) {
    return KAFKA.stream()
        .filter(row -> TidbVersion.parse(row.get(0)).compareTo(version) <= 0)
        .reduce((older, newer) -> newer)
        .map(row -> row.get(1));
  }

  private static List<Finding> kafka(String kafka, TidbVersion version) {
    return leastKafka(version)
        .filter(least -> older(kafka, least))
        .map(
            least ->
                List.of(
                    Finding.error(
                        "changefeed.sink.kafka-version",
                        "kafka-version",
                        kafka,
                        "at least " + least + ", for TiCDC " + version)))
        .orElse(List.of());
  }

  private static boolean older(String kafka, String least) {
    try {
      return TidbVersion.parse(kafka).compareTo(TidbVersion.parse(least)) < 0;
    } catch (InvalidSpecException ofFourNumbers) {
      return true; // as versions before 1.0 have
    }
  }
}
