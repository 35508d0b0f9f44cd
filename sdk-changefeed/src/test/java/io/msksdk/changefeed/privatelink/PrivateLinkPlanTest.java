package io.msksdk.changefeed.privatelink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The planner against the values of TiDB Cloud's guide, and what it refuses. */
class PrivateLinkPlanTest {
  private final PrivateLinkPlan plan = Guide.plan().build();

  @ParameterizedTest
  @CsvSource({
    "1, b1.usw2-az1.abc.us-west-2.aws.3199015.tidbcloud.com:9093",
    "2, b2.usw2-az2.abc.us-west-2.aws.3199015.tidbcloud.com:9094",
    // the guide's comment for this one says b2; its property line, and this plan, say b3
    "3, b3.usw2-az3.abc.us-west-2.aws.3199015.tidbcloud.com:9095"
  })
  void brokers_advertiseWhatTheGuideSays(int node, String advertised) {
    assertThat(plan.broker(node).advertised()).isEqualTo(advertised);
  }

  @Test
  void newCluster_hasTheGuidesProperties() {
    assertThat(plan.serverPropertiesText(2))
        .isEqualTo(
            """
            process.roles=broker,controller
            node.id=2
            controller.quorum.voters=1@10.0.0.10:29092,2@10.0.64.10:29092,3@10.0.128.10:29092
            listeners=INTERNAL://0.0.0.0:9092,CONTROLLER://0.0.0.0:29092,EXTERNAL://0.0.0.0:39092
            inter.broker.listener.name=INTERNAL
            advertised.listeners=INTERNAL://10.0.64.10:9092,EXTERNAL://b2.usw2-az2.abc.us-west-2.aws.3199015.tidbcloud.com:9094
            controller.listener.names=CONTROLLER
            listener.security.protocol.map=INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT,EXTERNAL:PLAINTEXT,SSL:SSL,SASL_PLAINTEXT:SASL_PLAINTEXT,SASL_SSL:SASL_SSL
            log.dirs=./data
            """);
  }

  @Test
  void runningBroker_getsTheLeastChange_once() {
    Map<String, String> current = new LinkedHashMap<>();
    current.put("listeners", "INTERNAL://0.0.0.0:9092,CONTROLLER://0.0.0.0:29092");
    current.put("advertised.listeners", "INTERNAL://10.0.128.10:9092");
    current.put("listener.security.protocol.map", "INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT");
    current.put("num.partitions", "6");

    Map<String, String> patch = plan.serverPatch(3, current);

    assertThat(patch)
        .containsExactly(
            Map.entry(
                "listeners",
                "INTERNAL://0.0.0.0:9092,CONTROLLER://0.0.0.0:29092,EXTERNAL://0.0.0.0:39092"),
            Map.entry(
                "advertised.listeners",
                "INTERNAL://10.0.128.10:9092,"
                    + "EXTERNAL://b3.usw2-az3.abc.us-west-2.aws.3199015.tidbcloud.com:9095"),
            Map.entry(
                "listener.security.protocol.map",
                "INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT,EXTERNAL:PLAINTEXT"));
    current.putAll(patch);
    assertThat(plan.serverPatch(3, current)).isEmpty();
  }

  @Test
  void runningBroker_whosePortIsTaken_isRefused() {
    Map<String, String> current = Map.of("listeners", "INTERNAL://0.0.0.0:39092");

    assertThatThrownBy(() -> plan.serverPatch(1, current))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("INTERNAL://0.0.0.0:39092")
        .hasMessageContaining("no listener on 39092");
  }

  @Test
  void balancer_hasOneGroupMoreThanBrokers() {
    assertThat(plan.targetGroups())
        .extracting(TargetGroup::name, TargetGroup::port)
        .containsExactly(
            tuple("bootstrap-target-group", 9092),
            tuple("broker-target-group-1", 9093),
            tuple("broker-target-group-2", 9094),
            tuple("broker-target-group-3", 9095));
    assertThat(plan.targetGroups().get(0).targets())
        .containsExactly(
            new TargetGroup.Target("broker-node1", 39092),
            new TargetGroup.Target("broker-node2", 39092),
            new TargetGroup.Target("broker-node3", 39092));
    assertThat(plan.targetGroups().get(3).targets())
        .containsExactly(new TargetGroup.Target("broker-node3", 39092));
    assertThat(plan.listeners())
        .contains(
            new BalancerListener(9092, "bootstrap-target-group"),
            new BalancerListener(9095, "broker-target-group-3"));
  }

