package io.msksdk.changefeed.privatelink.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.changefeed.fake.FakeLoadBalancer;
import io.msksdk.changefeed.privatelink.AdvertisedPattern;
import io.msksdk.changefeed.privatelink.Guide;
import io.msksdk.changefeed.privatelink.PortPlan;
import io.msksdk.changefeed.privatelink.PrivateLinkPlan;
import io.msksdk.changefeed.privatelink.TargetGroup;
import io.msksdk.core.check.Finding;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The verifier against brokers that run the planner's own server.properties. Each broker has a
 * loopback address of its own, 127.0.0.1 to 127.0.0.3, and the balancer 127.0.0.4: Linux has them
 * all, macOS has only the first until {@code ifconfig lo0 alias 127.0.0.2} and so on adds them.
 */
class PrivateLinkVerifierBrokerIT {
  private static final String BALANCER = "127.0.0.4";

  @TempDir private static Path directory;
  private static PrivateLinkPlan plan;
  private static PrivateLinkPlan second;
  private static KeyPairFile keys;
  private static PlannedCluster cluster;
  private FakeLoadBalancer balancer;

  @BeforeAll
  static void start() throws Exception {
    int first = PlannedCluster.freePorts();
    PortPlan ports = new PortPlan(first, first + 1, first + 2, first + 3, first + 4);
    plan = inZones("usw2-az1", "usw2-az2", "usw2-az3").ports(ports).build();
    second = plan.second(new AdvertisedPattern("def", "us-west-2", "3199015")).build();
    keys = KeyPairFile.make(directory);
    cluster = PlannedCluster.start(plan, second, keys, directory);
    awaitPlanned(PrivateLinkVerifier.of(plan));
  }

  /**
   * A broker that has started is known to the others a moment later. The time limit of the test
   * ends what never is as planned.
   */
  private static void awaitPlanned(PrivateLinkVerifier verifier) {
    while (!verifier.verify().findings().isEmpty()) {
      Thread.onSpinWait();
    }
  }

  private static PrivateLinkPlan.Builder inZones(String one, String two, String three) {
    return Guide.empty()
        .broker(1, one, "127.0.0.1", "127.0.0.1")
        .broker(2, two, "127.0.0.2", "127.0.0.2")
        .broker(3, three, "127.0.0.3", "127.0.0.3");
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @BeforeEach
  void balance() {
    balancer = FakeLoadBalancer.on(BALANCER);
    for (TargetGroup group : plan.targetGroups()) {
      int unused = balancer.listen(group.port(), targets(group));
    }
  }

  private static List<String> targets(TargetGroup group) {
    return group.targets().stream().map(t -> t.instance() + ":" + t.port()).toList();
  }

  @AfterEach
  void close() {
    balancer.close();
  }

  private static VerifyReport verify(PrivateLinkPlan planned) {
    return PrivateLinkVerifier.of(planned)
        .through(BALANCER)
        .timeout(Duration.ofSeconds(5))
        .verify();
  }

  @Test
  void clusterAsPlanned_passes_thoughItsNamesDoNotResolve() {
    VerifyReport report = verify(plan);

    assertThat(report.findings()).isEmpty();
    assertThat(report.passed()).isTrue();
    assertThat(report.toString())
        .contains("b3.usw2-az3.abc.us-west-2.aws.3199015.tidbcloud.com")
        .endsWith("as planned");
  }

  @Test
  void swappedPortsOfTheBalancer_areNamed() {
    int one = plan.broker(1).advertisedPort();
    int two = plan.broker(2).advertisedPort();
    balancer.retarget(one, List.of("127.0.0.2:" + plan.ports().external()));
    balancer.retarget(two, List.of("127.0.0.1:" + plan.ports().external()));

    VerifyReport report = verify(plan);

    assertThat(report.findings())
        .extracting(Finding::message)
        .hasSize(2)
        .anySatisfy(
            m ->
                assertThat(m)
                    .startsWith("balancer's port " + one + ": broker [2] (expected: broker 1)"))
        .anySatisfy(
            m ->
                assertThat(m)
                    .startsWith("balancer's port " + two + ": broker [1] (expected: broker 2)"));
  }

  @Test
  void swappedAdvertisedPorts_areNamed() {
    PrivateLinkPlan otherwise =
        Guide.empty()
            .broker(2, "usw2-az2", "127.0.0.2", "127.0.0.2")
            .broker(1, "usw2-az1", "127.0.0.1", "127.0.0.1")
            .broker(3, "usw2-az3", "127.0.0.3", "127.0.0.3")
            .ports(plan.ports())
            .build();

    VerifyReport report = PrivateLinkVerifier.of(otherwise).verify();

    assertThat(report.findings())
        .extracting(Finding::code)
        .containsExactly("verify.port", "verify.port");
    assertThat(report.toString()).contains("which is broker 2's", "which is broker 1's");
  }

  @Test
  void zoneThatIsNotTheBrokers_isNamed() {
    PrivateLinkPlan otherwise =
        inZones("usw2-az1", "usw2-az3", "usw2-az3").ports(plan.ports()).build();

    VerifyReport report = verify(otherwise);

    assertThat(report.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo("verify.az");
              assertThat(finding.message())
                  .startsWith("EXTERNAL of broker 2: usw2-az2 (expected: usw2-az3)");
            });
  }

