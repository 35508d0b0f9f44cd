package io.msksdk.admin.cluster;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.ClusterInfo;
import software.amazon.awssdk.services.kafka.model.CreateClusterRequest;
import software.amazon.awssdk.services.kafka.model.OpenMonitoring;
import software.amazon.awssdk.services.kafka.model.OpenMonitoringInfo;
import software.amazon.awssdk.services.kafka.model.Provisioned;
import software.amazon.awssdk.services.kafka.model.ProvisionedRequest;

/** The flat shapes of the first generation of the calls, from and to the nested ones. */
final class FirstGeneration {

  private FirstGeneration() {}

  static Provisioned provisioned(ClusterInfo first) {
    return Provisioned.builder()
        .brokerNodeGroupInfo(first.brokerNodeGroupInfo())
        .rebalancing(first.rebalancing())
        .currentBrokerSoftwareInfo(first.currentBrokerSoftwareInfo())
        .clientAuthentication(first.clientAuthentication())
        .encryptionInfo(first.encryptionInfo())
        .enhancedMonitoring(first.enhancedMonitoringAsString())
        .openMonitoring(monitoring(first.openMonitoring()))
        .loggingInfo(first.loggingInfo())
        .numberOfBrokerNodes(first.numberOfBrokerNodes())
        .zookeeperConnectString(first.zookeeperConnectString())
        .zookeeperConnectStringTls(first.zookeeperConnectStringTls())
        .storageMode(first.storageModeAsString())
        .customerActionStatus(first.customerActionStatusAsString())
        .build();
  }

  private static @Nullable OpenMonitoringInfo monitoring(@Nullable OpenMonitoring first) {
    if (first == null || first.prometheus() == null) {
      return null;
    }
    var exporters = first.prometheus();
    return OpenMonitoringInfo.builder()
        .prometheus(
            p ->
                p.jmxExporter(
                        e ->
                            e.enabledInBroker(
                                exporters.jmxExporter() != null
                                    && exporters.jmxExporter().enabledInBroker()))
                    .nodeExporter(
                        e ->
                            e.enabledInBroker(
                                exporters.nodeExporter() != null
                                    && exporters.nodeExporter().enabledInBroker())))
        .build();
  }

  static CreateClusterRequest request(ClusterSpec spec) {
    ProvisionedRequest nested = CreateClusterOperation.provisioned(spec);
    return CreateClusterRequest.builder()
        .clusterName(spec.name())
        .tags(spec.tags().isEmpty() ? null : spec.tags())
        .brokerNodeGroupInfo(nested.brokerNodeGroupInfo())
        .rebalancing(nested.rebalancing())
        .clientAuthentication(nested.clientAuthentication())
        .configurationInfo(nested.configurationInfo())
        .encryptionInfo(nested.encryptionInfo())
        .enhancedMonitoring(nested.enhancedMonitoringAsString())
        .openMonitoring(nested.openMonitoring())
        .kafkaVersion(nested.kafkaVersion())
        .loggingInfo(nested.loggingInfo())
        .numberOfBrokerNodes(nested.numberOfBrokerNodes())
        .storageMode(nested.storageModeAsString())
        .build();
  }
}
