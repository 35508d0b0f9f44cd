package io.msksdk.local.cluster.change;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.cluster.ClusterChange;
import io.msksdk.local.cluster.ClusterOperationSnapshot;
import io.msksdk.local.cluster.ClusterSnapshot;
import io.msksdk.local.cluster.ClusterUpdates;
import io.msksdk.local.cluster.DocumentedDuration;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.MutableClusterInfo;
import software.amazon.awssdk.services.kafka.model.Provisioned;
import software.amazon.awssdk.services.kafka.model.Rebalancing;
import software.amazon.awssdk.services.kafka.model.RebalancingStatus;
import software.amazon.awssdk.services.kafka.model.UpdateRebalancingRequest;
import software.amazon.awssdk.services.kafka.model.UpdateRebalancingResponse;

/** Lets Express clusters move partitions by themselves, or not. */
record UpdateRebalancingOperation(ClusterUpdates updates)
    implements Operation<UpdateRebalancingRequest> {
  @Override
  public String name() {
    return "UpdateRebalancing";
  }

  @Override
  public UpdateRebalancingRequest read(WireRequest request) {
    return request.as(UpdateRebalancingRequest.builder());
  }

  @Override
  public UpdateRebalancingResponse answer(UpdateRebalancingRequest request, Caller caller) {
    String version = Members.required(Members.CURRENT_VERSION, request.currentVersion());
    Rebalancing target = Members.required("rebalancing", request.rebalancing());
    RebalancingStatus status = Members.required("rebalancing.status", target.status());
    if (status == RebalancingStatus.UNKNOWN_TO_SDK_VERSION) {
      throw Refusal.badRequest(
          "rebalancing.status",
          "The status isn't valid. Valid values: " + RebalancingStatus.knownValues() + ".");
    }
    ClusterOperationSnapshot operation =
        updates.start(caller, request.clusterArn(), version, cluster -> change(cluster, target));
    return UpdateRebalancingResponse.builder()
        .clusterArn(operation.clusterArn())
        .clusterOperationArn(operation.arn())
        .build();
  }

  private static ClusterChange change(ClusterSnapshot cluster, Rebalancing target) {
    if (!cluster.express()) {
      throw Refusal.badRequest(
          "rebalancing",
          "Intelligent rebalancing is only supported for clusters with Express brokers.");
    }
    Provisioned before = cluster.provisioned();
    return ClusterChange.of(
        "UPDATE_REBALANCING",
        MutableClusterInfo.builder().rebalancing(before.rebalancing()).build(),
        MutableClusterInfo.builder().rebalancing(target).build(),
        before.toBuilder().rebalancing(target).build(),
        DocumentedDuration.SETTING);
  }
}
