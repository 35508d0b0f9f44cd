package io.msksdk.local.cluster.operation;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.cluster.ClusterRequest;
import io.msksdk.local.cluster.ClusterSnapshot;
import io.msksdk.local.cluster.Clusters;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.CreateClusterV2Request;
import software.amazon.awssdk.services.kafka.model.CreateClusterV2Response;

/** Creates a provisioned or serverless cluster. */
record CreateClusterV2Operation(Clusters clusters) implements Operation<CreateClusterV2Request> {

  @Override
  public String name() {
    return "CreateClusterV2";
  }

  @Override
  public CreateClusterV2Request read(WireRequest request) {
    return request.as(CreateClusterV2Request.builder());
  }

  @Override
  public CreateClusterV2Response answer(CreateClusterV2Request request, Caller caller) {
    if ((request.provisioned() == null) == (request.serverless() == null)) {
      throw Refusal.badRequest(
          "provisioned", "You must specify either provisioned or serverless, but not both.");
    }
    ClusterSnapshot cluster =
        request.serverless() == null
            ? clusters.create(
                caller,
                new ClusterRequest(
                    request.clusterName(), request.provisioned(), request.tags(), "provisioned."))
            : clusters.createServerless(
                caller, request.clusterName(), request.serverless(), request.tags());
    return CreateClusterV2Response.builder()
        .clusterArn(cluster.arn())
        .clusterName(cluster.name())
        .clusterType(cluster.type())
        .state(cluster.state())
        .build();
  }
}
