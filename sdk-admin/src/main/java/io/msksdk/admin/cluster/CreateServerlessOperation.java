package io.msksdk.admin.cluster;

import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.core.arn.MskClusterArn;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.CreateClusterV2Request;
import software.amazon.awssdk.services.kafka.model.VpcConfig;

/** CreateClusterV2 for a serverless cluster. */
final class CreateServerlessOperation {

  private CreateServerlessOperation() {}

  static MskClusterArn call(AwsCalls calls, ServerlessSpec spec) {
    return MskClusterArn.parse(
        calls.write(request(spec), KafkaClient::createClusterV2).clusterArn());
  }

  static CreateClusterV2Request request(ServerlessSpec spec) {
    return CreateClusterV2Request.builder()
        .clusterName(spec.name())
        .tags(spec.tags().isEmpty() ? null : spec.tags())
        .serverless(
            serverless ->
                serverless
                    .vpcConfigs(spec.vpcs().stream().map(CreateServerlessOperation::vpc).toList())
                    .clientAuthentication(
                        by -> by.sasl(sasl -> sasl.iam(iam -> iam.enabled(true)))))
        .build();
  }

  private static VpcConfig vpc(ServerlessSpec.Vpc vpc) {
    return VpcConfig.builder()
        .subnetIds(vpc.subnets())
        .securityGroupIds(vpc.securityGroups().isEmpty() ? null : vpc.securityGroups())
        .build();
  }
}
