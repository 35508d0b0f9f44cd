package io.msksdk.changefeed.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.changefeed.dispatch.DispatchRule;
import io.msksdk.changefeed.dispatch.PartitionRule;
import io.msksdk.changefeed.dispatch.TableName;
import io.msksdk.changefeed.filter.ColumnSelector;
import io.msksdk.changefeed.filter.EventFilter;
import io.msksdk.changefeed.filter.SourceTable;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Severity;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SinkConflictsTest {
  private static final RegistryUrl REGISTRY = RegistryUrl.of("https://r.example");

  private static SinkUri.Builder uri(SinkProtocol protocol) {
    return SinkUri.builder("b-1:9092", "cdc").protocol(protocol);
  }

  private static List<Finding> create(SinkUri.Builder uri, ReplicaConfig.Builder config) {
    return SinkConflicts.atCreate(uri.build(), config.build());
  }

  @Test
  void anotherProtocol_isAWarningAtCreate_andRefusedAtUpdate() {
    SinkUri uri = uri(SinkProtocol.CANAL_JSON).build();
    ReplicaConfig config = ReplicaConfig.builder().protocol(SinkProtocol.SIMPLE).build();

    assertThat(SinkConflicts.atCreate(uri, config))
        .singleElement()
        .extracting(Finding::severity)
        .isEqualTo(Severity.WARNING);
    assertThat(SinkConflicts.atUpdate(uri, config))
        .singleElement()
        .satisfies(f -> assertThat(f.severity()).isEqualTo(Severity.ERROR))
        .satisfies(
            f ->
                assertThat(f.remedy())
                    .isEqualTo(
                        "TiCDC says: CDC:ErrIncompatibleSinkConfig. Change it in the URI only."));
    assertThat(
            SinkConflicts.atUpdate(
                uri(SinkProtocol.OPEN_PROTOCOL).build(),
                ReplicaConfig.builder().kafka("protocol", "default").build()))
        .isEmpty();
    assertThat(
            SinkConflicts.atCreate(
                SinkUri.builder("b:1", "t").build(), ReplicaConfig.builder().build()))
        .extracting(Finding::property)
        .containsExactly("protocol");
  }

  @Test
  void avro_needsExactlyOneRegistry_andNoForcedTables() {
    assertThat(create(uri(SinkProtocol.AVRO), ReplicaConfig.builder()))
        .singleElement()
        .extracting(Finding::remedy)
        .isEqualTo(
            "TiCDC says: Avro protocol requires parameter \"schema-registry\" or"
                + " \"glue-schema-registry\" to specify the schema registry.");
    assertThat(
            create(
                uri(SinkProtocol.AVRO).schemaRegistry(REGISTRY),
                ReplicaConfig.builder().schemaRegistry(new GlueRegistry("eu-west-1", "r"))))
        .extracting(Finding::expected)
        .containsExactly("one registry");
    assertThat(
            create(
                uri(SinkProtocol.AVRO).schemaRegistry(REGISTRY),
                ReplicaConfig.builder().forceReplicate()))
        .extracting(Finding::code)
        .containsExactly("changefeed.sink.avro-force");
    assertThat(create(uri(SinkProtocol.DEBEZIUM), ReplicaConfig.builder().schemaRegistry(REGISTRY)))
        .extracting(Finding::expected)
        .containsExactly("debezium-avro");
  }

  @Test
  void avro_withAFixedTopic_isRefusedAlthoughTicdcLetsItPass() {
    ReplicaConfig.Builder fixed =
        ReplicaConfig.builder().dispatch(DispatchRule.match("*.*").topic("all").build());
    ReplicaConfig.Builder half =
        ReplicaConfig.builder().dispatch(DispatchRule.match("*.*").topic("x_{table}").build());

    assertThat(create(uri(SinkProtocol.AVRO).schemaRegistry(REGISTRY), fixed))
        .extracting(Finding::remedy)
        .containsExactly("TiCDC lets it pass and writes several schemas into one topic.");
    assertThat(create(uri(SinkProtocol.AVRO).schemaRegistry(REGISTRY), half))
        .extracting(Finding::remedy)
        .containsExactly("TiCDC says: topic rule for Avro must contain {schema} and {table}.");
  }

  @Test
  void checksums_needTheirThreeSettings() {
    ReplicaConfig.Builder config =
        ReplicaConfig.builder().setting("integrity.integrity_check_level", "correctness");

    assertThat(create(uri(SinkProtocol.AVRO).schemaRegistry(REGISTRY), config))
        .extracting(Finding::property)
        .containsExactly(
            "enable-tidb-extension",
            "avro-decimal-handling-mode",
            "avro-bigint-unsigned-handling-mode");
    assertThat(
            create(
                uri(SinkProtocol.AVRO)
                    .schemaRegistry(REGISTRY)
                    .tidbExtension()
                    .parameter("avro-decimal-handling-mode", "string")
                    .parameter("avro-bigint-unsigned-handling-mode", "string"),
                config))
        .isEmpty();
  }

  @Test
  void largeMessages_needAProtocolThatHasThem() {
    ReplicaConfig.Builder config =
        ReplicaConfig.builder().largeMessages(LargeMessages.handleKeyOnly());

    assertThat(create(uri(SinkProtocol.CANAL_JSON), config))
        .extracting(Finding::property)
        .containsExactly("enable-tidb-extension");
    assertThat(create(uri(SinkProtocol.CANAL_JSON).tidbExtension(), config)).isEmpty();
    assertThat(create(uri(SinkProtocol.OPEN_PROTOCOL), config)).isEmpty();
    assertThat(create(uri(SinkProtocol.DEBEZIUM), config))
        .extracting(Finding::expected)
        .containsExactly("none with debezium");
    assertThat(
            create(
                uri(SinkProtocol.OPEN_PROTOCOL),
                ReplicaConfig.builder()
                    .largeMessages(LargeMessages.claimCheck("s3://b").rawValues())))
        .extracting(Finding::expected)
        .containsExactly("false with open-protocol");
  }

  @Test
  void oauth_needsBothItsMechanismAndItsMembers() {
    SinkUri.Builder bearer =
        uri(SinkProtocol.SIMPLE).parameter("sasl-mechanism", "oauthbearer").tls();

    assertThat(create(bearer, ReplicaConfig.builder()))
        .extracting(Finding::code)
        .containsExactly("changefeed.sink.oauth");
    assertThat(
            create(
                uri(SinkProtocol.SIMPLE).scramSha512("u", "p"),
                ReplicaConfig.builder().oauth(OauthLogin.of("i", "s", "https://t"))))
        .extracting(Finding::code)
        .containsExactly("changefeed.sink.oauth-mechanism");
  }

  @Test
  void tables_areCheckedAsTicdcWould() {
    SourceTable orders =
        SourceTable.builder("shop", "orders")
            .column("id")
            .column("code")
            .nullable("note")
            .primaryKey("id")
            .unique("uk", "code")
            .index("idx")
            .build();
    SourceTable log =
        SourceTable.builder("shop", "log").nullable("line").unique("u", "line").build();
    SinkUri uri = uri(SinkProtocol.CANAL_JSON).build();
    ReplicaConfig config =
        ReplicaConfig.builder()
            .filter("shop.*")
            .dispatch(
                DispatchRule.match("shop.orders").partition(PartitionRule.index("idx")).build())
            .dispatch(
                DispatchRule.match("shop.log")
                    .partition(PartitionRule.columns(List.of("gone")))
                    .build())
            .columns(ColumnSelector.of(List.of("shop.orders"), List.of("note")))
            .eventFilter(EventFilter.builder("shop.*").ignoreDelete("code = 'x'").build())
            .build();

    assertThat(TableChecks.check(uri, config, List.of(orders, log)))
        .extracting(Finding::code)
        .containsExactly(
            "changefeed.filter.keyless",
            "changefeed.sink.index-not-unique",
            "changefeed.sink.no-key-left",
            "changefeed.sink.dispatch",
            "changefeed.filter.column");
    ReplicaConfig good =
        ReplicaConfig.builder()
            .filter("shop.orders")
            .dispatch(DispatchRule.match("*.*").partition(PartitionRule.index("uk")).build())
            .columns(ColumnSelector.of(List.of("*.*"), List.of("id")))
            .build();
    assertThat(TableChecks.check(uri, good, List.of(orders, log)))
        .extracting(Finding::code)
        .containsExactly("changefeed.sink.dispatch-column");
  }

  @Test
  void routes_areOneToOne() {
    ReplicaConfig config =
        ReplicaConfig.builder()
            .dispatch(DispatchRule.match("*.*").target("archive", "").build())
            .build();

    assertThat(
            TableChecks.check(
                uri(SinkProtocol.CANAL_JSON).build(),
                config,
                List.of(
                    SourceTable.builder("a", "t").column("c").primaryKey("c").build(),
                    SourceTable.builder("b", "t").column("c").primaryKey("c").build())))
        .singleElement()
        .extracting(Finding::remedy)
        .isEqualTo("TiCDC says: CDC:ErrTableRouteConflict.");
  }

  @Test
  void topics_thatFallTogether_areShown() {
    SinkUri uri = uri(SinkProtocol.CANAL_JSON).build();
    ReplicaConfig config =
        ReplicaConfig.builder()
            .dispatch(DispatchRule.match("*.*").topic("{schema}_{table}").build())
            .build();
    TopicPreview preview =
        TopicPreview.of(
            uri,
            config,
            List.of(TableName.of("a_b", "c"), TableName.of("a", "b_c"), TableName.of("d", "é")));

    assertThat(preview.names()).containsExactly("a_b_c", "cdc", "d__");
    assertThat(preview.findings(SinkProtocol.AVRO))
        .extracting(Finding::message)
        .containsExactly(
            "topic: a_b_c (expected: one table, not [a.b_c, a_b.c]). Dispatch with {schema} and"
                + " {table} and a separator no name has.");
    assertThat(preview.findings(SinkProtocol.CANAL_JSON))
        .extracting(Finding::severity)
        .containsExactly(Severity.WARNING);
    List<TableName> many =
        IntStream.range(0, 999).mapToObj(i -> TableName.of("s", "t" + i)).toList();
    assertThat(TopicPreview.of(uri, config, many).findings(SinkProtocol.SIMPLE))
        .extracting(Finding::code)
        .containsExactly("changefeed.topic.many");
    assertThat(TopicPreview.of(uri, config, many.subList(1, 999)).findings(SinkProtocol.SIMPLE))
        .isEmpty();
  }
}
