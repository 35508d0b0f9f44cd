package io.msksdk.local.clusterpolicy;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.PutClusterPolicyRequest;
import software.amazon.awssdk.services.kafka.model.PutClusterPolicyResponse;

/** Gives a cluster a policy, or another one. */
record PutClusterPolicyOperation(ClusterPolicies policies)
    implements Operation<PutClusterPolicyRequest> {

  @Override
  public String name() {
    return "PutClusterPolicy";
  }

  @Override
  public PutClusterPolicyRequest read(WireRequest request) {
    return request.as(PutClusterPolicyRequest.builder());
  }

  @Override
  public PutClusterPolicyResponse answer(PutClusterPolicyRequest request, Caller caller) {
    ClusterPolicy policy =
        policies.put(
            caller.owner(), request.clusterArn(), request.policy(), request.currentVersion());
    return PutClusterPolicyResponse.builder().currentVersion(policy.version()).build();
  }
}
