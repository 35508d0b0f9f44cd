package io.msksdk.changefeed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.changefeed.codec.RowChange;
import io.msksdk.changefeed.codec.TableSpec;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.codec.avro.AvroEncoder;
import io.msksdk.changefeed.codec.registry.InMemorySchemaRegistry;
import io.msksdk.changefeed.codec.registry.SchemaId;
import io.msksdk.changefeed.console.Edition;
import io.msksdk.changefeed.dispatch.DispatchRule;
import io.msksdk.changefeed.dispatch.Dispatcher;
import io.msksdk.changefeed.dispatch.TableName;
import io.msksdk.changefeed.dispatch.TopicExpression;
import io.msksdk.changefeed.preflight.ChangefeedAcls;
import io.msksdk.changefeed.privatelink.AdvertisedPattern;
import io.msksdk.changefeed.privatelink.Guide;
import io.msksdk.changefeed.privatelink.NetworkPlan;
import io.msksdk.changefeed.privatelink.PlannedSubnet;
import io.msksdk.changefeed.privatelink.PrivateLinkPlan;
import io.msksdk.changefeed.privatelink.SecurityRule;
import io.msksdk.changefeed.privatelink.TargetGroup.Target;
import io.msksdk.changefeed.privatelink.deploy.NetworkAws;
import io.msksdk.changefeed.privatelink.deploy.NetworkDeployment;
import io.msksdk.changefeed.privatelink.deploy.PrivateLinkAws;
import io.msksdk.changefeed.privatelink.deploy.PrivateLinkDeployment;
import io.msksdk.changefeed.sink.LargeMessages;
import io.msksdk.changefeed.sink.RegistryUrl;
import io.msksdk.changefeed.sink.ReplicaConfig;
import io.msksdk.changefeed.sink.SinkConflicts;
import io.msksdk.changefeed.sink.SinkProtocol;
import io.msksdk.changefeed.sink.SinkUri;
import io.msksdk.changefeed.target.ConfluentRecipe;
import io.msksdk.changefeed.ticdc.CloudState;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.lang.reflect.Proxy;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where the vendor's pages say something that cannot be meant, what is meant: a case for each
 * place, named after what the page should say.
 */
class DocumentErrorsTest {
  private static final String KAFKA_PAGE = "kafka://b-1:9092/meta";

  private final PrivateLinkPlan plan = Guide.plan().build();
  private final NetworkPlan network = NetworkPlan.of(plan, "10.0.0.0/16");

  private static SinkUri.Builder avro() {
    return SinkUri.builder("b-1:9092", "meta").protocol(SinkProtocol.AVRO);
  }

  /** "Sink to Apache Kafka", experimental: the status becomes "in production". */
  @ParameterizedTest
  @ValueSource(strings = {"Producing", "production"})
  void status_isProducing_whichIsRunning(String word) {
    assertThat(CloudState.of(word)).isEqualTo(CloudState.RUNNING);
  }

  /** "Sink to Apache Kafka" (Beta): the registry's login is filled in from the TiDB cluster's. */
  @Test
  void registry_hasALoginOfItsOwn_orNone() {
    ReplicaConfig without =
        ReplicaConfig.builder().schemaRegistry(RegistryUrl.of("https://r.example")).build();
    ReplicaConfig with =
        ReplicaConfig.builder()
            .schemaRegistry(RegistryUrl.of("https://r.example", "key", "secret"))
            .build();

    assertThat(without.setting("sink.schema_registry")).hasValue("https://r.example");
    assertThat(with.setting("sink.schema_registry")).hasValue("https://key:secret@r.example");
    assertThat(SinkConflicts.atCreate(avro().build(), without)).isEmpty();
  }

  /** "Sink to Apache Kafka": 5 changefeeds a cluster on one page, 10 and 100 on later ones. */
  @Test
  void changefeedsOfACluster_dependOnTheEdition() {
    assertThat(Edition.BETA.changefeeds()).hasValue(5);
    assertThat(Edition.LATE_BETA.changefeeds()).hasValue(10);
    assertThat(Edition.GENERAL.changefeeds()).hasValue(100);
  }

  /** "Sink to Apache Kafka": Create, Write and DescribeConfigs are the permissions. */
  @Test
  void topics_needDescribeToo() {
    SinkUri uri = SinkUri.parse(KAFKA_PAGE + "?protocol=canal-json");

    assertThat(ChangefeedAcls.of("User:ticdc", uri, ReplicaConfig.builder().build()).bindings())
        .extracting(acl -> acl.pattern().resourceType() + " " + acl.entry().operation())
        .contains("TOPIC CREATE", "TOPIC WRITE", "TOPIC DESCRIBE", "CLUSTER DESCRIBE_CONFIGS");
  }

  /** Private Link guide: the AZ ID is encoded "in advertised.listener". */
  @Test
  void zone_isInAdvertisedListeners() {
    assertThat(plan.serverProperties(1))
        .doesNotContainKey("advertised.listener")
        .hasEntrySatisfying(
            "advertised.listeners", v -> assertThat(v).contains("EXTERNAL://b1.usw2-az1.abc."));
  }