  @Test
  void missingListenerOfTheBalancer_isNamed() {
    balancer.close(plan.broker(3).advertisedPort());
    balancer.close(plan.ports().bootstrap());

    assertThat(verify(plan).findings())
        .extracting(Finding::code)
        .containsExactly("verify.bootstrap", "verify.balancer-listener");
  }

  @Test
  void anotherPattern_isNamed() {
    PrivateLinkPlan otherwise =
        PrivateLinkPlan.builder(new AdvertisedPattern("xyz", "us-west-2", "3199015"))
            .azIds("usw2-az1")
            .principal(plan.principal())
            .tidbCidr("10.250.0.0/16")
            .ports(plan.ports())
            .broker(1, "usw2-az1", "127.0.0.1", "127.0.0.1")
            .build();

    assertThat(PrivateLinkVerifier.of(otherwise).verify().findings())
        .filteredOn(finding -> finding.code().equals("verify.pattern"))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.message())
                    .startsWith("EXTERNAL of broker 1: b1.usw2-az1.abc.us-west-2.aws.3199015")
                    .contains("(expected: b1.usw2-az1.xyz."));
  }

  @Test
  void brokersThePlanLacks_areNamed() {
    PrivateLinkPlan two =
        Guide.empty()
            .broker(1, "usw2-az1", "127.0.0.1", "127.0.0.1")
            .broker(2, "usw2-az2", "127.0.0.2", "127.0.0.2")
            .ports(plan.ports())
            .build();

    assertThat(verify(two).findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo("verify.unplanned");
              assertThat(finding.message())
                  .startsWith("broker 3: b3.usw2-az3.abc.")
                  .contains("it needs a port and a target group");
            });
  }

  /** As a balancer without cross-zone balancing: a broker's port answers in its zone alone. */
  @Test
  void portsThatAnswerInOneZoneOnly_areAWarning() {
    VerifyReport report =
        PrivateLinkVerifier.of(plan)
            .through(BALANCER, List.of(BALANCER, "127.0.0.5"))
            .timeout(Duration.ofSeconds(5))
            .verify();

    assertThat(report.passed()).isTrue();
    assertThat(report.findings())
        .hasSize(3)
        .allSatisfy(
            finding -> {
              assertThat(finding.code()).isEqualTo("verify.cross-zone");
              assertThat(finding.message())
                  .contains("Bootstrap through " + plan.ports().bootstrap())
                  .contains("turning cross-zone balancing on for this only adds cost");
            });
  }

  @Test
  void secondProjectOverTls_isReachedWithSettingsOfItsOwn() {
    VerifyReport tls = PrivateLinkVerifier.of(second).connectingExternally(keys.client()).verify();
    VerifyReport plain = PrivateLinkVerifier.of(second).verify();

    assertThat(tls.findings()).isEmpty();
    assertThat(tls.toString()).contains("b2.usw2-az2.def.us-west-2");
    assertThat(plain.findings())
        .hasSize(3)
        .allSatisfy(
            finding -> {
              assertThat(finding.code()).isEqualTo("verify.listener-missing");
              assertThat(finding.message()).startsWith("EXTERNAL2 of broker ");
            });
  }

  @Test
  void deadBroker_andThenItsMissingListener_areNamed() {
    cluster.stop(3);
    VerifyReport dead = verify(plan);
    cluster.start(3, cluster.withoutListener(3));
    VerifyReport without = verify(plan);
    cluster.stop(3);
    cluster.start(3, Map.of());
    awaitPlanned(PrivateLinkVerifier.of(plan).through(BALANCER));

    assertThat(dead.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo("verify.broker-dead");
              assertThat(finding.message()).startsWith("broker 3: no answer on 127.0.0.3:");
            });
    assertThat(without.findings())
        .extracting(Finding::code)
        .containsExactly("verify.listener-missing", "verify.balancer-listener");
    assertThat(without.findings().get(0).message()).startsWith("EXTERNAL of broker 3");
  }

  @Test
  void probe_writesAndReads_onEveryBroker() {
    String internal = "127.0.0.1:" + plan.ports().internal();

    ProbeReport report = ConnectivityProbe.of(Map.of("bootstrap.servers", internal)).run();

    assertThat(report.passed()).isTrue();
    assertThat(report.written()).isEqualTo(10);
    assertThat(report.brokers()).containsExactlyInAnyOrder(1, 2, 3);
  }
}
