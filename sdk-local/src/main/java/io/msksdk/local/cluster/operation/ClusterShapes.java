package io.msksdk.local.cluster.operation;

import io.msksdk.local.cluster.ClusterSnapshot;
import io.msksdk.local.cluster.OlderMonitoring;
import io.msksdk.local.refusal.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.Cluster;
import software.amazon.awssdk.services.kafka.model.ClusterInfo;
import software.amazon.awssdk.services.kafka.model.Provisioned;

/** A cluster in the two shapes the service has for it. */
final class ClusterShapes {
  private ClusterShapes() {}

  static Cluster current(ClusterSnapshot cluster) {
    return Cluster.builder()
        .clusterArn(cluster.arn())
        .clusterName(cluster.name())
        .clusterType(cluster.type())
        .creationTime(cluster.createdAt())
        .currentVersion(cluster.version())
        .state(cluster.state())
        .stateInfo(cluster.stateInfo())
        .tags(tags(cluster))
        .provisioned(cluster.serverless() == null ? cluster.provisioned() : null)
        .serverless(cluster.serverless())
        .build();
  }

  static ClusterInfo older(ClusterSnapshot cluster) {
    if (cluster.serverless() != null) {
      throw Refusal.badRequest(
          "clusterArn", "This operation cannot be performed on serverless clusters.");
    }
    Provisioned settings = cluster.provisioned();
    return ClusterInfo.builder()
        .clusterArn(cluster.arn())
        .clusterName(cluster.name())
        .creationTime(cluster.createdAt())
        .currentVersion(cluster.version())
        .state(cluster.state())
        .stateInfo(cluster.stateInfo())
        .tags(tags(cluster))
        .brokerNodeGroupInfo(settings.brokerNodeGroupInfo())
        .clientAuthentication(settings.clientAuthentication())
        .currentBrokerSoftwareInfo(settings.currentBrokerSoftwareInfo())
        .encryptionInfo(settings.encryptionInfo())
        .enhancedMonitoring(settings.enhancedMonitoring())
        .openMonitoring(OlderMonitoring.of(settings.openMonitoring()))
        .loggingInfo(settings.loggingInfo())
        .rebalancing(settings.rebalancing())
        .numberOfBrokerNodes(settings.numberOfBrokerNodes())
        .storageMode(settings.storageMode())
        .customerActionStatus(settings.customerActionStatus())
        .build();
  }

  private static @Nullable Map<String, String> tags(ClusterSnapshot cluster) {
    return cluster.tags().isEmpty() ? null : cluster.tags();
  }
}