  /** Private Link guide, "Create subnets": the third is called "Subnet us-west-2b". */
  @Test
  void thirdSubnet_isNamedByTheIdOfItsZone() {
    assertThat(network.brokerSubnets().get(2))
        .isEqualTo(new PlannedSubnet("broker-usw2-az3", "usw2-az3", "10.0.128.0/18"));
  }

  /** Private Link guide, internet gateway: a stray "3" before its name, a garbled target. */
  @Test
  void bastionsRoute_leadsToTheGatewayOfThatName() {
    NetworkAws nobody = unasked(NetworkAws.class);

    assertThat(network.internetGateway()).isEqualTo("kafka-vpc-igw");
    assertThat(NetworkDeployment.of(network, nobody).runbook().toString())
        .contains("create internet gateway kafka-vpc-igw")
        .contains("route 0.0.0.0/0 to kafka-vpc-igw");
  }

  private static <T> T unasked(Class<T> type) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              throw new AssertionError("asked: " + method.getName());
            });
    return type.cast(proxy);
  }

  /** Private Link guide, broker configuration: "3 INTERNAL for internal access". */
  @Test
  void broker_hasTwoListenersForClients() {
    assertThat(plan.serverProperties(1).get("advertised.listeners").split(",", -1))
        .hasSize(2)
        .satisfiesExactly(
            internal -> assertThat(internal).isEqualTo("INTERNAL://10.0.0.10:9092"),
            external -> assertThat(external).startsWith("EXTERNAL://b1."));
  }

  /** Private Link guide, "Reconfigure a running Kafka cluster": b2 in the comment of AZ 3. */
  @Test
  void brokerOfTheThirdZone_isB3() {
    assertThat(plan.broker(3).advertised())
        .isEqualTo("b3.usw2-az3.abc.us-west-2.aws.3199015.tidbcloud.com:9095");
  }

  /** Private Link guide, "Set up target groups": the targets are printed around their label. */
  @Test
  void bootstrapGroup_registersEveryBroker() {
    assertThat(plan.targetGroups().get(0).targets())
        .containsExactly(
            new Target("broker-node1", 39092),
            new Target("broker-node2", 39092),
            new Target("broker-node3", 39092));
  }

  /** Private Link guide, load balancer: "allows all TCP from the Kafka VPC" beside TiDB's CIDR. */
  @Test
  void balancersGroup_letsTidbCloudIn_toItsPortsAlone() {
    SecurityRule in = plan.securityRules().get(0);

    assertThat(in).isEqualTo(new SecurityRule(true, 9092, 9095, "10.250.0.0/16", in.why()));
    assertThat(network.balancerRules()).isEqualTo(plan.securityRules());
  }

  /** Private Link guide, load balancer: "Schema: Internal". */
  @Test
  void balancer_isOfTheSchemeInternal() {
    PrivateLinkDeployment deployment =
        PrivateLinkDeployment.of(
            plan,
            unasked(PrivateLinkAws.class),
            new PrivateLinkDeployment.Network(
                "vpc-1",
                plan.azIds().stream().collect(Collectors.toMap(az -> az, az -> "subnet-" + az)),
                "sg-1"));

    assertThat(deployment.runbook().toString())
        .contains("create internal Network Load Balancer kafka-lb");
  }

  /** Private Link guide, endpoint service: the zones' names are scattered over the list. */
  @Test
  void endpointService_includesTheThreeZones() {
    assertThat(plan.endpointService().azIds()).containsExactly("usw2-az1", "usw2-az2", "usw2-az3");
  }

  /** Private Link guide, TiDB Cloud's page: "Kafka type: 3 AZs". */
  @Test
  void kafkaType_isTheNumberOfZones() {
    assertThat(plan.form("s").azs()).isEqualTo("3 AZs");
    assertThat(Guide.empty().azIds("usw2-az1").broker(1, "usw2-az1", "10.0.0.1", "i").build())
        .satisfies(one -> assertThat(one.form("s").azs()).isEqualTo("1 AZ"));
  }

  /** Private Link guide, FAQ: "new Kafka ad listener group". */
  @Test
  void secondProject_hasAPatternAndListenersOfItsOwn() {
    PrivateLinkPlan second =
        plan.second(new AdvertisedPattern("def", "us-west-2", "3199015")).build();

    assertThat(second.listener()).isEqualTo("EXTERNAL2");
    assertThat(second.form("s").unique()).isEqualTo("def");
    assertThat(second.broker(1).advertised()).contains(".def.");
    assertThatThrownBy(() -> plan.second(Guide.PATTERN).build())
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("the second project's own");
  }

  /** Confluent guide: tiup ctl:v6.2.0 with --pd. */
  @Test
  void command_isOfTheReleasesNow() {
    ConfluentRecipe recipe =
        ConfluentRecipe.of(
            "confluent-changefeed",
            "pkc.example:9092",
            "key",
            "s/ecret",
            RegistryUrl.of("https://r.example", "k", "s"));

    assertThat(recipe.command("http://127.0.0.1:8300", "changefeed.conf"))
        .startsWith("cdc cli changefeed create --server=http://127.0.0.1:8300 ")
        .doesNotContain("--pd")
        .doesNotContain("tiup");
  }

  /** Confluent guide: only the registry's secret is said to need encoding. */
  @Test
  void everySecretOfAUri_isEncoded() {
    SinkUri uri =
        SinkUri.builder("b-1:9096", "meta")
            .protocol(SinkProtocol.AVRO)
            .schemaRegistry(RegistryUrl.of("https://r.example", "key", "r/e+g"))
            .scramSha512("ticdc", "p@s&s/w+d")
            .build();

    assertThat(uri.text()).contains("sasl-password=p%40s%26s%2Fw%2Bd").contains("r%252Fe%252Bg");
    assertThat(SinkUri.parse(uri.text()).parameter("sasl-password")).hasValue("p@s&s/w+d");
  }

  /** Avro page: FLOAT is a double. */
  @Test
  void float_isAFloatInAvro() {
    InMemorySchemaRegistry registry = InMemorySchemaRegistry.confluent();
    TableSpec table = TableSpec.builder("shop", "a").key("id", "int").column("f", "float").build();
    byte[] value =
        AvroEncoder.builder(registry, ZoneOffset.UTC, any -> "a")
            .build()
            .encode(RowChange.insert(table, Tso.of(1), List.of(1, 0.5f)))
            .value()
            .orElseThrow();

    assertThat(registry.schema(SchemaId.of(ByteBuffer.wrap(value).getInt(1))))
        .contains("\"type\":\"float\"")
        .doesNotContain("double");
  }

  /** Avro page: a rule without both placeholders is refused; TiCDC lets fixed topics pass. */
  @Test
  void fixedTopic_passesTicdc_andIsRefusedHere() {
    assertThat(avroTopic("one_for_all"))
        .contains("TiCDC lets it pass and writes several schemas into one topic.");
    assertThat(avroTopic("{schema}"))
        .contains("TiCDC says: topic rule for Avro must contain {schema} and {table}.");
    TopicExpression.parse("{schema}_{table}").requireAvro();
  }

  private static String avroTopic(String topic) {
    ReplicaConfig config =
        ReplicaConfig.builder()
            .schemaRegistry(RegistryUrl.of("https://r.example"))
            .dispatch(DispatchRule.match("*.*").topic(topic).build())
            .build();
    return SinkConflicts.atCreate(avro().build(), config).stream()
        .map(Finding::message)
        .collect(Collectors.joining());
  }

  /** Sink page: the meanings of long and string are printed in the reverse order. */
  @ParameterizedTest
  @ValueSource(strings = {"long", "string"})
  void unsignedBigint_isLong_unlessString(String mode) {
    String parameter = "avro-bigint-unsigned-handling-mode";

    assertThat(avro().build().value(parameter)).isEqualTo("long");
    assertThat(avro().parameter(parameter, mode).build().parameter(parameter)).hasValue(mode);
    assertThat(schemaOfUnsigned(mode)).contains("\"type\":\"" + mode + "\"");
  }

  private static String schemaOfUnsigned(String mode) {
    InMemorySchemaRegistry registry = InMemorySchemaRegistry.confluent();
    AvroEncoder.Builder encoder = AvroEncoder.builder(registry, ZoneOffset.UTC, any -> "a");
    TableSpec table =
        TableSpec.builder("shop", "a").key("id", "int").column("n", "bigint unsigned").build();
    byte[] value =
        (mode.equals("string") ? encoder.unsignedAsText() : encoder)
            .withoutExtension()
            .build()
            .encode(RowChange.insert(table, Tso.of(1), List.of(1, BigInteger.TEN)))
            .value()
            .orElseThrow();
    return registry.schema(SchemaId.of(ByteBuffer.wrap(value).getInt(1)));
  }

  /** Sink page: the second part of a split rename goes to "test.table2". */
  @Test
  void splitRename_goesToTheTopicOfEachTable() {
    Dispatcher dispatcher =
        Dispatcher.builder("meta")
            .rule(DispatchRule.match("*.*").topic("{schema}_{table}").build())
            .build();

    assertThat(dispatcher.route(TableName.of("test", "table1")).topic()).isEqualTo("test_table1");
    assertThat(dispatcher.route(TableName.of("test", "table2")).topic()).isEqualTo("test_table2");
  }

  /** Sink page, "Send handle keys only": the sample says claim-check. */
  @Test
  void handleKeyOnly_isWrittenAsItsHeadingSays() {
    ReplicaConfig config =
        ReplicaConfig.builder().largeMessages(LargeMessages.handleKeyOnly()).build();
    String path = "sink.kafka_config.large_message_handle.large_message_handle_option";

    assertThat(config.setting(path)).hasValue("handle-key-only");
    assertThat(config.toml())
        .contains("large-message-handle-option = \"handle-key-only\"")
        .doesNotContain("claim-check");
    assertThat(ReplicaConfig.parse(config.json())).isEqualTo(config);
  }
}
