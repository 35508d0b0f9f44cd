package io.msksdk.local.vpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.local.Fixtures;
import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.BadRequestException;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafka.model.NotFoundException;
import software.amazon.awssdk.services.kafka.model.VpcConnectionState;

class VpcConnectionsContractTest {
  private static TestEngine engine;
  private static KafkaClient kafka;
  private static String cluster;

  @BeforeAll
  static void start() {
    engine = TestEngine.withoutBrokers();
    kafka = engine.kafka();
    cluster = kafka.createClusterV2(TestClusters.iam("orders", 3)).clusterArn();
    TestClusters.await(kafka, cluster, ClusterState.ACTIVE);
  }

  @AfterAll
  static void stop() {
    kafka.close();
    engine.close();
  }

  @Test
  void connection_withoutConnectivityOfTheCluster_isRefused() {
    assertThatThrownBy(
            () ->
                kafka.createVpcConnection(
                    r ->
                        r.targetClusterArn(cluster)
                            .authentication("SASL_IAM")
                            .vpcId("vpc-1")
                            .clientSubnets("subnet-1", "subnet-2")
                            .securityGroups("sg-1")))
        .isInstanceOfSatisfying(
            BadRequestException.class,
            e -> assertThat(e.invalidParameter()).isEqualTo("authentication"))
        .hasMessageContaining("UpdateConnectivity");
  }

  @Test
  void lists_withoutConnections_areEmpty() {
    assertThat(kafka.listVpcConnections(r -> {}).vpcConnections()).isEmpty();
    assertThat(
            kafka
                .listClientVpcConnections(r -> r.clusterArn(cluster).maxResults(1))
                .clientVpcConnections())
        .isEmpty();
    assertThatThrownBy(() -> kafka.listVpcConnections(r -> r.maxResults(101)))
        .isInstanceOfSatisfying(
            BadRequestException.class,
            e -> assertThat(e.invalidParameter()).isEqualTo("maxResults"));
  }

  @Test
  void connection_unknown_isRefusedByItsName() {
    String arn = cluster.replace(":cluster/", ":vpc-connection/111122223333/");

    assertThatThrownBy(() -> kafka.describeVpcConnection(r -> r.arn(arn)))
        .isInstanceOfSatisfying(
            NotFoundException.class, e -> assertThat(e.invalidParameter()).isEqualTo("arn"));
    assertThatThrownBy(() -> kafka.deleteVpcConnection(r -> r.arn(arn)))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(
            () -> kafka.rejectClientVpcConnection(r -> r.clusterArn(cluster).vpcConnectionArn(arn)))
        .isInstanceOfSatisfying(
            BadRequestException.class,
            e -> assertThat(e.invalidParameter()).isEqualTo("vpcConnectionArn"));
  }

  @Test
  void connection_whoseSchemeIsOffForAMoment_isInactiveThoughNobodyLooked() {
    try (TestEngine other = TestEngine.withoutBrokers();
        Fixtures fixtures = new Fixtures(other)) {
      Fixtures.Resources resources = fixtures.resources();
      String connection = resources.named("connection");

      connectivity(fixtures.kafka(), resources.named("shared"), false);
      connectivity(fixtures.kafka(), resources.named("shared"), true);

      assertThat(fixtures.kafka().describeVpcConnection(r -> r.arn(connection)).state())
          .isEqualTo(VpcConnectionState.INACTIVE);
    }
  }

  private static void connectivity(KafkaClient kafka, String arn, boolean on) {
    String version = kafka.describeClusterV2(r -> r.clusterArn(arn)).clusterInfo().currentVersion();
    kafka.updateConnectivity(
        r ->
            r.clusterArn(arn)
                .currentVersion(version)
                .connectivityInfo(
                    c ->
                        c.vpcConnectivity(
                            v ->
                                v.clientAuthentication(
                                    a -> a.sasl(s -> s.iam(i -> i.enabled(on)))))));
    TestClusters.await(kafka, arn, ClusterState.ACTIVE);
  }
}