  @Test
  void rules_letTidbCloudIn_notTheVpc() {
    SecurityRule in = plan.securityRules().get(0);

    // the guide says "from the Kafka VPC" beside the CIDR of TiDB Cloud, which is what is meant
    assertThat(in).isEqualTo(new SecurityRule(true, 9092, 9095, "10.250.0.0/16", in.why()));
    assertThat(plan.securityRules().get(1).inbound()).isFalse();
  }

  @Test
  void service_andForm_haveTheGuidesValues() {
    assertThat(plan.endpointService())
        .isEqualTo(
            new EndpointService(
                "kafka-pl-service",
                "kafka-lb",
                List.of("usw2-az1", "usw2-az2", "usw2-az3"),
                "arn:aws:iam::123456789012:root"));
    assertThat(plan.form("com.amazonaws.vpce.us-west-2.vpce-svc-0f49e37e1f022cd45"))
        .hasToString(
            """
            Kafka Type: 3 AZs
            Kafka Advertised Listener Pattern: abc
            Endpoint Service Name: com.amazonaws.vpce.us-west-2.vpce-svc-0f49e37e1f022cd45
            Bootstrap Ports: 9092""");
    assertThat(plan.findings()).isEmpty();
    assertThat(plan.toString())
        .contains("broker 3 (usw2-az3, 10.0.128.10) advertises EXTERNAL://b3.")
        .contains("listener TCP 9095 -> broker-target-group-3 [broker-node3:39092]");
  }

  @Test
  void restart_isOneBrokerAtATime() {
    assertThat(plan.rollingRestart()).extracting(RestartStep::nodeId).containsExactly(1, 2, 3);
    assertThat(plan.rollingRestart()).allSatisfy(s -> assertThat(s.gate()).contains("39092"));
  }

  @Test
  void secondProject_hasItsOwnListenersPortsAndPattern_onTheSameBalancer() {
    PrivateLinkPlan second =
        plan.second(new AdvertisedPattern("def", "us-west-2", "3199015")).build();

    assertThat(second.listener()).isEqualTo("EXTERNAL2");
    assertThat(second.balancerPorts()).containsExactly(9096, 9097, 9098, 9099);
    assertThat(second.ports().external()).isEqualTo(39093);
    assertThat(second.broker(1).advertised()).startsWith("b1.usw2-az1.def.").endsWith(":9097");
    assertThat(second.endpointService()).isEqualTo(plan.endpointService());
    assertThat(second.form("s").bootstrapPorts()).isEqualTo("9096");
    Map<String, String> patched = second.serverPatch(1, plan.serverProperties(1));
    assertThat(patched.get("advertised.listeners")).contains("EXTERNAL://b1", "EXTERNAL2://b1");
  }

  @Test
  void thirdProject_isPlannedFromTheSecond() {
    PrivateLinkPlan second =
        plan.second(new AdvertisedPattern("def", "us-west-2", "3199015")).build();

    PrivateLinkPlan third =
        second.second(new AdvertisedPattern("ghi", "us-west-2", "3199015")).beside(plan).build();

    assertThat(third.listener()).isEqualTo("EXTERNAL3");
    assertThat(third.balancerPorts()).containsExactly(9100, 9101, 9102, 9103);
    assertThat(third.targetGroups().get(0).name()).isEqualTo("p3-bootstrap-target-group");
  }

  @ParameterizedTest
  @ValueSource(strings = {"eleven-chars-", "-", "a_b-", "a b-"})
  void namesAwsDoesNotTake_areRefused(String prefix) {
    assertCodes(Guide.plan().targetGroupPrefix(prefix), "privatelink.name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10.250.0.0/33", "10.250.0.1/16", "everywhere"})
  void tidbCidr_isARange(String cidr) {
    assertCodes(Guide.plan().tidbCidr(cidr), "privatelink.cidr");
  }

  @ParameterizedTest
  @CsvSource({"9095, 9097", "9096, 9095", "9090, 9091"})
  void secondProject_whosePortsOverlap_isRefused(int bootstrap, int first) {
    assertCodes(
        plan.second(new AdvertisedPattern("def", "us-west-2", "1"))
            .ports(plan.ports().external(39093, bootstrap, first)),
        "privatelink.overlap");
  }

  @Test
  void secondProject_withTheFirstOnesNames_isRefused() {
    assertCodes(
        plan.second(Guide.PATTERN)
            .listener("EXTERNAL")
            .ports(plan.ports().external(39092, 9100, 9101)),
        "privatelink.listener",
        "privatelink.bound-port",
        "privatelink.unique");
  }

