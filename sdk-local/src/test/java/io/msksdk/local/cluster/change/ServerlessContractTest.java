package io.msksdk.local.cluster.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.Cluster;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafka.model.ClusterType;

/** Serverless clusters: what they are, and what cannot be done to them. */
class ServerlessContractTest {
  @AutoClose private static final Changing local = Changing.in("instant");
  private static final KafkaClient kafka = local.kafka();

  private static String name() {
    return "c" + UUID.randomUUID();
  }

  @Test
  void serverlessCluster_hasOneAddress_andCannotBeChanged() {
    String arn = serverless("quiet", 2);
    Cluster cluster = local.until(() -> local.describe(arn), c -> c.state() == ClusterState.ACTIVE);

    var brokers = kafka.getBootstrapBrokers(r -> r.clusterArn(arn));

    assertThat(cluster.clusterType()).isEqualTo(ClusterType.SERVERLESS);
    assertThat(cluster.provisioned()).isNull();
    assertThat(cluster.serverless().vpcConfigs()).hasSize(1);
    assertThat(cluster.serverless().clientAuthentication().sasl().iam().enabled()).isTrue();
    assertThat(brokers.bootstrapBrokerStringSaslIam())
        .matches("boot-[0-9a-f]{6}\\.c1\\.kafka-serverless\\.us-east-1\\.amazonaws\\.com:9098");
    assertThat(kafka.listClusters(r -> r.clusterNameFilter("quiet")).clusterInfoList()).isEmpty();
    assertThat(kafka.listClustersV2(r -> r.clusterTypeFilter("SERVERLESS")).clusterInfoList())
        .extracting(Cluster::clusterArn)
        .contains(arn);
    String message = "cannot be performed on serverless clusters";
    Changing.refused("clusterArn", message, () -> kafka.listNodes(r -> r.clusterArn(arn)));
    Changing.refused("clusterArn", message, () -> kafka.describeCluster(r -> r.clusterArn(arn)));
    Changing.refused("clusterArn", message, () -> local.count(arn, 6));
  }

  private static String serverless(String name, int subnets) {
    List<String> ids = List.of("a", "b", "c").subList(0, subnets);
    return kafka
        .createClusterV2(
            r -> r.clusterName(name).serverless(s -> s.vpcConfigs(v -> v.subnetIds(ids))))
        .clusterArn();
  }

  @Test
  void serverlessCluster_thatBreaksARule_isRefused() {
    Changing.refused(
        "serverless.vpcConfigs.subnetIds", "at least two subnets", () -> serverless(name(), 1));
    Changing.refused(
        "serverless.vpcConfigs",
        "missing",
        () -> kafka.createClusterV2(r -> r.clusterName(name()).serverless(s -> {})));
    Changing.refused(
        "serverless.clientAuthentication",
        "require IAM",
        () ->
            kafka.createClusterV2(
                r ->
                    r.clusterName(name())
                        .serverless(
                            s ->
                                s.vpcConfigs(v -> v.subnetIds("a", "b"))
                                    .clientAuthentication(
                                        a -> a.sasl(x -> x.iam(i -> i.enabled(false)))))));
    Changing.refused(
        "provisioned",
        "but not both",
        () -> kafka.createClusterV2(r -> r.clusterName(name()).tags(Map.of())));
  }
}
