package io.msksdk.local.clusterpolicy;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.DeleteClusterPolicyRequest;
import software.amazon.awssdk.services.kafka.model.DeleteClusterPolicyResponse;

/** Takes the policy off a cluster. */
record DeleteClusterPolicyOperation(ClusterPolicies policies)
    implements Operation<DeleteClusterPolicyRequest> {

  @Override
  public String name() {
    return "DeleteClusterPolicy";
  }

  @Override
  public DeleteClusterPolicyRequest read(WireRequest request) {
    return request.as(DeleteClusterPolicyRequest.builder());
  }

  @Override
  public DeleteClusterPolicyResponse answer(DeleteClusterPolicyRequest request, Caller caller) {
    policies.delete(caller.owner(), request.clusterArn());
    return DeleteClusterPolicyResponse.builder().build();
  }
}
