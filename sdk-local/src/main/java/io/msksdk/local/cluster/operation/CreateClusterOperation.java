package io.msksdk.local.cluster.operation;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.cluster.ClusterRequest;
import io.msksdk.local.cluster.ClusterSnapshot;
import io.msksdk.local.cluster.Clusters;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.CreateClusterRequest;
import software.amazon.awssdk.services.kafka.model.CreateClusterResponse;
import software.amazon.awssdk.services.kafka.model.ProvisionedRequest;

/** Creates a provisioned cluster by the older shape of the call. */
record CreateClusterOperation(Clusters clusters) implements Operation<CreateClusterRequest> {

  @Override
  public String name() {
    return "CreateCluster";
  }

  @Override
  public CreateClusterRequest read(WireRequest request) {
    return request.as(CreateClusterRequest.builder());
  }

  @Override
  public CreateClusterResponse answer(CreateClusterRequest request, Caller caller) {
    ClusterSnapshot cluster =
        clusters.create(
            caller,
            new ClusterRequest(request.clusterName(), provisioned(request), request.tags(), ""));
    return CreateClusterResponse.builder()
        .clusterArn(cluster.arn())
        .clusterName(cluster.name())
        .state(cluster.state())
        .build();
  }

  private static ProvisionedRequest provisioned(CreateClusterRequest request) {
    return ProvisionedRequest.builder()
        .brokerNodeGroupInfo(request.brokerNodeGroupInfo())
        .clientAuthentication(request.clientAuthentication())
        .configurationInfo(request.configurationInfo())
        .encryptionInfo(request.encryptionInfo())
        .enhancedMonitoring(request.enhancedMonitoring())
        .openMonitoring(request.openMonitoring())
        .kafkaVersion(request.kafkaVersion())
        .loggingInfo(request.loggingInfo())
        .numberOfBrokerNodes(request.numberOfBrokerNodes())
        .rebalancing(request.rebalancing())
        .storageMode(request.storageMode())
        .build();
  }
}
