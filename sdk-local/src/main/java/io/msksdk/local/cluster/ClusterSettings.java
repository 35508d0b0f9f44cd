package io.msksdk.local.cluster;

import io.msksdk.local.cluster.rule.BrokerSizes;
import io.msksdk.local.resource.Owner;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.BrokerAZDistribution;
import software.amazon.awssdk.services.kafka.model.BrokerNodeGroupInfo;
import software.amazon.awssdk.services.kafka.model.BrokerSoftwareInfo;
import software.amazon.awssdk.services.kafka.model.ClientBroker;
import software.amazon.awssdk.services.kafka.model.ConfigurationInfo;
import software.amazon.awssdk.services.kafka.model.CustomerActionStatus;
import software.amazon.awssdk.services.kafka.model.EncryptionAtRest;
import software.amazon.awssdk.services.kafka.model.EncryptionInTransit;
import software.amazon.awssdk.services.kafka.model.EncryptionInfo;
import software.amazon.awssdk.services.kafka.model.EnhancedMonitoring;
import software.amazon.awssdk.services.kafka.model.Provisioned;
import software.amazon.awssdk.services.kafka.model.ProvisionedRequest;
import software.amazon.awssdk.services.kafka.model.Rebalancing;
import software.amazon.awssdk.services.kafka.model.RebalancingStatus;
import software.amazon.awssdk.services.kafka.model.StorageMode;

/** Completes what a caller asked for with what the service decides by itself. */
final class ClusterSettings {
  private ClusterSettings() {}

  static Provisioned of(Owner owner, ProvisionedRequest request) {
    return Provisioned.builder()
        .brokerNodeGroupInfo(brokers(request.brokerNodeGroupInfo()))
        .clientAuthentication(request.clientAuthentication())
        .currentBrokerSoftwareInfo(software(request))
        .encryptionInfo(encryption(owner, request.encryptionInfo()))
        .enhancedMonitoring(
            request.enhancedMonitoring() == null
                ? EnhancedMonitoring.DEFAULT
                : request.enhancedMonitoring())
        .openMonitoring(request.openMonitoring())
        .loggingInfo(request.loggingInfo())
        .rebalancing(rebalancing(request))
        .numberOfBrokerNodes(request.numberOfBrokerNodes())
        .storageMode(storageMode(request))
        .customerActionStatus(CustomerActionStatus.NONE)
        .build();
  }

  private static @Nullable Rebalancing rebalancing(ProvisionedRequest request) {
    boolean express = BrokerSizes.express(request.brokerNodeGroupInfo().instanceType());
    // on for Express brokers unless somebody switches it off
    return request.rebalancing() == null && express
        ? Rebalancing.builder().status(RebalancingStatus.ACTIVE).build()
        : request.rebalancing();
  }

  private static @Nullable StorageMode storageMode(ProvisionedRequest request) {
    if (BrokerSizes.express(request.brokerNodeGroupInfo().instanceType())) {
      return request.storageMode();
    }
    return request.storageMode() == null ? StorageMode.LOCAL : request.storageMode();
  }

  private static BrokerNodeGroupInfo brokers(BrokerNodeGroupInfo group) {
    return group.brokerAZDistribution() == null
        ? group.toBuilder().brokerAZDistribution(BrokerAZDistribution.DEFAULT).build()
        : group;
  }

  private static BrokerSoftwareInfo software(ProvisionedRequest request) {
    ConfigurationInfo configuration = request.configurationInfo();
    return BrokerSoftwareInfo.builder()
        .kafkaVersion(request.kafkaVersion())
        .configurationArn(configuration == null ? null : configuration.arn())
        .configurationRevision(configuration == null ? null : configuration.revision())
        .build();
  }

  private static EncryptionInfo encryption(Owner owner, @Nullable EncryptionInfo asked) {
    EncryptionInTransit transit = asked == null ? null : asked.encryptionInTransit();
    EncryptionAtRest rest = asked == null ? null : asked.encryptionAtRest();
    return EncryptionInfo.builder()
        .encryptionAtRest(rest == null ? ofTheService(owner) : rest)
        .encryptionInTransit(
            EncryptionInTransit.builder()
                .clientBroker(
                    transit == null || transit.clientBroker() == null
                        ? ClientBroker.TLS
                        : transit.clientBroker())
                .inCluster(transit == null || transit.inCluster() == null || transit.inCluster())
                .build())
        .build();
  }

  private static EncryptionAtRest ofTheService(Owner owner) {
    // one AWS managed key per account and Region: its id must not change between clusters
    UUID key = UUID.nameUUIDFromBytes(owner.toString().getBytes(StandardCharsets.UTF_8));
    return EncryptionAtRest.builder()
        .dataVolumeKMSKeyId(
            "arn:aws:kms:%s:%s:key/%s".formatted(owner.region(), owner.account(), key))
        .build();
  }
}
