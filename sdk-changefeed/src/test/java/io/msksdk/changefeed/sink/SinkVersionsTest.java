package io.msksdk.changefeed.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.changefeed.dispatch.DispatchRule;
import io.msksdk.changefeed.dispatch.PartitionRule;
import io.msksdk.changefeed.filter.ColumnSelector;
import io.msksdk.changefeed.filter.EventFilter;
import io.msksdk.changefeed.version.TidbVersion;
import io.msksdk.changefeed.version.VersionFloors;
import io.msksdk.core.check.Finding;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each feature at its floor and one step below. */
class SinkVersionsTest {
  @ParameterizedTest
  @CsvSource({
    "protocol avro, v6.0.9, v6.1.0",
    "protocol simple, v7.6.0, v8.0.0",
    "protocol debezium, v7.6.0, v8.0.0",
    "protocol debezium-avro, v8.5.3, v8.5.4",
    "only-output-updated-columns, v7.0.0, v7.1.0",
    "content-compatible, v6.5.5, v6.5.6",
    "content-compatible, v7.1.2, v7.1.3",
    "content-compatible, v7.5.9, v7.6.0",
    "avro-include-before-value, v8.5.3, v8.5.4",
    "sink.only_output_updated_columns, v7.0.0, v7.1.0",
    "sink.content_compatible, v7.1.2, v7.1.3",
    "performance_mode, v8.5.3, v8.5.4",
    "sink.delete_only_output_handle_key_columns, v7.1.9, v7.2.0",
    "sink.kafka_config.glue_schema_registry_config.registry_name, v7.3.0, v7.4.0",
    "sink.kafka_config.large_message_handle.large_message_handle_compression, v7.3.0, v7.4.0",
    "large messages handle-key-only, v7.1.1, v7.1.2",
    "large messages handle-key-only, v7.2.0, v7.3.0",
    "large messages claim-check, v7.3.0, v7.4.0",
    "sink.kafka_config.output_raw_change_event, v6.5.9, v6.5.10",
    "sink.kafka_config.output_raw_change_event, v7.1.5, v7.1.6",
    "sink.kafka_config.output_raw_change_event, v7.5.2, v7.5.3",
    "sink.kafka_config.output_raw_change_event, v8.1.0, v8.1.1",
    "event filters, v6.1.9, v6.2.0",
    "ignore_update_only_columns, v8.5.3, v8.5.4",
    "column selectors, v7.4.0, v7.5.0",
    "partition columns, v7.4.0, v7.5.0",
    "partition by a named index, v7.4.0, v7.5.0",
    "table routing, v8.5.6, v8.5.7",
  })
  void feature_needsItsVersion(String feature, String below, String at) {
    assertThat(check(feature, below))
        .filteredOn(finding -> finding.message().endsWith("needed for " + feature + "."))
        .singleElement()
        .satisfies(finding -> assertThat(finding.expected()).isEqualTo("at least " + at));
    assertThat(check(feature, at)).isEmpty();
  }

  /** A changefeed of Canal-JSON, or what the feature needs, with the feature alone. */
  private static List<Finding> check(String feature, String version) {
    SinkUri.Builder uri = SinkUri.builder("b-1:9092", "meta").protocol(protocol(feature));
    ReplicaConfig.Builder config = ReplicaConfig.builder();
    switch (feature) {
      case "only-output-updated-columns", "content-compatible", "avro-include-before-value" ->
          uri.parameter(feature, "true");
      case "performance_mode" -> config.setting(feature, "low-latency");
      case "sink.only_output_updated_columns",
          "sink.content_compatible",
          "sink.delete_only_output_handle_key_columns",
          "sink.kafka_config.output_raw_change_event" ->
          config.setting(feature, true);
      case "sink.kafka_config.glue_schema_registry_config.registry_name" ->
          config.schemaRegistry(new GlueRegistry("us-west-2", "registry"));
      case "sink.kafka_config.large_message_handle.large_message_handle_compression" ->
          config.setting(feature, "lz4");
      case "large messages handle-key-only" -> config.setting(LARGE, "handle-key-only");
      case "large messages claim-check" -> {
        config.setting(LARGE, "claim-check");
        config.setting(
            "sink.kafka_config.large_message_handle.claim_check_storage_uri", "s3://b/p");
      }
      case "event filters" ->
          config.eventFilter(EventFilter.builder("a.*").ignore("drop table").build());
      case "ignore_update_only_columns" ->
          config.eventFilter(EventFilter.builder("a.*").ignoreUpdatesOf("seen").build());
      case "column selectors" -> config.columns(ColumnSelector.of(List.of("a.*"), List.of("a")));
      case "partition columns" -> dispatch(config, PartitionRule.columns(List.of("a")));
      case "partition by a named index" -> dispatch(config, PartitionRule.index("i"));
      case "table routing" ->
          config.dispatch(DispatchRule.match("a.*").target("b", "{table}").build());
      default -> {}
    }
    return SinkVersions.check(uri.build(), config.build(), TidbVersion.parse(version));
  }

