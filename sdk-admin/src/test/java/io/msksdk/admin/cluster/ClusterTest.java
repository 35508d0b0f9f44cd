package io.msksdk.admin.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.catalogue.Limits;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import org.junit.jupiter.api.Test;

class ClusterTest {
  private static final String ARN =
      "arn:aws:kafka:eu-west-1:123456789012:cluster/orders/abcd1234-0123-abcd-5678-1234abcd5678-1";

  @Test
  void arn_ofTheGuidesForm_isTyped() {
    assertThat(named(ARN).arn().name()).isEqualTo("orders");
    assertThat(named(ARN)).hasToString("Cluster[orders, ACTIVE, " + ARN + "]");
  }

  @Test
  void arn_ofAFormNobodyKnows_isToldByItsPartsAndHidesNothingElse() {
    Cluster cluster = named("arn:aws:kafka:eu-west-1:1234:cluster/orders/a_b");

    assertThat(cluster.name()).isEqualTo("orders");
    assertThat(cluster.state()).isEqualTo(ClusterState.ACTIVE);
    assertThat(cluster)
        .hasToString("Cluster[orders, ACTIVE, arn:aws:kafka:eu-west-1:1234:cluster/orders/a_b]");
    assertThatThrownBy(cluster::arn)
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("clusterArn.account: 1234 (expected: 12 digits)")
        .hasMessageContaining("clusterArn.uuid: a_b");
  }

  @Test
  void valuesOfTomorrow_areRead_keptByAPlan_andNeverAskedFor() {
    Cluster cluster =
        Cluster.of(
            named(ARN).raw().toBuilder()
                .state("DREAMING")
                .clusterType("PROVISIONED")
                .provisioned(
                    p ->
                        p.numberOfBrokerNodes(3)
                            .currentBrokerSoftwareInfo(s -> s.kafkaVersion("3.9.x"))
                            .brokerNodeGroupInfo(
                                g ->
                                    g.instanceType("express.m9g.large")
                                        .clientSubnets("a", "b", "c"))
                            .rebalancing(r -> r.status("SOMETIMES"))
                            .enhancedMonitoring("PER_ATOM")
                            .encryptionInfo(
                                e -> e.encryptionInTransit(t -> t.clientBroker("QUANTUM"))))
                .build());

    assertThat(cluster.state()).isEqualTo(ClusterState.UNKNOWN);
    assertThat(cluster.rebalancing()).contains(Rebalancing.UNKNOWN);
    assertThat(cluster.monitoring().level()).isEqualTo(MonitoringLevel.UNKNOWN);
    assertThat(cluster.security().encryption()).isEqualTo(ClientEncryption.UNKNOWN);
    ClusterSpec spec = ClusterSpec.of(cluster);
    assertThat(ClusterSpec.parseAsItIs(spec.toJson())).isEqualTo(spec);
    assertThat(CreationRules.check(spec, "eu-west-1", Limits.published()).all())
        .extracting(Finding::property)
        .containsExactly("monitoring", "encryption", "rebalancing");
  }

  private static Cluster named(String arn) {
    return Cluster.of(
        software.amazon.awssdk.services.kafka.model.Cluster.builder()
            .clusterName("orders")
            .clusterArn(arn)
            .state("ACTIVE")
            .build());
  }
}
