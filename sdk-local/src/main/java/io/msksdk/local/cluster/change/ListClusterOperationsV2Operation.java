package io.msksdk.local.cluster.change;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.api.Pages;
import io.msksdk.local.cluster.ClusterUpdates;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.ListClusterOperationsV2Request;
import software.amazon.awssdk.services.kafka.model.ListClusterOperationsV2Response;

/** Lists the operations on a cluster. */
record ListClusterOperationsV2Operation(ClusterUpdates updates, Pages pages)
    implements Operation<ListClusterOperationsV2Request> {
  @Override
  public String name() {
    return "ListClusterOperationsV2";
  }

  @Override
  public ListClusterOperationsV2Request read(WireRequest request) {
    return request.as(ListClusterOperationsV2Request.builder());
  }

  @Override
  public ListClusterOperationsV2Response answer(
      ListClusterOperationsV2Request request, Caller caller) {
    Pages.Page<ClusterUpdates.Described> page =
        pages.page(
            name() + request.clusterArn(),
            updates.list(caller.owner(), request.clusterArn()),
            described -> described.operation().arn(),
            request.maxResults(),
            request.nextToken());
    return ListClusterOperationsV2Response.builder()
        .clusterOperationInfoList(page.items().stream().map(OperationShapes::summary).toList())
        .nextToken(page.nextToken())
        .build();
  }
}