  private static final String LARGE =
      "sink.kafka_config.large_message_handle.large_message_handle_option";

  private static void dispatch(ReplicaConfig.Builder config, PartitionRule rule) {
    config.dispatch(DispatchRule.match("a.*").partition(rule).build());
  }

  private static SinkProtocol protocol(String feature) {
    if (feature.startsWith("protocol ")) {
      return SinkProtocol.find(feature.substring("protocol ".length())).orElseThrow();
    }
    return feature.startsWith("avro-") || feature.contains("glue")
        ? SinkProtocol.AVRO
        : SinkProtocol.CANAL_JSON;
  }

  @Test
  void table_namesOnlyWhatExists() {
    List<String> unknown = new ArrayList<>();
    for (String feature : VersionFloors.read(SinkVersions.class, "version-floors.tsv").features()) {
      boolean known =
          feature.contains(" ")
              || feature.equals("ignore_update_only_columns")
              || UriSettings.find(feature) != null
              || ConfigSettings.find(feature) != null;
      if (!known) {
        unknown.add(feature);
      }
    }
    assertThat(unknown).isEmpty();
  }

  /** The table of the oldest Kafka, at both ends of each of its ranges. */
  @ParameterizedTest
  @CsvSource({
    "v6.0.9,",
    "v6.1.0, 2.0.0",
    "v6.4.9, 2.0.0",
    "v6.5.0, 2.1.0",
    "v7.4.9, 2.1.0",
    "v7.5.0, 2.4.0",
    "v7.5.1, 2.4.0",
    "v7.5.2, 2.1.0",
    "v7.5.9, 2.1.0",
    "v7.6.0, 2.4.0",
    "v8.0.9, 2.4.0",
    "v8.1.0, 2.1.0",
    "v9.0.0, 2.1.0",
  })
  void kafka_hasAFloorForEachTicdc(String version, String kafka) {
    assertThat(SinkVersions.leastKafka(TidbVersion.parse(version)).orElse(null)).isEqualTo(kafka);
  }

  @ParameterizedTest
  @CsvSource({"2.3.1, 1", "2.4.0, 0", "0.11.0.2, 1", "3.7.0, 0"})
  void kafkaThatIsTooOld_isNamed(String kafka, int findings) {
    SinkUri uri =
        SinkUri.builder("b-1:9092", "meta")
            .protocol(SinkProtocol.CANAL_JSON)
            .kafkaVersion(kafka)
            .build();

    assertThat(
            SinkVersions.check(uri, ReplicaConfig.builder().build(), TidbVersion.parse("v7.6.0")))
        .hasSize(findings)
        .allSatisfy(f -> assertThat(f.expected()).isEqualTo("at least 2.4.0, for TiCDC v7.6.0"));
  }

  @Test
  void flagThatIsOff_asksForNothing() {
    ReplicaConfig off =
        ReplicaConfig.builder().setting("sink.kafka_config.output_raw_change_event", false).build();
    SinkUri uri = SinkUri.parse("kafka://b:1/t?protocol=canal-json&content-compatible=false");

    assertThat(SinkVersions.check(uri, off, TidbVersion.parse("v6.1.0"))).isEmpty();
  }
}
