package io.msksdk.changefeed.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import io.msksdk.changefeed.dispatch.DispatchRule;
import io.msksdk.changefeed.dispatch.PartitionRule;
import io.msksdk.changefeed.dispatch.TableName;
import io.msksdk.changefeed.filter.ColumnSelector;
import io.msksdk.changefeed.filter.EventFilter;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.check.Severity;
import io.msksdk.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReplicaConfigTest {
  private static ReplicaConfig.Builder full() {
    return ReplicaConfig.builder()
        .filter("shop.*", "!shop.tmp_*")
        .eventFilter(
            EventFilter.builder("shop.*")
                .ignore("Truncate Table")
                .ignoreSql("^drop")
                .ignoreInsert("id > 5 and name = \"x\\y\"")
                .build())
        .dispatch(
            DispatchRule.match("shop.*")
                .topic("tidb_{schema}_{table}")
                .partition(PartitionRule.columns(List.of("id", "kind")))
                .target("archive", "{schema}_{table}")
                .build())
        .dispatch(DispatchRule.match("*.*").partition(PartitionRule.index("uk")).build())
        .columns(ColumnSelector.of(List.of("shop.*"), List.of("*", "!secret")))
        .caseSensitive()
        .ignoreIneligibleTables()
        .errorStuckDuration(Duration.ofMinutes(45))
        .splitTables(20_000)
        .protocol(SinkProtocol.CANAL_JSON)
        .largeMessages(LargeMessages.claimCheck("s3://bucket/x?secret=1").compressed("lz4"))
        .kafka("partition-num", "6")
        .kafka("auto-create-topic", "false")
        .kafka("sasl-password", "hidden-pw")
        .setting("sink.encoder_concurrency", 16);
  }

  @Test
  void json_hasTheNamesOfTheInterface() throws Exception {
    JsonNode json = new ObjectMapper().readTree(full().build().json().compact());

    assertThat(json.at("/filter/rules").toString()).isEqualTo("[\"shop.*\",\"!shop.tmp_*\"]");
    assertThat(json.at("/filter/event_filters/0/ignore_event/0").asText())
        .isEqualTo("truncate table");
    assertThat(json.at("/sink/dispatchers/0").toString())
        .isEqualTo(
            "{\"matcher\":[\"shop.*\"],\"topic\":\"tidb_{schema}_{table}\",\"partition\":\"columns\","
                + "\"columns\":[\"id\",\"kind\"],\"target-schema\":\"archive\","
                + "\"target-table\":\"{schema}_{table}\"}");
    assertThat(json.at("/sink/dispatchers/1/index").asText()).isEqualTo("uk");
    assertThat(json.at("/sink/kafka_config/partition_num").asInt()).isEqualTo(6);
    assertThat(json.at("/sink/kafka_config/auto_create_topic").isBoolean()).isTrue();
    assertThat(json.at("/changefeed_error_stuck_duration").asText()).isEqualTo("45m");
    assertThat(json.at("/scheduler/region_threshold").asInt()).isEqualTo(20_000);
  }

  @Test
  void toml_saysTheSameWithHyphens() throws Exception {
    ReplicaConfig config = full().build();

    JsonNode toml = new TomlMapper().readTree(config.toml());

    String hyphens = config.json().compact().replaceAll("\"([a-z_]+)\":", "\"$1\":");
    JsonNode json = new ObjectMapper().readTree(hyphens);
    assertThat(toml).isEqualTo(kebab(json));
    assertThat(config.toml()).contains("[sink.kafka-config.large-message-handle]");
  }

  private static JsonNode kebab(JsonNode node) {
    ObjectMapper mapper = new ObjectMapper();
    if (node.isObject()) {
      var object = mapper.createObjectNode();
      node.properties().forEach(e -> object.set(e.getKey().replace('_', '-'), kebab(e.getValue())));
      return object;
    }
    if (node.isArray()) {
      var array = mapper.createArrayNode();
      node.forEach(item -> array.add(kebab(item)));
      return array;
    }
    return node;
  }

  @Test
  void parsed_isTheSame_andKeepsWhatIsNotKnown() {
    ReplicaConfig config = full().build();
    assertThat(ReplicaConfig.parse(config.json())).isEqualTo(config).hasSameHashCodeAs(config);
    assertThat(config.eventFilters()).hasSize(1);
    assertThat(config.columnSelectors()).hasSize(1);
    assertThat(config.dispatchRules()).hasSize(2);
    assertThat(config.dispatcher("cdc").route(TableName.of("shop", "a")).topic())
        .isEqualTo("tidb_shop_a");
    assertThat(config.dispatcher("cdc").target(TableName.of("shop", "a")))
        .isEqualTo(TableName.of("archive", "shop_a"));

    ReplicaConfig answered =
        ReplicaConfig.parse(
            JsonObject.parse(
                "config",
                "{\"case_sensitive\":false,\"force_replicate\":false,\"check_gc_safe_point\":true,"
                    + "\"filter\":{\"rules\":[\"*.*\"]},\"mounter\":{\"worker_num\":16},"
                    + "\"sink\":{\"new_member\":[1,2.5,null],\"safe_mode\":null},"
                    + "\"changefeed_error_stuck_duration\":1800000000000,\"consistent\":{\"level\":\"none\"}}"));
    assertThat(answered.complete()).isTrue();
    assertThat(config.complete()).isFalse();
    ReplicaConfig changed = answered.toBuilder().filter("shop.*").build();
    assertThat(changed.complete()).isTrue();
    assertThat(changed.json().compact()).contains("\"new_member\":[1,2.5,null]");
    assertThat(answered.filter()).containsExactly("*.*");
  }

  @Test
  void secrets_areInJsonAndToml_andNowhereElse() {
    ReplicaConfig config =
        full()
            .schemaRegistry(RegistryUrl.of("https://r.example", "k", "registry-pw"))
            .oauth(
                OauthLogin.of("id", "oauth-pw", "https://t.example")
                    .scopes(List.of("s"))
                    .audience("a"))
            .build();

    assertThat(config.toString())
        .doesNotContain("hidden-pw", "registry-pw", "secret=1", "b2F1dGgtcHc")
        .contains("\"sasl_password\":\"xxxxx\"");
    assertThat(config.json().compact()).contains("hidden-pw", "b2F1dGgtcHc=", "registry-pw");
    assertThat(config.masked()).isFalse();
    assertThat(ReplicaConfig.builder().kafka("sasl-password", "xxxxx").build().masked()).isTrue();
    assertThat(OauthLogin.of("id", "oauth-pw", "u").toString()).doesNotContain("oauth-pw");
  }

  @Test
  void defaults_areThoseOfTheDocumentation() {
    ReplicaConfig config = ReplicaConfig.builder().build();

    assertThat(config.filter()).containsExactly("*.*");
    assertThat(config.caseSensitive()).isFalse();
    assertThat(config.protocol()).isEmpty();
    Map.of(
            "memory_quota", "1073741824",
            "changefeed_error_stuck_duration", "30m",
            "synced_status.synced_check_interval", "300",
            "synced_status.checkpoint_interval", "15",
            "mounter.worker_num", "16",
            "scheduler.region_threshold", "10000",
            "sink.encoder_concurrency", "32",
            "sink.send_bootstrap_interval_in_sec", "120",
            "sink.send_bootstrap_in_msg_count", "10000",
            "sink.kafka_config.partition_num", "")
        .forEach((path, value) -> assertThat(config.value(path)).as(path).isEqualTo(value));
    assertThatThrownBy(() -> config.value("no.such")).isInstanceOf(IllegalArgumentException.class);
  }

  /** Every member of the tables with a value of another kind, and numbers below their least. */
  static Stream<Arguments> wrong() {
    List<Arguments> cases = new ArrayList<>();
    ConfigSettings.all()
        .forEach(
            (path, setting) -> {
              switch (setting.kind()) {
                case FLAG, INTEGER, TEXTS, OBJECTS, NUMBERS ->
                    cases.add(Arguments.of(path, "text"));
                case TEXT, CHOICE, PROTOCOL, VERSION, CLIENT_ID, SECRET, REGISTRY ->
                    cases.add(Arguments.of(path, 7));
                case DURATION -> {
                  cases.add(Arguments.of(path, "soon"));
                  cases.add(Arguments.of(path, 0));
                  if (!setting.least().isEmpty() && !setting.least().equals("1")) {
                    cases.add(
                        Arguments.of(
                            path,
                            GoDuration.text(
                                GoDuration.parse(setting.least()).orElseThrow().minusNanos(1))));
                  }
                }
                default -> {}
              }
              if (setting.kind() == SettingKind.CHOICE && !path.endsWith("compression")) {
                cases.add(Arguments.of(path, "other"));
              }
              if (setting.kind() == SettingKind.INTEGER && !setting.least().isEmpty()) {
                cases.add(Arguments.of(path, Long.parseLong(setting.least()) - 1));
              }
            });
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void member_ofAnotherKindOrBelowItsLeast_isRefusedByItsPath(String path, Object value) {
    assertThatThrownBy(() -> ReplicaConfig.builder().setting(path, value).build())
        .isInstanceOfSatisfying(
            InvalidSpecException.class,
            e -> assertThat(e.findings()).extracting(Finding::property).contains(path));
  }

  /** Every member with the values at its bounds, and each of its choices. */
  static Stream<Arguments> right() {
    List<Arguments> cases = new ArrayList<>();
    ConfigSettings.all()
        .forEach(
            (path, setting) -> {
              switch (setting.kind()) {
                case INTEGER -> {
                  if (!setting.least().isEmpty()) {
                    cases.add(Arguments.of(path, Long.parseLong(setting.least())));
                  }
                  if (!setting.most().isEmpty()) {
                    cases.add(Arguments.of(path, Long.parseLong(setting.most())));
                  }
                }
                case DURATION -> {
                  String least = setting.least().equals("1") ? "1ns" : setting.least();
                  cases.add(Arguments.of(path, least));
                  cases.add(Arguments.of(path, GoDuration.parse(least).orElseThrow().toNanos()));
                }
                case FLAG -> cases.add(Arguments.of(path, false));
                case CHOICE -> setting.choices().forEach(c -> cases.add(Arguments.of(path, c)));
                default -> {}
              }
            });
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("right")
  void member_atItsBound_isNotRefused(String path, Object value) {
    ReplicaConfig.Builder builder = ReplicaConfig.builder().setting(path, value);
    List<Finding> findings;
    try {
      findings = builder.build().findings();
    } catch (InvalidSpecException lacksOthers) {
      findings = lacksOthers.findings();
    }

    assertThat(findings)
        .filteredOn(finding -> finding.severity() == Severity.ERROR)
        .extracting(Finding::property)
        .doesNotContain(path);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "enable_sync_point|true|The SyncPoint must be disabled when the downstream is not tidb or"
            + " mysql",
        "sink.kafka_config.sasl_oauth_client_secret|not base64!|OAuth2 client secret is not base64"
            + " encoded",
        "sink.kafka_config.ca|/ca|ca, cert and key files should all be supplied",
      })
  void refusal_hasTheServersWords(String path, String value, String text) {
    Object typed = value.equals("true") ? true : value;
    assertThatThrownBy(() -> ReplicaConfig.builder().setting(path, typed).build())
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("TiCDC says: " + text + ".");
  }

  private static List<Finding> refused(ReplicaConfig.Builder builder) {
    try {
      ReplicaConfig built = builder.build();
      throw new AssertionError("accepted: " + built);
    } catch (InvalidSpecException refused) {
      return refused.findings();
    }
  }

  @Test
  void membersThatDoNotGoTogether_areRefused() {
    assertThat(
            refused(
                ReplicaConfig.builder()
                    .setting("integrity.integrity_check_level", "correctness")
                    .columns(ColumnSelector.of(List.of("*.*"), List.of("*")))))
        .extracting(Finding::code)
        .containsExactly("changefeed.sink.integrity-columns");
    assertThat(refused(ReplicaConfig.builder().forceReplicate().protocol(SinkProtocol.AVRO)))
        .extracting(Finding::code)
        .containsExactly("changefeed.sink.avro-force");
    assertThat(
            refused(
                ReplicaConfig.builder()
                    .forceReplicate()
                    .setting("sink.delete_only_output_handle_key_columns", true)))
        .extracting(Finding::code)
        .containsExactly("changefeed.config.delete-keys");
    assertThat(refused(ReplicaConfig.builder().filter("!a.*")))
        .extracting(Finding::expected)
        .containsExactly("*.* as the first rule");
    assertThat(refused(ReplicaConfig.builder().setting("consistent.level", "eventual")))
        .extracting(Finding::code)
        .containsExactly("changefeed.config.consistent");
  }

  @Test
  void kafkaMembers_thatNeedEachOther_areAskedFor() {
    String glue = "sink.kafka_config.glue_schema_registry_config.";
    assertThat(refused(ReplicaConfig.builder().setting(glue + "region", "eu-west-1")))
        .extracting(Finding::property)
        .containsExactly(glue + "registry_name");
    assertThat(
            refused(
                ReplicaConfig.builder()
                    .schemaRegistry(new GlueRegistry("eu-west-1", "r"))
                    .setting(glue + "access_key", "AK")))
        .extracting(Finding::remedy)
        .containsExactly("TiCDC says: they must be set together.");
    assertThat(
            refused(
                ReplicaConfig.builder()
                    .schemaRegistry(new GlueRegistry("eu-west-1", "r"))
                    .schemaRegistry(RegistryUrl.of("https://r.example"))))
        .extracting(Finding::expected)
        .containsExactly("one registry");
    assertThat(
            refused(
                ReplicaConfig.builder()
                    .setting(
                        "sink.kafka_config.large_message_handle.large_message_handle_option",
                        "claim-check")))
        .extracting(Finding::remedy)
        .containsExactly("TiCDC says: the claim-check-storage-uri is empty.");
    assertThat(
            refused(
                ReplicaConfig.builder()
                    .protocol(SinkProtocol.OPEN_PROTOCOL)
                    .largeMessages(LargeMessages.claimCheck("s3://b").rawValues())))
        .extracting(Finding::expected)
        .containsExactly("false with open-protocol");
    assertThat(
            refused(
                ReplicaConfig.builder()
                    .oauth(OauthLogin.of("id", "s", "https://t"))
                    .kafka("sasl-mechanism", "plain")))
        .extracting(Finding::remedy)
        .containsExactly(
            "TiCDC says: OAuth2 is only supported with SASL mechanism type OAUTHBEARER, but got"
                + " plain.");
    assertThat(refused(ReplicaConfig.builder().kafka("sasl-mechanism", "oauthbearer"))).hasSize(3);
    assertThatThrownBy(() -> ReplicaConfig.builder().kafka("max-retry", "3"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Set it in the URI");
  }

  @Test
  void dispatchRules_areCheckedOneByOne() {
    String rules =
        "{\"sink\":{\"dispatchers\":[{\"matcher\":[\"a.*\"],\"partition\":\"ts\",\"dispatcher\":\"ts\"},{\"matcher\":[],\"partition\":\"table\"},{\"matcher\":[\"a"
            + " b.*\"]},{\"matcher\":[\"a.*\"],\"partition\":\"columns\"},"
            + "{\"matcher\":[\"a.*\"],\"partition\":\"table\",\"index\":\"i\"},"
            + "{\"matcher\":[\"a.*\"],\"columns\":[\"c\"]},{\"matcher\":[\"a.*\"],\"topic\":\"{Schema}\"},"
            + "{\"matcher\":[\"a.*\"],\"target-table\":\"{db}\"}]}}";

    assertThatThrownBy(() -> ReplicaConfig.parse(JsonObject.parse("config", rules)))
        .isInstanceOfSatisfying(
            InvalidSpecException.class, e -> assertThat(e.findings()).hasSize(8))
        .hasMessageContaining("sink.dispatchers[0].dispatcher: ts (expected: partition alone).")
        .hasMessageContaining("CDC:ErrInvalidTableRoutingRule");
    ReplicaConfig old =
        ReplicaConfig.parse(
            JsonObject.parse(
                "config",
                "{\"sink\":{\"dispatchers\":[{\"matcher\":[\"a.*\"],\"dispatcher\":\"rowid\"},"
                    + "{\"matcher\":[\"b.*\"],\"partition\":\"spread\"}]}}"));
    assertThat(old.findings()).extracting(Finding::value).containsExactly("rowid", "spread");
    assertThat(old.dispatchRules().get(0).partition()).isEqualTo(PartitionRule.indexValue());
    assertThat(old.dispatchRules().get(1).partition()).isEqualTo(PartitionRule.table());
  }
}
