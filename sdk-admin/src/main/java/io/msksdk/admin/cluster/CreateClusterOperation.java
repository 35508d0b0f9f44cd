package io.msksdk.admin.cluster;

import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.admin.configuration.ConfigurationRevision;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.BrokerNodeGroupInfo;
import software.amazon.awssdk.services.kafka.model.ConfigurationInfo;
import software.amazon.awssdk.services.kafka.model.CreateClusterV2Request;
import software.amazon.awssdk.services.kafka.model.EBSStorageInfo;
import software.amazon.awssdk.services.kafka.model.EncryptionInfo;
import software.amazon.awssdk.services.kafka.model.ProvisionedRequest;
import software.amazon.awssdk.services.kafka.model.StorageInfo;

/** CreateClusterV2 for a provisioned cluster. */
final class CreateClusterOperation {

  private CreateClusterOperation() {}

  static MskClusterArn call(AwsCalls calls, ClusterSpec spec) {
    return MskClusterArn.parse(
        calls.write(request(spec), KafkaClient::createClusterV2).clusterArn());
  }

  static CreateClusterV2Request request(ClusterSpec spec) {
    return CreateClusterV2Request.builder()
        .clusterName(spec.name())
        .tags(spec.tags().isEmpty() ? null : spec.tags())
        .provisioned(provisioned(spec))
        .build();
  }

  static ProvisionedRequest provisioned(ClusterSpec spec) {
    ConnectivitySettings connectivity = spec.connectivity();
    if (connectivity.publicAccess() || !connectivity.multiVpc().isEmpty()) {
      throw InvalidSpecException.of(
          Finding.error("cluster.create-connectivity", "connectivity", connectivity, "private")
              .advising(
                  "MSK opens existing clusters only: connectivity().create(spec) does both."));
    }
    ProvisionedRequest.Builder request =
        ProvisionedRequest.builder()
            .kafkaVersion(spec.kafkaVersion())
            .numberOfBrokerNodes(spec.brokers())
            .brokerNodeGroupInfo(brokers(spec))
            .clientAuthentication(SecurityShape.write(spec.security()))
            .encryptionInfo(encryption(spec))
            .configurationInfo(
                spec.configuration().map(CreateClusterOperation::configuration).orElse(null))
            .storageMode(spec.storage().mode() == StorageMode.TIERED ? "TIERED" : null);
    spec.rebalancing().ifPresent(r -> request.rebalancing(b -> b.status(r.name())));
    if (!spec.monitoring().equals(MonitoringSettings.defaults())) {
      request
          .enhancedMonitoring(MonitoringShape.level(spec.monitoring()))
          .openMonitoring(MonitoringShape.exporters(spec.monitoring()))
          .loggingInfo(MonitoringShape.logs(spec.monitoring()));
    }
    return request.build();
  }

  static ConfigurationInfo configuration(ConfigurationRevision revision) {
    return ConfigurationInfo.builder()
        .arn(revision.configuration().toString())
        .revision(revision.number())
        .build();
  }

  private static EncryptionInfo encryption(ClusterSpec spec) {
    EncryptionInfo.Builder encryption =
        EncryptionInfo.builder()
            .encryptionInTransit(
                transit ->
                    transit
                        .clientBroker(spec.security().encryption().name())
                        .inCluster(spec.encryptedInCluster()));
    spec.storage()
        .kmsKey()
        .ifPresent(key -> encryption.encryptionAtRest(rest -> rest.dataVolumeKMSKeyId(key)));
    return encryption.build();
  }

  private static BrokerNodeGroupInfo brokers(ClusterSpec spec) {
    BrokerNodeGroupInfo.Builder group =
        BrokerNodeGroupInfo.builder()
            .instanceType(spec.brokerSize().instanceType())
            .clientSubnets(spec.subnets())
            .securityGroups(spec.securityGroups().isEmpty() ? null : spec.securityGroups());
    if (spec.connectivity().ipv6()) {
      group.connectivityInfo(info -> info.networkType("DUAL"));
    }
    if (!spec.brokerSize().express()) {
      EBSStorageInfo.Builder volume = EBSStorageInfo.builder().volumeSize(spec.storageGib());
      spec.storage()
          .throughputMibPerSecond()
          .ifPresent(
              rate -> volume.provisionedThroughput(t -> t.enabled(true).volumeThroughput(rate)));
      group.storageInfo(StorageInfo.builder().ebsStorageInfo(volume.build()).build());
    }
    return group.build();
  }
}
