package io.msksdk.local.vpc;

import io.msksdk.local.api.Members;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.kafka.model.CreateVpcConnectionRequest;

/** What a client account asks for, with every required member there. */
record VpcConnectionRequest(
    String clusterArn,
    VpcScheme scheme,
    String vpcId,
    List<String> subnets,
    List<String> securityGroups,
    Map<String, String> tags) {

  static VpcConnectionRequest of(CreateVpcConnectionRequest request) {
    String clusterArn = Members.required("targetClusterArn", request.targetClusterArn());
    String authentication = Members.required("authentication", request.authentication());
    String vpcId = Members.required("vpcId", request.vpcId());
    List<String> subnets = Members.requiredList("clientSubnets", request.clientSubnets());
    List<String> groups = Members.requiredList("securityGroups", request.securityGroups());
    VpcScheme scheme =
        VpcScheme.named(authentication)
            .orElseThrow(
                () -> Members.wrong("authentication", authentication, "SASL_IAM, SASL_SCRAM, TLS"));
    return new VpcConnectionRequest(clusterArn, scheme, vpcId, subnets, groups, request.tags());
  }
}
