package io.msksdk.admin.cluster;

import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.core.arn.MskClusterArn;
import software.amazon.awssdk.services.kafka.model.BrokerNodeGroupInfo;
import software.amazon.awssdk.services.kafka.model.ClientAuthentication;
import software.amazon.awssdk.services.kafka.model.CreateClusterV2Request;
import software.amazon.awssdk.services.kafka.model.CreateClusterV2Response;
import software.amazon.awssdk.services.kafka.model.EBSStorageInfo;
import software.amazon.awssdk.services.kafka.model.ProvisionedRequest;
import software.amazon.awssdk.services.kafka.model.StorageInfo;

/** CreateClusterV2 for a provisioned cluster. */
final class CreateClusterOperation {
  static final String NAME = "CreateClusterV2";

  private CreateClusterOperation() {}

  static MskClusterArn call(AwsCalls calls, ClusterSpec spec) {
    CreateClusterV2Request request = request(spec);
    return arn(calls.write(NAME, client -> client.createClusterV2(request)));
  }

  static CreateClusterV2Request request(ClusterSpec spec) {
    return CreateClusterV2Request.builder()
        .overrideConfiguration(AwsCalls.once())
        .clusterName(spec.name())
        .tags(spec.tags().isEmpty() ? null : spec.tags())
        .provisioned(
            ProvisionedRequest.builder()
                .kafkaVersion(spec.kafkaVersion())
                .numberOfBrokerNodes(spec.brokers())
                .brokerNodeGroupInfo(brokers(spec))
                .clientAuthentication(authentication(spec))
                .build())
        .build();
  }

  static MskClusterArn arn(CreateClusterV2Response response) {
    return MskClusterArn.parse(response.clusterArn());
  }

  private static BrokerNodeGroupInfo brokers(ClusterSpec spec) {
    BrokerNodeGroupInfo.Builder group =
        BrokerNodeGroupInfo.builder()
            .instanceType(spec.brokerSize().instanceType())
            .clientSubnets(spec.subnets())
            .securityGroups(spec.securityGroups().isEmpty() ? null : spec.securityGroups());
    if (!spec.brokerSize().express()) {
      EBSStorageInfo volume = EBSStorageInfo.builder().volumeSize(spec.storageGib()).build();
      group.storageInfo(StorageInfo.builder().ebsStorageInfo(volume).build());
    }
    return group.build();
  }

  private static ClientAuthentication authentication(ClusterSpec spec) {
    return ClientAuthentication.builder()
        .sasl(
            sasl ->
                sasl.iam(iam -> iam.enabled(spec.access().contains(ClusterAccess.IAM)))
                    .scram(scram -> scram.enabled(spec.access().contains(ClusterAccess.SCRAM))))
        .unauthenticated(
            open -> open.enabled(spec.access().contains(ClusterAccess.UNAUTHENTICATED)))
        .build();
  }
}
