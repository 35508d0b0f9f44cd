package io.msksdk.local.clusterpolicy;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.GetClusterPolicyRequest;
import software.amazon.awssdk.services.kafka.model.GetClusterPolicyResponse;

/** Returns the policy of a cluster. */
record GetClusterPolicyOperation(ClusterPolicies policies)
    implements Operation<GetClusterPolicyRequest> {

  @Override
  public String name() {
    return "GetClusterPolicy";
  }

  @Override
  public GetClusterPolicyRequest read(WireRequest request) {
    return request.as(GetClusterPolicyRequest.builder());
  }

  @Override
  public GetClusterPolicyResponse answer(GetClusterPolicyRequest request, Caller caller) {
    ClusterPolicy policy = policies.get(caller.owner(), request.clusterArn());
    return GetClusterPolicyResponse.builder()
        .policy(policy.text())
        .currentVersion(policy.version())
        .build();
  }
}
