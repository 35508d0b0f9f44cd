package io.msksdk.changefeed.target;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.msksdk.changefeed.codec.TableSpec;
import io.msksdk.changefeed.sink.RegistryUrl;
import io.msksdk.changefeed.sink.SinkConflicts;
import io.msksdk.core.call.ServiceException;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.operation.OperationFailedException;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.operation.WaitTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetsWireTest {
  private static final WaitPolicy SOON =
      WaitPolicy.atMost(Duration.ofSeconds(20))
          .pollingEvery(Duration.ofMillis(1), Duration.ofMillis(1));
  private static final RegistryUrl REGISTRY = RegistryUrl.of("https://r.example");
  private static WireMockServer server;

  @BeforeAll
  static void start() {
    server = new WireMockServer(0);
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @BeforeEach
  void reset() {
    server.resetAll();
  }

  private static void answers(String path, ResponseDefinitionBuilder... answers) {
    server.resetAll();
    for (int i = 0; i < answers.length; i++) {
      String next = i + 1 < answers.length ? "step " + (i + 1) : "step " + i;
      server.stubFor(
          get(path)
              .inScenario(path)
              .whenScenarioStateIs(i == 0 ? STARTED : "step " + i)
              .willReturn(answers[i])
              .willSetStateTo(i + 1 < answers.length ? next : i == 0 ? STARTED : "step " + i));
    }
  }

  private static Readiness readiness() {
    return Readiness.of(URI.create("http://localhost:" + server.port() + "/"), "key", "secret");
  }

  private static String connector(String state, String task) {
    return "{\"name\":\"orders\",\"connector\":{\"state\":\""
        + state
        + "\"},\"tasks\":[{\"id\":0,\"state\":\""
        + task
        + "\",\"trace\":\"java.sql.SQLException: no database\\n at x\"}]}";
  }

  @Test
  void connector_isAwaitedUntilItsTasksRun() {
    answers(
        "/connectors/orders/status",
        status(404),
        status(503),
        aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
        okJson("{\"connector\":"),
        okJson(connector("UNASSIGNED", "UNASSIGNED")),
        okJson("{\"connector\":{\"state\":\"RUNNING\"},\"tasks\":[]}"),
        okJson(connector("RUNNING", "RUNNING")));

    try (Readiness readiness = readiness()) {
      assertThat(readiness.connector("orders").await(SOON)).isEqualTo("RUNNING");
    }
    assertThat(server.getAllServeEvents().get(0).getRequest().getHeader("Authorization"))
        .isEqualTo("Basic a2V5OnNlY3JldA==");
  }

  @Test
  void connector_whoseTaskFailed_failsWithItsTrace() {
    answers("/connectors/orders/status", okJson(connector("RUNNING", "FAILED")));

    try (Readiness readiness = readiness()) {
      assertThatThrownBy(() -> readiness.connector("orders").await(SOON))
          .isInstanceOf(OperationFailedException.class)
          .hasMessageContaining("java.sql.SQLException: no database")
          .hasMessageNotContaining("at x");
    }
  }

  @Test
  void connector_thatIsNotAllowedToBeAsked_endsTheWait() {
    answers("/connectors/orders/status", status(401));

    try (Readiness readiness = readiness()) {
      assertThatThrownBy(() -> readiness.connector("orders").await(SOON))
          .isInstanceOf(ServiceException.class);
    }
  }

  @Test
  void ksql_isAwaitedUntilItRuns() {
    answers(
        "/info",
        status(503),
        okJson("{\"KsqlServerInfo\":{\"serverStatus\":\"STARTING\"}}"),
        okJson("{\"KsqlServerInfo\":{\"version\":\"7.6\",\"serverStatus\":\"RUNNING\"}}"));

    try (Readiness readiness = readiness()) {
      assertThat(readiness.ksql().await(SOON)).isEqualTo("RUNNING");
    }
    answers("/info", okJson("{\"KsqlServerInfo\":{\"serverStatus\":\"ERROR\"}}"));
    try (Readiness readiness = readiness()) {
      assertThatThrownBy(() -> readiness.ksql().await(SOON))
          .isInstanceOf(OperationFailedException.class);
    }
    answers("/info", okJson("{}"));
    try (Readiness readiness = readiness()) {
      assertThatThrownBy(() -> readiness.ksql().await(WaitPolicy.atMost(Duration.ZERO)))
          .isInstanceOf(WaitTimeoutException.class);
    }
  }

  @Test
  void stream_ofTheGuidesTable_isTheGuidesStatement() {
    TableSpec orders =
        TableSpec.builder("tpcc", "orders")
            .key("o_id", "int")
            .key("o_d_id", "int")
            .key("o_w_id", "int")
            .column("o_c_id", "int")
            .column("o_entry_d", "datetime")
            .column("o_carrier_id", "int")
            .column("o_ol_cnt", "int")
            .column("o_all_local", "int")
            .build();

    assertThat(KsqlStream.of(orders, "tidb_tpcc_orders", 3).ddl())
        .isEqualTo(
            "CREATE STREAM orders (o_id INTEGER, o_d_id INTEGER, o_w_id INTEGER, o_c_id INTEGER,"
                + " o_entry_d STRING, o_carrier_id INTEGER, o_ol_cnt INTEGER, o_all_local INTEGER)"
                + " WITH (kafka_topic='tidb_tpcc_orders', partitions=3, value_format='AVRO');");
  }

  @Test
  void stream_ofAvro_leavesTicdcsMembersOut() {
    String schema =
        "{\"type\":\"record\",\"name\":\"t\",\"fields\":[{\"name\":\"id\",\"type\":{\"type\":\"long\"}},{\"name\":\"odd"
            + " name\",\"type\":[\"null\",{\"type\":\"string\"}]},"
            + "{\"name\":\"p\",\"type\":{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":12,\"scale\":2}},"
            + "{\"name\":\"f\",\"type\":\"float\"},{\"name\":\"_tidb_op\",\"type\":\"string\"}]}";

    assertThat(KsqlStream.ofAvro(schema, "x", 1).ddl())
        .isEqualTo(
            "CREATE STREAM t (id BIGINT, `odd name` STRING, p DECIMAL(12, 2), f DOUBLE) WITH"
                + " (kafka_topic='x', partitions=1, value_format='AVRO');");
    for (String wrong :
        List.of(
            "{",
            "\"string\"",
            "{\"type\":\"record\",\"fields\":[{\"name\":\"a\",\"type\":\"map\"}]}")) {
      assertThatThrownBy(() -> KsqlStream.ofAvro(wrong, "x", 1))
          .isInstanceOf(InvalidSpecException.class);
    }
  }

  @Test
  void sqlServer_hasTheGuidesForm() {
    SinkConnector connector =
        SinkConnector.sqlServer("orders", "db.example", 1433, "tpcc", "admin", "hidden-pw")
            .topics("tidb_tpcc_orders")
            .property("tasks.max", "2")
            .build();

    assertThat(connector.mskConnect(RegistryUrl.of("https://r.example", "k", "s/e")))
        .containsEntry("connector.class", "io.confluent.connect.jdbc.JdbcSinkConnector")
        .containsEntry("insert.mode", "upsert")
        .containsEntry("auto.create", "true")
        .containsEntry("auto.evolve", "true")
        .containsEntry("pk.mode", "record_key")
        .containsEntry("delete.enabled", "true")
        .containsEntry("tasks.max", "2")
        .containsEntry("connection.url", "jdbc:sqlserver://db.example:1433;databaseName=tpcc")
        .containsEntry("value.converter", "io.confluent.connect.avro.AvroConverter")
        .containsEntry("key.converter.schema.registry.url", "https://r.example")
        .containsEntry("key.converter.basic.auth.user.info", "k:s/e");
    var cloud = connector.confluentCloud().object("config").orElseThrow().textsByName();
    assertThat(cloud)
        .containsEntry("connector.class", "MicrosoftSqlServerSink")
        .containsEntry("input.data.format", "AVRO")
        .containsEntry("input.key.format", "AVRO")
        .containsEntry("insert.mode", "UPSERT")
        .containsEntry("delete.enabled", "true");
    assertThat(connector.toString()).doesNotContain("hidden-pw");
  }

  @Test
  void sqlServer_withoutKeyOrDeletes_isRefused() {
    SinkConnector.Builder builder = SinkConnector.sqlServer("o", "h", 1433, "d", "u", "p");

    assertThatThrownBy(
            () -> builder.property("delete.enabled", "false").property("pk.mode", "none").build())
        .isInstanceOfSatisfying(
            InvalidSpecException.class,
            e ->
                assertThat(e.findings())
                    .extracting(Finding::property)
                    .containsExactly("topics", "pk.mode", "delete.enabled"));
  }

  private static SinkConnector connector(String kind) {
    return kind.equals("sqlserver")
        ? SinkConnector.sqlServer("o", "h", 1433, "d", "u", "p").topics("a", "b").build()
        : SinkConnector.snowflake("o", "acc:443", "u", "AB", "D", "S").topics("a").build();
  }

  private static Map<String, String> settings(String kind, String where) {
    SinkConnector connector = connector(kind);
    return new HashMap<>(
        where.equals("cloud")
            ? connector.confluentCloud().object("config").orElseThrow().textsByName()
            : connector.mskConnect(REGISTRY));
  }

  private static List<Finding> check(String kind, Map<String, String> settings) {
    return kind.equals("sqlserver")
        ? SinkConnector.checkSqlServer(settings, Map.of("b", 1))
        : SinkConnector.checkSnowflake(settings);
  }

  @ParameterizedTest
  @CsvSource({"sqlserver, cloud", "sqlserver, msk", "snowflake, cloud", "snowflake, msk"})
  void templates_passTheirOwnCheck(String kind, String where) {
    assertThat(check(kind, settings(kind, where))).isEmpty();
  }

  /** Each setting the check looks at, missing and wrong. */
  @ParameterizedTest
  @CsvSource({
    "sqlserver, cloud, pk.mode, record_value",
    "sqlserver, cloud, delete.enabled, false",
    "sqlserver, cloud, insert.mode, INSERT",
    "sqlserver, cloud, input.data.format, JSON_SR",
    "sqlserver, cloud, input.key.format, STRING",
    "sqlserver, msk, pk.mode, none",
    "sqlserver, msk, delete.enabled, no",
    "sqlserver, msk, insert.mode, update",
    "sqlserver, msk, value.converter, org.apache.kafka.connect.json.JsonConverter",
    "sqlserver, msk, key.converter, org.apache.kafka.connect.storage.StringConverter",
    "snowflake, cloud, input.data.format, JSON",
    "snowflake, cloud, input.key.format, STRING",
    "snowflake, cloud, snowflake.url.name, ''",
    "snowflake, cloud, snowflake.user.name, ''",
    "snowflake, cloud, snowflake.private.key, ''",
    "snowflake, msk, snowflake.database.name, ''",
    "snowflake, msk, snowflake.schema.name, ''",
    "snowflake, msk, value.converter, org.apache.kafka.connect.json.JsonConverter",
  })
  void setting_thatIsMissingOrWrong_isNamed(
      String kind, String where, String property, String wrong) {
    Map<String, String> settings = settings(kind, where);

    settings.put(property, wrong);
    assertThat(check(kind, settings)).extracting(Finding::property).containsExactly(property);
    settings.remove(property);
    assertThat(check(kind, settings)).extracting(Finding::property).containsExactly(property);
  }

  @Test
  void topicOfSeveralTables_isNamed() {
    assertThat(SinkConnector.checkSqlServer(settings("sqlserver", "msk"), Map.of("b", 2)))
        .extracting(Finding::message)
        .containsExactly(
            "topics: b (expected: one table, not 2). Dispatch to tidb_{schema}_{table}, a topic for"
                + " each table.");
  }

  @Test
  void snowflake_hasAvroKeysAndValues() {
    SinkConnector connector =
        SinkConnector.snowflake(
                "o",
                "acc.snowflakecomputing.com:443",
                "u",
                "-----BEGIN PRIVATE KEY-----\nAB\nCD\n-----END PRIVATE KEY-----",
                "TPCC",
                "TiCDC")
            .topics("tidb_tpcc_orders")
            .build();

    assertThat(connector.confluentCloud().object("config").orElseThrow().textsByName())
        .containsEntry("connector.class", "SnowflakeSink")
        .containsEntry("input.data.format", "AVRO")
        .containsEntry("input.key.format", "AVRO")
        .containsEntry("snowflake.private.key", "ABCD");
    assertThat(connector.mskConnect(RegistryUrl.of("https://r.example")))
        .containsEntry("connector.class", "com.snowflake.kafka.connector.SnowflakeSinkConnector")
        .containsEntry("snowflake.database.name", "TPCC")
        .containsEntry("snowflake.schema.name", "TiCDC")
        .doesNotContainKey("key.converter.basic.auth.user.info");
  }

  @Test
  void recipe_isTheGuidesChangefeed() {
    ConfluentRecipe recipe =
        ConfluentRecipe.of(
            "confluent-changefeed",
            "pkc.example:9092",
            "key",
            "se/cret",
            RegistryUrl.of("https://r.example", "k", "s"));

    assertThat(recipe.uri().text())
        .isEqualTo(
            "kafka://pkc.example:9092/ticdc-meta?protocol=avro&replication-factor=3"
                + "&auto-create-topic=true&enable-tls=true&sasl-mechanism=plain&sasl-user=key"
                + "&sasl-password=se%2Fcret");
    assertThat(recipe.config().toml())
        .contains(
            "{matcher = [\"*.*\"], topic = \"tidb_{schema}_{table}\", partition ="
                + " \"index-value\"}");
    assertThat(SinkConflicts.atCreate(recipe.uri(), recipe.config())).isEmpty();
    assertThat(recipe.command("http://127.0.0.1:8300", "changefeed.conf"))
        .startsWith(
            "cdc cli changefeed create --server=http://127.0.0.1:8300 --sink-uri='kafka://");
    assertThat(recipe.toString()).doesNotContain("se%2Fcret", "k:s@");
  }
}