  @ParameterizedTest
  @CsvSource({
    "9093, 9093, privatelink.port",
    "9095, 9093, privatelink.port",
    "0, 9093, privatelink.port",
    "9092, 65534, privatelink.port"
  })
  void ports_areUnique_andPorts(int bootstrap, int first, String code) {
    assertCodes(Guide.plan().ports(PortPlan.guide().external(39092, bootstrap, first)), code);
  }

  @Test
  void ports_atTheLastOnes_pass() {
    PortPlan last = PortPlan.guide().external(39092, 65532, 65533);

    assertThat(Guide.plan().ports(last).build().balancerPorts()).endsWith(65535);
  }

  @Test
  void boundPorts_areUnique() {
    assertCodes(
        Guide.plan().ports(PortPlan.guide().external(9092, 9092, 9093)), "privatelink.bound-port");
  }

  @Test
  void brokers_areInTheChosenZones_withIdsOfTheirOwn() {
    assertCodes(Guide.plan().broker(4, "usw2-az4", "10.0.0.11", "n4"), "privatelink.az");
    assertCodes(Guide.plan().broker(1, "usw2-az1", "10.0.0.11", "n4"), "privatelink.node-id");
    assertCodes(Guide.plan().broker(-1, "usw2-az1", "10.0.0.11", "n4"), "privatelink.node-id");
    assertCodes(Guide.plan().azIds("us-west-2a"), "privatelink.az-form", "privatelink.az");
    assertCodes(Guide.plan().principal("123456789012"), "privatelink.principal");
  }

  @Test
  void moreBrokersThanZones_followTheSameRule() {
    PrivateLinkPlan four = Guide.plan().broker(4, "usw2-az1", "10.0.0.11", "n4").build();

    assertThat(four.broker(4).advertised()).startsWith("b4.usw2-az1.").endsWith(":9096");
    assertThat(four.targetGroups()).hasSize(5);
  }

  @Test
  void zoneWithoutBroker_isAWarning() {
    PrivateLinkPlan one = Guide.empty().broker(1, "usw2-az1", "10.0.0.10", "n1").build();

    assertThat(one.findings())
        .singleElement()
        .satisfies(f -> assertThat(f.message()).contains("usw2-az2, usw2-az3"));
    assertCodes(Guide.empty(), "privatelink.brokers");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ABC", "a-b", "a b", "ä"})
  void unique_isDigitsAndLowerCaseLetters(String unique) {
    assertThatThrownBy(() -> new AdvertisedPattern(unique, "us-west-2", "1"))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("lower-case");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<broker_id>.abc.us-west1.gcp.3199745.tidbcloud.com:<port>",
        "b1.usw2-az1.abc.us-west-2.aws.3199015.tidbcloud.com:9093",
        "abc"
      })
  void pattern_ofAnotherForm_isRefused(String text) {
    assertThatThrownBy(() -> AdvertisedPattern.parse(text))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("<az_id>");
  }

  @Test
  void msk_goesBehindOneProxy() {
    KafkaProxyPlan proxy =
        KafkaProxyPlan.of(
            Guide.PATTERN, "usw2-az1", List.of("b-1.msk:9096", "b-2.msk:9096", "b-3.msk:9096"));

    assertThat(proxy.arguments())
        .contains(
            "--bootstrap-server-mapping=b-1.msk:9096,0.0.0.0:9092,"
                + "b1.usw2-az1.abc.us-west-2.aws.3199015.tidbcloud.com:9092",
            "--dynamic-sequential-min-port=9095",
            "--dynamic-advertised-listener="
                + "brokers.usw2-az1.abc.us-west-2.aws.3199015.tidbcloud.com");
    assertThat(proxy.form("s").bootstrapPorts()).isEqualTo("9092,9093,9094");
    assertThat(proxy.instances()).isEqualTo(1);
    assertThat(proxy.healthCheckPort()).isEqualTo(9092);
    assertThatThrownBy(() -> KafkaProxyPlan.of(Guide.PATTERN, "usw2-az1", List.of()))
        .isInstanceOf(InvalidSpecException.class);
  }

  private static void assertCodes(PrivateLinkPlan.Builder builder, String... codes) {
    assertThatThrownBy(builder::build)
        .isInstanceOfSatisfying(
            InvalidSpecException.class,
            e -> assertThat(e.findings()).extracting(Finding::code).contains(codes));
  }
}
