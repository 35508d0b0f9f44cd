package io.msksdk.changefeed.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.changefeed.dispatch.PartitionRule;
import io.msksdk.changefeed.dispatch.TableName;
import io.msksdk.changefeed.filter.ColumnSelector;
import io.msksdk.changefeed.filter.EventFilter;
import io.msksdk.changefeed.privatelink.FormValues;
import io.msksdk.changefeed.sink.ClusterLimits;
import io.msksdk.changefeed.sink.RegistryUrl;
import io.msksdk.changefeed.sink.SinkProtocol;
import io.msksdk.changefeed.version.TidbVersion;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleChangefeedTest {
  private static final KafkaTarget PEERED = KafkaTarget.vpcPeering("kafka.example:9092");
  private static final RegistryUrl REGISTRY =
      RegistryUrl.of("https://r.example", "key", "registry-secret");

  private static ConsoleChangefeed.Builder form(Edition edition, String version, KafkaTarget to) {
    return ConsoleChangefeed.builder(edition, TidbVersion.parse(version), "orders", to)
        .topics(TopicMode.oneTopic("cdc"))
        .capacity(2);
  }

  private static ConsoleChangefeed.Builder general() {
    return form(Edition.GENERAL, "v8.5.0", PEERED);
  }

  private static ConsoleChangefeed.Builder form(
      Edition edition, String version, SinkProtocol format) {
    MessageFormat area = format.avro() ? MessageFormat.avro(REGISTRY) : MessageFormat.of(format);
    return form(edition, version, PEERED).format(area);
  }

  private static List<String> refused(ConsoleChangefeed.Builder form) {
    try {
      ConsoleChangefeed built = form.build();
      throw new AssertionError("accepted: " + built);
    } catch (InvalidSpecException refused) {
      return refused.findings().stream().map(Finding::message).toList();
    }
  }

  @Test
  void everyField_isInTicdcsTerms_andPrintedAsTheConsoleNamesIt() {
    ConsoleChangefeed form =
        form(
                Edition.PREMIUM,
                "v8.5.0",
                PEERED
                    .tls()
                    .login("scram-sha-512", "ticdc", "p@ss")
                    .compression("zstd")
                    .kafkaVersion("V3"))
            .filter("shop.*", "!shop.tmp_*")
            .caseSensitive()
            .eventFilter(EventFilter.builder("shop.*").ignore("drop table").build())
            .columns(ColumnSelector.of(List.of("shop.a"), List.of("*", "!note")))
            .format(
                MessageFormat.avro(REGISTRY)
                    .tidbExtension()
                    .decimal("string")
                    .unsignedBigint("string"))
            .topics(TopicMode.byTable("p_", "_", "_s", "meta"))
            .partition(PartitionRule.indexValue())
            .partition(PartitionRule.columns(List.of("region")), "shop.sales")
            .topicSettings(3, 6)
            .rawUpdates()
            .build();

    assertThat(form.uri().text())
        .isEqualTo(
            "kafka://kafka.example:9092/meta?protocol=avro&partition-num=6&replication-factor=3"
                + "&compression=zstd&enable-tls=true&sasl-mechanism=scram-sha-512&sasl-user=ticdc"
                + "&sasl-password=p%40ss&enable-tidb-extension=true"
                + "&avro-decimal-handling-mode=string&avro-bigint-unsigned-handling-mode=string"
                + "&schema-registry=https%3A%2F%2Fkey%3Aregistry-secret%40r.example");
    assertThat(form.config().filter()).containsExactly("shop.*", "!shop.tmp_*");
    assertThat(form.config().caseSensitive()).isTrue();
    assertThat(form.config().eventFilters()).hasSize(1);
    assertThat(form.config().columnSelectors()).hasSize(1);
    assertThat(form.config().dispatchRules())
        .extracting(rule -> rule.matcher() + " " + rule.partition().text())
        .containsExactly("[shop.sales] columns", "[*.*] index-value");
    assertThat(form.config().dispatcher("meta").route(TableName.of("shop", "a")).topic())
        .isEqualTo("p_shop_a_s");
    assertThat(form.config().value("sink.kafka_config.output_raw_change_event")).isEqualTo("true");
    assertThat(form.findings()).isEmpty();
    assertThat(form)
        .hasToString(
            """
            Connectivity Method: VPC Peering
            Kafka brokers: kafka.example:9092
            Authentication: scram-sha-512, user ticdc
            Kafka Version: V3
            Compression: zstd
            TLS Encryption: on
            Case Sensitive: on
            Filter Rules: [shop.*, !shop.tmp_*]
            Event Filter: [[shop.*] ignores [drop table][]{}[]]
            Column Selector: [[shop.a] [*, !note]]
            Data Format: avro
            TiDB Extension: on
            Decimal: string
            Unsigned BigInt: string
            Schema Registry: https://key:xxxxx@r.example
            Topic Distribution: by table p_{schema}_{table}_s
            Topic Name, or Default Topic Name: meta
            Partition Distribution for some tables: {[shop.sales]=columns[region]}
            Partition Distribution: index-value
            Replication Factor: 3
            Partition Number: 6
            Split Event: raw UPDATE events
            Changefeed Specification: 2
            Changefeed Name: orders""");
  }

  @Test
  void experimentalForm_asksForBrokersAndTopicAlone_whichMustExist() {
    ConsoleChangefeed form =
        ConsoleChangefeed.builder(
                Edition.EXPERIMENTAL, TidbVersion.parse("v6.0.0"), "orders", PEERED)
            .topics(TopicMode.oneTopic("cdc"))
            .build();

    assertThat(form.uri().autoCreateTopic()).isFalse();
    assertThat(form)
        .hasToString(
            """
            Connectivity Method: VPC Peering
            Kafka brokers: kafka.example:9092
            Topic Name, or Default Topic Name: cdc""");
    assertThat(Edition.EXPERIMENTAL.fields()).hasSize(3);
    assertThat(Edition.PREMIUM.fields()).contains("Split Event").doesNotContain("no such");
  }

  /** Each field, filled in, with the editions whose form has it. */
  @ParameterizedTest
  @CsvSource({
    "public-ip, GENERAL PREMIUM",
    "private-link, GENERAL PREMIUM",
    "private-service-connect, GENERAL",
    "azure-private-link, GENERAL",
    "case-sensitive, PREMIUM",
    "event-filter, GENERAL PREMIUM",
    "column-selector, GENERAL PREMIUM",
    "partition-by-table, GENERAL PREMIUM",
    "split-event, PREMIUM",
    "compression, BETA LATE_BETA GENERAL PREMIUM",
    "tls, BETA LATE_BETA GENERAL PREMIUM",
    "authentication, BETA LATE_BETA GENERAL PREMIUM",
    "kafka-version, BETA LATE_BETA GENERAL PREMIUM",
    "filter-rules, BETA LATE_BETA GENERAL PREMIUM",
    "tidb-extension, BETA LATE_BETA GENERAL PREMIUM",
  })
  void field_isOfItsEditionsOnly(String field, String editions) {
    for (Edition edition : Edition.values()) {
      boolean has = List.of(editions.split(" ", -1)).contains(edition.name());
      ConsoleChangefeed.Builder form = filled(edition, field);
      if (has) {
        assertThat(form.build().toString()).contains(Edition.label(field).split(",", -1)[0]);
      } else {
        assertThat(refused(form))
            .anySatisfy(m -> assertThat(m).contains("(expected: no value in " + edition + ")"));
      }
    }
  }

  private static ConsoleChangefeed.Builder filled(Edition edition, String field) {
    ConsoleChangefeed.Builder form = form(edition, "v8.5.0", target(field));
    switch (field) {
      case "case-sensitive" -> form.caseSensitive();
      case "event-filter" -> form.eventFilter(EventFilter.builder("a.*").ignore("delete").build());
      case "column-selector" -> form.columns(ColumnSelector.of(List.of("a.*"), List.of("a")));
      case "partition-by-table" -> form.partition(PartitionRule.indexValue(), "a.*");
      case "split-event" -> form.rawUpdates();
      case "filter-rules" -> form.filter("a.*");
      case "tidb-extension" ->
          form.format(MessageFormat.of(ConsoleRules.usual(edition)).tidbExtension());
      default -> {}
    }
    return form;
  }

  private static KafkaTarget target(String field) {
    FormValues values = new FormValues("3 AZs", "abc", "vpce-svc-1", "9092,9093");
    return switch (field) {
      case "public-ip" -> KafkaTarget.publicIp("kafka.example:9092");
      case "private-link" -> KafkaTarget.privateLink(values, "b1.x.example:9093");
      case "private-service-connect" ->
          KafkaTarget.privateServiceConnect("abc", "projects/p", "9092,9093", "b1.x.example:9092");
      case "azure-private-link" ->
          KafkaTarget.azurePrivateLink("abc", "alias", "9092", "b1.x.example:9092");
      case "compression" -> PEERED.compression("zstd");
      case "tls" -> PEERED.tls();
      case "authentication" -> PEERED.tls().login("plain", "u", "p");
      case "kafka-version" -> PEERED.kafkaVersion("V3");
      default -> PEERED;
    };
  }

  @ParameterizedTest
  @CsvSource({
    "BETA,v6.3.9,CANAL_JSON,table,false",
    "BETA,v6.4.0,CANAL_JSON,table,true",
    "LATE_BETA,v6.3.9,CANAL_JSON,table,false",
    "LATE_BETA,v6.4.0,CANAL_JSON,index-value,true",
    "BETA,v8.1.0,DEBEZIUM,table,false",
    "BETA,v8.1.0,OPEN_PROTOCOL,table,false",
    "BETA,v8.1.0,CANAL_JSON,ts,false",
    "GENERAL,v6.1.2,CANAL_JSON,table,false",
    "GENERAL,v6.1.3,OPEN_PROTOCOL,index-value,true",
    "GENERAL,v8.0.9,DEBEZIUM,table,false",
    "GENERAL,v8.1.0,DEBEZIUM,ts,true",
    "GENERAL,v8.5.0,SIMPLE,table,false",
    "PREMIUM,v8.5.0,DEBEZIUM,ts,true",
  })
  void versionAndFormat_areThoseOfTheEdition(
      Edition edition, String version, SinkProtocol format, String partition, boolean accepted) {
    var form = form(edition, version, format).partition(PartitionRule.parse(partition));

    if (accepted) {
      assertThat(form.build().config().dispatchRules()).hasSize(1);
    } else {
      assertThatThrownBy(form::build).isInstanceOf(InvalidSpecException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "v6.5.8,false",
    "v6.5.9,true",
    "v7.1.3,false",
    "v7.1.4,true",
    "v7.5.0,false",
    "v7.5.1,true",
    "v7.6.0,false",
    "v8.1.0,true",
    "v8.5.0,true",
  })
  void privateLink_hasAFloorForEachLine(String version, boolean accepted) {
    assertThat(Edition.feature("private-link", TidbVersion.parse(version)).isEmpty())
        .isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource({
    "index, v7.4.9, v7.5.0",
    "columns, v7.4.9, v7.5.0",
    "event-filter, v6.1.9, v6.2.0",
    "column-selector, v7.4.9, v7.5.0",
    "debezium, v8.0.9, v8.1.0",
  })
  void feature_hasItsFloor(String feature, String below, String at) {
    assertThat(refused(with(feature, below))).anySatisfy(m -> assertThat(m).contains(at));
    assertThat(with(feature, at).build().findings()).isEmpty();
  }

  private static ConsoleChangefeed.Builder with(String feature, String version) {
    ConsoleChangefeed.Builder form = form(Edition.GENERAL, version, PEERED);
    return switch (feature) {
      case "index" -> form.partition(PartitionRule.index("i"));
      case "columns" -> form.partition(PartitionRule.columns(List.of("a")));
      case "event-filter" ->
          form.eventFilter(EventFilter.builder("a.*").ignore("drop table").build());
      case "column-selector" -> form.columns(ColumnSelector.of(List.of("a.*"), List.of("a")));
      default -> form.format(MessageFormat.of(SinkProtocol.DEBEZIUM));
    };
  }

  @ParameterizedTest
  @CsvSource({"BETA,5", "LATE_BETA,10", "GENERAL,100", "PREMIUM,100"})
  void changefeedsOfACluster_areLimited(Edition edition, int most) {
    assertThat(edition.changefeeds()).hasValue(most);
    assertThat(form(edition, "v8.5.0", PEERED).beside(most - 1).build().edition())
        .isEqualTo(edition);
    assertThat(refused(form(edition, "v8.5.0", PEERED).beside(most)))
        .contains("changefeeds: " + (most + 1) + " (expected: at most " + most + ").");
    assertThat(Edition.EXPERIMENTAL.changefeeds()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"100,10,true", "101,10,false", "100,11,false"})
  void rulesAndFilters_areLimited(int rules, int filters, boolean accepted) {
    var form = general().filter(Collections.nCopies(rules, "a.*").toArray(String[]::new));
    for (int i = 0; i < filters; i++) {
      form.eventFilter(EventFilter.builder("a.*").ignore("drop table").build());
    }

    if (accepted) {
      assertThat(form.build().config().eventFilters()).hasSize(filters);
    } else {
      assertThat(refused(form)).singleElement().asString().contains("expected: at most 10");
    }
  }

  @Test
  void lateBeta_asksForALeastNode() {
    assertThat(form(Edition.LATE_BETA, "v6.4.0", PEERED).build().findings())
        .singleElement()
        .satisfies(f -> assertThat(f.message()).contains("8 vCPU and 16 GiB"));
    assertThat(Edition.GENERAL.leastTikvNode()).isEmpty();
  }

  @Test
  void avro_isByTableOnly() {
    var form = form(Edition.GENERAL, "v8.1.0", SinkProtocol.AVRO);

    assertThat(refused(form)).singleElement().asString().contains("by table, for avro");
    assertThat(refused(form.topics(TopicMode.byDatabase("p", "", "meta"))))
        .singleElement()
        .asString()
        .contains("topics: by database p{schema}");
    assertThat(form.topics(TopicMode.byTable("p_", "_", "", "meta")).build().uri().topic())
        .isEqualTo("meta");
  }

  @Test
  void avroFields_areForAvro() {
    assertThat(
            refused(general().format(MessageFormat.of(SinkProtocol.CANAL_JSON).decimal("precise"))))
        .singleElement()
        .asString()
        .contains("Decimal: precise (expected: nothing, without Avro)");
    assertThat(
            refused(
                general()
                    .topics(TopicMode.byTable("", "_", "", "meta"))
                    .format(MessageFormat.avro(REGISTRY).unsignedBigint("text"))))
        .anySatisfy(m -> assertThat(m).contains("Unsigned BigInt: text (expected: long or string)"))
        .noneSatisfy(m -> assertThat(m).contains("registry-secret"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AWS_MSK_IAM", "gssapi", "oauthbearer"})
  void login_isAUserAndAPassword(String mechanism) {
    KafkaTarget target = PEERED.tls().login(mechanism, "u", "hush");

    assertThat(refused(form(Edition.GENERAL, "v8.5.0", target)))
        .anySatisfy(m -> assertThat(m).contains("no certificate and no IAM"))
        .noneSatisfy(m -> assertThat(m).contains("hush"));
    assertThat(target.toString()).doesNotContain("hush");
  }

  @Test
  void targetsOtherValues_areChecked() {
    assertThat(refused(form(Edition.GENERAL, "v8.5.0", PEERED.compression("brotli"))))
        .anySatisfy(m -> assertThat(m).startsWith("Compression: brotli"));
    assertThat(refused(form(Edition.GENERAL, "v8.5.0", PEERED.kafkaVersion("3.7.0"))))
        .singleElement()
        .asString()
        .contains("Who does not know it takes V2.");
    assertThat(form(Edition.GENERAL, "v8.5.0", target("public-ip")).build().findings())
        .extracting(Finding::code)
        .containsExactly("changefeed.console.public");
  }

  @Test
  void privateLink_takesSelfHostedKafka_andPorts() {
    FormValues values = new FormValues("3 AZs", "abc", "vpce-svc-1", "9092, 70000");

    assertThat(
            refused(
                form(
                    Edition.GENERAL,
                    "v8.5.0",
                    KafkaTarget.privateLink(values, "b-1.orders.kafka.amazonaws.com:9096"))))
        .anySatisfy(m -> assertThat(m).contains("Put kafka-proxy in front of MSK"))
        .anySatisfy(m -> assertThat(m).startsWith("Bootstrap Ports: "));
    assertThat(form(Edition.GENERAL, "v8.5.0", target("private-link")).build().toString())
        .startsWith(
            """
            Connectivity Method: Private Link
            Kafka Type: 3 AZs
            Kafka Advertised Listener Pattern: abc
            Endpoint Service Name: vpce-svc-1
            Bootstrap Ports: 9092,9093
            """);
  }

  @Test
  void nothingMissing_isAccepted_andEverythingMissingIsNamedAtOnce() {
    var empty =
        ConsoleChangefeed.builder(Edition.GENERAL, TidbVersion.parse("v8.5.0"), " ", PEERED);

    assertThat(refused(empty))
        .anySatisfy(m -> assertThat(m).startsWith("Topic Name, or Default Topic Name: "))
        .anySatisfy(m -> assertThat(m).startsWith("Changefeed Name: "))
        .anySatisfy(m -> assertThat(m).startsWith("Changefeed Specification: 0"));
  }

  @Test
  void updatesByColumn_haveNoField() {
    EventFilter byColumn = EventFilter.builder("a.*").ignoreUpdatesOf("seen_at").build();

    assertThat(refused(general().eventFilter(byColumn)))
        .singleElement()
        .asString()
        .contains("updates of seen_at");
  }

  @ParameterizedTest
  @CsvSource({"1,1,false", "2,1,true", "3,30,true", "4,30,false", "3,31,false", "3,0,false"})
  void topicSettings_areBoundByTheCluster(int replicas, int partitions, boolean fits) {
    ClusterLimits limits = new ClusterLimits(3, 2, 1_048_588);
    var form = general().topicSettings(replicas, partitions);

    if (partitions < 1) {
      assertThat(refused(form)).anySatisfy(m -> assertThat(m).startsWith("partition-num: 0"));
    } else {
      assertThat(form.build().check(limits).isEmpty()).isEqualTo(fits);
    }
  }

  @ParameterizedTest
  @CsvSource({"0,2", "5000,2", "5001,4", "100001,64", "960000,384"})
  void rcu_isTheSmallestThatIsEnough(double rows, int rcu) {
    assertThat(RcuAdvice.of(rows, 0).rcu()).isEqualTo(rcu);
  }

  @Test
  void rcu_isOneOfTheSizes() {
    assertThat(RcuAdvice.of(4000, 0.3).rcu()).isEqualTo(4);
    assertThatThrownBy(() -> RcuAdvice.of(960_001, 0)).isInstanceOf(InvalidSpecException.class);
    assertThat(refused(general().capacity(3)))
        .singleElement()
        .asString()
        .contains("RcuAdvice says how many");
    assertThat(RcuAdvice.sizes())
        .allSatisfy(
            size -> assertThat(general().capacity(size.rcu()).build().findings()).isEmpty());
  }
}
