package io.msksdk.changefeed.preflight;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.msksdk.auth.acl.BrokerPrincipal;
import io.msksdk.auth.acl.TopicAcls;
import io.msksdk.auth.client.AuthMode;
import io.msksdk.auth.client.BootstrapBrokers;
import io.msksdk.auth.client.NetworkPath;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.dispatch.DispatchRule;
import io.msksdk.changefeed.dispatch.TableName;
import io.msksdk.changefeed.filter.SourceTable;
import io.msksdk.changefeed.preflight.CheckResult.Outcome;
import io.msksdk.changefeed.sink.ClusterLimits;
import io.msksdk.changefeed.sink.MskSink;
import io.msksdk.changefeed.sink.RegistryUrl;
import io.msksdk.changefeed.sink.ReplicaConfig;
import io.msksdk.changefeed.sink.SinkProtocol;
import io.msksdk.changefeed.sink.SinkUri;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.runbook.PreconditionException;
import io.msksdk.testkit.ClientAccess;
import io.msksdk.testkit.LocalCluster;
import io.msksdk.testkit.LocalMsk;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Every check of the preflight against a real cluster, made to fail once. */
class PreflightBrokerIT {
  private static final BrokerPrincipal BROKERS =
      BrokerPrincipal.of("b-1.feed.67281x.c4.kafka.us-east-1.amazonaws.com:9096");
  private static final String PASSWORD = "p+ss w/rd";

  private static LocalMsk local;
  private static LocalCluster cluster;
  private static BootstrapBrokers brokers;
  private static Admin admin;
  private static WireMockServer registry;

  private final String topic = "cdc-" + UUID.randomUUID();

