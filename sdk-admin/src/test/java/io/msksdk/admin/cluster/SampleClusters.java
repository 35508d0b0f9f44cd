package io.msksdk.admin.cluster;

import software.amazon.awssdk.services.kafka.model.ClusterType;

/** Clusters as the service describes them, without a service. */
public final class SampleClusters {
  private static final String ARN =
      "arn:aws:kafka:eu-west-1:111122223333:cluster/%s/abcd1234-0123-abcd-5678-1234abcd5678-1";

  private SampleClusters() {}

  public static Cluster provisioned(int brokers, String level) {
    return Cluster.of(
        software.amazon.awssdk.services.kafka.model.Cluster.builder()
            .clusterName("orders")
            .clusterArn(ARN.formatted("orders"))
            .clusterType(ClusterType.PROVISIONED)
            .state("ACTIVE")
            .provisioned(
                p ->
                    p.numberOfBrokerNodes(brokers)
                        .enhancedMonitoring(level)
                        .currentBrokerSoftwareInfo(s -> s.kafkaVersion("3.7.x.kraft"))
                        .brokerNodeGroupInfo(g -> g.instanceType("kafka.m7g.large")))
            .build());
  }

  public static Cluster serverless() {
    return Cluster.of(
        software.amazon.awssdk.services.kafka.model.Cluster.builder()
            .clusterName("less")
            .clusterArn(ARN.formatted("less"))
            .clusterType(ClusterType.SERVERLESS)
            .state("ACTIVE")
            .build());
  }
}
