package io.msksdk.changefeed.target;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the settings of a connector must be for TiCDC's messages in Avro. */
record ConnectorRules(Map<String, String> settings) {
  static final String CONVERTER = "io.confluent.connect.avro.AvroConverter";

  private static final List<String> SNOWFLAKE =
      List.of(
          "snowflake.url.name",
          "snowflake.user.name",
          "snowflake.private.key",
          "snowflake.database.name",
          "snowflake.schema.name");

  List<Finding> keysAndDeletes() {
    return Findings.create()
        .add(setting("pk.mode", "record_key", "the key of a record is the table's key"))
        .add(setting("delete.enabled", "true", "a delete is a record without a value"))
        .add(setting("insert.mode", "upsert", "TiCDC may send a row twice"))
        .all();
  }

  /** Confluent Cloud names its connectors without a package and its formats, others converters. */
  List<Finding> formats() {
    boolean cloud = !settings.getOrDefault("connector.class", ".").contains(".");
    String why = "TiCDC writes keys and values in Avro";
    return cloud
        ? Findings.create()
            .add(setting("input.data.format", "AVRO", why))
            .add(setting("input.key.format", "AVRO", why))
            .all()
        : Findings.create()
            .add(setting("value.converter", CONVERTER, why))
            .add(setting("key.converter", CONVERTER, why))
            .all();
  }

  List<Finding> snowflake() {
    Findings findings = Findings.create();
    for (String name : SNOWFLAKE) {
      if (settings.getOrDefault(name, "").isBlank()) {
        findings.add(Finding.error("changefeed.target.connector", name, null, "a value"));
      }
    }
    return findings.all();
  }

  List<Finding> topics(Map<String, Integer> tablesByTopic) {
    Findings findings = Findings.create();
    for (String topic : settings.getOrDefault("topics", "").split(",", -1)) {
      int tables = tablesByTopic.getOrDefault(topic.strip(), 1);
      if (tables > 1) {
        findings.add(
            Finding.error(
                    "changefeed.target.topic", "topics", topic.strip(), "one table, not " + tables)
                .advising("Dispatch to tidb_{schema}_{table}, a topic for each table."));
      }
    }
    return findings.all();
  }

  private @Nullable Finding setting(String name, String expected, String why) {
    String value = settings.get(name);
    return expected.equalsIgnoreCase(value)
        ? null
        : Finding.error("changefeed.target.connector", name, value, expected)
            .advising("Otherwise rows go wrong: " + why + ".");
  }
}