  @BeforeAll
  static void start() {
    local = LocalMsk.start();
    cluster =
        local
            .cluster("feed")
            .brokers(2)
            .access(ClientAccess.IAM, ClientAccess.SCRAM, ClientAccess.PLAINTEXT)
            .create();
    var credentials =
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create(local.admin().accessKey(), local.admin().secretKey()));
    try (KafkaClient kafka =
            KafkaClient.builder()
                .endpointOverride(local.endpoint())
                .region(Region.of(local.region()))
                .credentialsProvider(credentials)
                .httpClientBuilder(Apache5HttpClient.builder())
                .build();
        SecretsManagerClient secrets =
            SecretsManagerClient.builder()
                .endpointOverride(local.endpoint())
                .region(Region.of(local.region()))
                .credentialsProvider(credentials)
                .httpClientBuilder(Apache5HttpClient.builder())
                .build()) {
      String secret =
          secrets
              .createSecret(
                  r ->
                      r.name("AmazonMSK_ticdc")
                          .kmsKeyId("arn:aws:kms:us-east-1:111122223333:key/scram")
                          .secretString(
                              "{\"username\":\"ticdc\",\"password\":\"" + PASSWORD + "\"}"))
              .arn();
      var associated =
          kafka.batchAssociateScramSecret(r -> r.clusterArn(cluster.arn()).secretArnList(secret));
      assertThat(associated.unprocessedScramSecrets()).isEmpty();
      var answer = kafka.getBootstrapBrokers(r -> r.clusterArn(cluster.arn()));
      brokers =
          BootstrapBrokers.builder()
              .servers(AuthMode.IAM, NetworkPath.PRIVATE, answer.bootstrapBrokerStringSaslIam())
              .servers(AuthMode.SCRAM, NetworkPath.PRIVATE, answer.bootstrapBrokerStringSaslScram())
              .servers(AuthMode.PLAINTEXT, NetworkPath.PRIVATE, answer.bootstrapBrokerString())
              .build();
    }
    admin = Admin.create(cluster.clientProperties());
    registry = new WireMockServer(0);
    registry.start();
  }

  @AfterAll
  static void stop() {
    registry.stop();
    admin.close();
    local.close();
  }

  private SinkUri.Builder scram() {
    return MskSink.scram(brokers, NetworkPath.PRIVATE, topic, "ticdc", PASSWORD)
        .protocol(SinkProtocol.CANAL_JSON)
        .partitions(2)
        .replicationFactor(2)
        .maxMessageBytes(900_000);
  }

  private static Preflight of(SinkUri.Builder uri) {
    return of(uri, ReplicaConfig.builder());
  }

  private static Preflight of(SinkUri.Builder uri, ReplicaConfig.Builder config) {
    return Preflight.of(uri.build(), config.build())
        .trusting(local.caPem())
        .timeout(Duration.ofSeconds(5));
  }

  private static Finding failure(PreflightReport report, String check) {
    return report.results().stream()
        .filter(r -> r.check().equals(check) && r.finding() != null)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no finding of " + check + " in\n" + report))
        .finding();
  }

  /**
   * Checks until it shows: one of the two brokers may hear of a change after the other, and any of
   * them is asked. The time limit of the test ends what never shows.
   */
  private static PreflightReport until(Preflight preflight, Predicate<PreflightReport> shows) {
    PreflightReport report = preflight.run();
    while (!shows.test(report)) {
      report = preflight.run();
    }
    return report;
  }

  private static Predicate<PreflightReport> misses(AclOperation... operations) {
    return report ->
        report.missingAcls().stream()
            .map(acl -> acl.entry().operation())
            .toList()
            .equals(List.of(operations));
  }

  private static boolean topicIsThere(PreflightReport report) {
    return report.results().stream().anyMatch(result -> result.check().equals("replicas"));
  }

  private static void create(String topic, int partitions, Map<String, String> config)
      throws Exception {
    admin
        .createTopics(List.of(new NewTopic(topic, partitions, (short) 2).configs(config)))
        .all()
        .get(30, TimeUnit.SECONDS);
  }

  @Test
  void changefeed_thatFits_isReady() {
    PreflightReport report = of(scram()).run();

    assertThat(report.findings()).as("%s", report).isEmpty();
    assertThat(report.ready()).isTrue();
    report.requireReady();
    assertThat(report.results())
        .extracting(CheckResult::check)
        .contains("settings", "dns", "reach", "tls", "login", "cluster", "topic", "acl");
    assertThat(report.toString()).doesNotContain(PASSWORD);
  }

  @Test
  void brokerWithoutNameOrPort_isNamed() {
    PreflightReport report =
        of(SinkUri.builder("no-such-host.invalid:9096,localhost:1", topic)
                .protocol(SinkProtocol.CANAL_JSON))
            .run();

    assertThat(failure(report, "dns").message())
        .startsWith("broker: no-such-host.invalid:9096 (expected: a name that resolves).")
        .contains("Accepter DNS resolution");
    assertThat(failure(report, "reach").message())
        .startsWith("broker: localhost:1 (expected: a port that answers).")
        .contains("security group");
    assertThat(report.results())
        .anyMatch(r -> r.check().equals("login") && r.outcome() == Outcome.SKIPPED);
    assertThatThrownBy(report::requireReady)
        .isInstanceOf(PreconditionException.class)
        .hasMessageContaining("no-such-host.invalid");
  }

  @Test
  void distrustedOrPlainPort_isNamed() {
    PreflightReport distrusted =
        Preflight.of(scram().build(), ReplicaConfig.builder().build()).run();
    SinkUri.Builder plain =
        SinkUri.builder(
                String.join(",", brokers.servers(AuthMode.PLAINTEXT, NetworkPath.PRIVATE)), topic)
            .protocol(SinkProtocol.CANAL_JSON);

    assertThat(failure(distrusted, "tls").expected()).isEqualTo("a certificate TiCDC trusts");
    assertThat(failure(of(plain.tls()).run(), "tls").expected())
        .isEqualTo("a port that speaks TLS");
    SinkUri.Builder clear =
        SinkUri.builder(
                String.join(",", brokers.servers(AuthMode.SCRAM, NetworkPath.PRIVATE)), topic)
            .protocol(SinkProtocol.CANAL_JSON);
    assertThat(failure(of(clear).run(), "tls").remedy()).contains("set enable-tls=true");
  }

  @Test
  void wrongPassword_isRefusedWithTheRemedy() {
    SinkUri.Builder wrong = scram().parameter("sasl-password", "guessed");

    Finding finding = failure(of(wrong).run(), "login");

    assertThat(finding.message())
        .startsWith("sasl-user: ticdc (expected: a user the cluster knows, with its password).")
        .contains("AmazonMSK_")
        .doesNotContain("guessed");
  }

  @Test
  void existingTopic_isComparedWithTheUri() throws Exception {
    create(topic, 2, Map.of("max.message.bytes", "1000"));

    PreflightReport report = until(of(scram().partitions(3)), PreflightBrokerIT::topicIsThere);

    assertThat(failure(report, "topic").remedy())
        .isEqualTo(
            "TiCDC says: the number of partition (3) specified in sink-uri is more than that of"
                + " actual topic (2).");
    assertThat(failure(report, "message-size").expected())
        .isEqualTo("at most the topic's max.message.bytes 1000");
    PreflightReport fewer = until(of(scram().partitions(1)), PreflightBrokerIT::topicIsThere);
    assertThat(failure(fewer, "topic").remedy()).isEqualTo("The partitions beyond get nothing.");
  }

  @Test
  void missingTopic_thatMayNotBeCreated_isNamed() {
    assertThat(failure(of(scram().autoCreateTopic(false)).run(), "topic").remedy())
        .isEqualTo(
            "Create the topic first. TiCDC says: `auto-create-topic` is false, and "
                + topic
                + " not found.");
  }

  @Test
  void limitsOfTheCluster_areReadFromIt() {
    ClusterLimits limits = ClusterLimits.read(admin);
    PreflightReport report = of(scram().replicationFactor(3).partitions(21)).run();

    assertThat(limits.brokers()).isEqualTo(2);
    assertThat(limits.mostPartitions()).isEqualTo(20);
    assertThat(report.findings())
        .extracting(Finding::code)
        .contains("changefeed.sink.replication-factor", "changefeed.sink.partitions");
    assertThat(failure(report, "topic").remedy()).startsWith("The cluster says: ");
    assertThat(MskSink.advise(scram().maxMessageBytes(10_485_760).build(), limits))
        .extracting(Finding::code)
        .containsExactly("changefeed.msk.message-size");
  }

  @Test
  void missingRight_isNamedExactly_andGranted() throws Exception {
    create(topic, 2, Map.of());
    TopicAcls.of(admin, BROKERS).grantWrite("User:somebody", topic);

    PreflightReport closed = until(of(scram()), misses(AclOperation.DESCRIBE));

    assertThat(failure(closed, "acl").message())
        .isEqualTo(
            "acl: User:ticdc lacks Describe (expected: Describe on "
                + topic
                + "). Call grantMissing of the report, or run: kafka-acls.sh --add"
                + " --allow-principal 'User:ticdc' --operation Describe --topic '"
                + topic
                + "' --resource-pattern-type literal");
    assertThat(closed.grantMissing(admin, BROKERS)).hasSize(2);
    PreflightReport described =
        until(of(scram()), misses(AclOperation.WRITE, AclOperation.DESCRIBE_CONFIGS));
    assertThat(described.grantMissing(admin, BROKERS))
        .extracting(acl -> acl.entry().operation())
        .containsExactly(AclOperation.READ, AclOperation.WRITE, AclOperation.DESCRIBE_CONFIGS);
    assertThat(until(of(scram()), PreflightReport::ready).findings()).isEmpty();
  }

  @Test
  void rightToCreate_isMissedBeforeTheTopicExists_underItsPrefix() {
    String prefix = "p" + UUID.randomUUID().toString().replace("-", "") + "_";
    ReplicaConfig.Builder config =
        ReplicaConfig.builder()
            .dispatch(DispatchRule.match("*.*").topic(prefix + "{schema}_{table}").build());
    List<SourceTable> tables =
        List.of(SourceTable.builder("shop", "a").column("id").primaryKey("id").build());
    ChangefeedAcls somebody = ChangefeedAcls.of("User:somebody", scram().build(), config.build());
    TopicAcls.of(admin, BROKERS)
        .grant(
            somebody.bindings().stream()
                .filter(acl -> acl.pattern().name().equals(prefix))
                .toList());

    Preflight preflight = of(scram(), config).tables(tables);
    PreflightReport report = until(preflight, seen -> !seen.missingAcls().isEmpty());

    assertThat(ChangefeedAcls.command(report.missingAcls().get(0)))
        .contains("--topic '" + prefix + "' --resource-pattern-type prefixed");
    // one right lets the cluster tell of the next
    while (!report.ready()) {
      var unused = report.grantMissing(admin, BROKERS);
      report = preflight.run();
    }
    assertThat(report.missingAcls()).as("%s", report).isEmpty();
  }

  @Test
  void registry_mustAnswerEmptyBraces() {
    String url = "http://localhost:" + registry.port();
    registry.stubFor(
        get(urlPathEqualTo("/")).withBasicAuth("key", "s/e+c").willReturn(okJson("{}")));
    registry.stubFor(
        get(urlPathEqualTo("/config")).willReturn(okJson("{\"compatibilityLevel\":\"FULL\"}")));
    registry.stubFor(get(urlPathEqualTo("/proxy/")).willReturn(okJson("{\"page\":1}")));
    registry.stubFor(get(urlPathEqualTo("/closed/")).willReturn(status(401)));

    assertThat(failure(avro(RegistryUrl.of(url, "key", "s/e+c")), "registry-compatibility").value())
        .isEqualTo("FULL");
    assertThat(failure(avro(RegistryUrl.of(url + "/proxy")), "registry").remedy())
        .startsWith("TiCDC says: Unexpected response from Schema Registry.");
    assertThat(failure(avro(RegistryUrl.of(url + "/closed", "key", "no")), "registry").remedy())
        .contains("percent-encoded");
    assertThat(failure(avro(RegistryUrl.of("http://localhost:1")), "registry").expected())
        .isEqualTo("an answer");
  }

  private PreflightReport avro(RegistryUrl url) {
    return of(scram().protocol(SinkProtocol.AVRO).schemaRegistry(url)).run();
  }

  @Test
  void ticdc_isAskedForTablesAndTimes() {
    record Server(Tables tables, long now, long safepoint) implements ChangefeedServer {
      @Override
      public Tables verifyTables(SinkUri uri, ReplicaConfig config, Tso startTs) {
        if (now == 0) {
          throw InvalidSpecException.of(
              Finding.error("CDC:ErrFilterRuleInvalid", "rules", "x", "y"));
        }
        return tables;
      }

      @Override
      public Optional<Tso> currentTs() {
        return Optional.of(Tso.of(now));
      }

      @Override
      public Optional<Tso> gcSafepoint() {
        return Optional.of(Tso.of(safepoint));
      }
    }
    TableName log = TableName.of("shop", "log");
    var mixed = new ChangefeedServer.Tables(List.of(TableName.of("shop", "a")), List.of(log));
    SinkUri.Builder down = SinkUri.builder("localhost:1", topic).protocol(SinkProtocol.CANAL_JSON);

    PreflightReport late = of(down).server(new Server(mixed, 100, 50)).startTs(Tso.of(101)).run();
    assertThat(failure(late, "verify-table").message())
        .startsWith("table: shop.log")
        .contains("!shop.log");
    assertThat(failure(late, "start-ts").remedy())
        .isEqualTo("TiCDC says: invalid start-ts 101, larger than current tso 100.");
    PreflightReport early = of(down).server(new Server(mixed, 100, 50)).startTs(Tso.of(50)).run();
    assertThat(failure(early, "start-ts").remedy())
        .startsWith("TiCDC says: start-ts 50 is earlier than or equal to GC safepoint at 50.")
        .contains("tidb_gc_life_time");
    PreflightReport good = of(down).server(new Server(mixed, 100, 50)).startTs(Tso.of(51)).run();
    assertThat(good.results())
        .anyMatch(r -> r.check().equals("start-ts") && r.outcome() == Outcome.PASSED);
    assertThat(failure(of(down).server(new Server(mixed, 0, 0)).run(), "verify-table").remedy())
        .contains("rules: x");
  }

  @Test
  void settings_areCheckedFirst() {
    PreflightReport report =
        of(scram(), ReplicaConfig.builder().protocol(SinkProtocol.SIMPLE)).run();

    assertThat(failure(report, "settings").code()).isEqualTo("changefeed.sink.incompatible");
  }

  @Test
  void mskWithIamAlone_isRefusedWithTheWayOut() {
    BootstrapBrokers iam =
        BootstrapBrokers.parse(
            AuthMode.IAM, NetworkPath.PRIVATE, "b-1.x.kafka.eu-west-1.amazonaws.com:9098");
    BootstrapBrokers serverless =
        BootstrapBrokers.parse(
            AuthMode.IAM,
            NetworkPath.PRIVATE,
            "boot-x.c1.kafka-serverless.us-east-1.amazonaws.com:9098");
    ClusterLimits limits = new ClusterLimits(3, 2, 1_048_588);

    assertThatThrownBy(() -> MskSink.scram(iam, NetworkPath.PRIVATE, "t", "u", "p"))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("turn SASL/SCRAM on beside IAM");
    assertThat(MskSink.access(iam))
        .extracting(Finding::code)
        .containsExactly("changefeed.msk.access");
    assertThat(MskSink.access(brokers))
        .extracting(f -> f.severity().name())
        .containsExactly("WARNING");
    SinkUri uri =
        SinkUri.builder(
                String.join(",", serverless.servers(AuthMode.IAM, NetworkPath.PRIVATE)), "t")
            .protocol(SinkProtocol.CANAL_JSON)
            .build();
    assertThat(MskSink.advise(uri, limits))
        .extracting(Finding::code)
        .containsExactly(
            "changefeed.msk.serverless",
            "changefeed.sink.min-insync",
            "changefeed.msk.partitions",
            "changefeed.msk.message-size");
    assertThatThrownBy(
            () ->
                MskSink.requireProvisioned(
                    io.msksdk.core.arn.MskClusterArn.parse(
                        "arn:aws:kafka:us-east-1:111122223333:cluster/s/6357e0b2-0e6a-4b86-a0b4-70df934c2e31-s1")))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("A serverless cluster has IAM alone.");
  }
}
