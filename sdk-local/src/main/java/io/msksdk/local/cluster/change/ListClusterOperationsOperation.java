package io.msksdk.local.cluster.change;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.api.Pages;
import io.msksdk.local.cluster.ClusterUpdates;
import io.msksdk.local.wire.WireRequest;
import java.util.List;
import software.amazon.awssdk.services.kafka.model.ListClusterOperationsRequest;
import software.amazon.awssdk.services.kafka.model.ListClusterOperationsResponse;

/** Lists the operations on a cluster in the older shape. */
record ListClusterOperationsOperation(ClusterUpdates updates, Pages pages)
    implements Operation<ListClusterOperationsRequest> {
  @Override
  public String name() {
    return "ListClusterOperations";
  }

  @Override
  public ListClusterOperationsRequest read(WireRequest request) {
    return request.as(ListClusterOperationsRequest.builder());
  }

  @Override
  public ListClusterOperationsResponse answer(ListClusterOperationsRequest request, Caller caller) {
    List<ClusterUpdates.Described> all =
        Members.withoutNotFound(() -> updates.list(caller.owner(), request.clusterArn()));
    Pages.Page<ClusterUpdates.Described> page =
        pages.page(
            name() + request.clusterArn(),
            all,
            described -> described.operation().arn(),
            request.maxResults(),
            request.nextToken());
    return ListClusterOperationsResponse.builder()
        .clusterOperationInfoList(page.items().stream().map(OperationShapes::older).toList())
        .nextToken(page.nextToken())
        .build();
  }
}
