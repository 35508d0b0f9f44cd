package io.msksdk.local.cluster.operation;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.api.Pages;
import io.msksdk.local.cluster.ClusterSnapshot;
import io.msksdk.local.cluster.Clusters;
import io.msksdk.local.wire.WireRequest;
import java.util.List;
import software.amazon.awssdk.services.kafka.model.ListClustersRequest;
import software.amazon.awssdk.services.kafka.model.ListClustersResponse;

/** Lists clusters in the older shape. */
record ListClustersOperation(Clusters clusters, Pages pages)
    implements Operation<ListClustersRequest> {

  @Override
  public String name() {
    return "ListClusters";
  }

  @Override
  public ListClustersRequest read(WireRequest request) {
    return request.as(ListClustersRequest.builder());
  }

  @Override
  public ListClustersResponse answer(ListClustersRequest request, Caller caller) {
    String prefix = request.clusterNameFilter() == null ? "" : request.clusterNameFilter();
    List<ClusterSnapshot> all =
        clusters.list(caller.owner()).stream()
            .filter(cluster -> cluster.serverless() == null)
            .filter(cluster -> cluster.name().startsWith(prefix))
            .toList();
    Pages.Page<ClusterSnapshot> page =
        pages.page(
            name() + caller.owner() + prefix,
            all,
            ClusterSnapshot::arn,
            request.maxResults(),
            request.nextToken());
    return ListClustersResponse.builder()
        .clusterInfoList(page.items().stream().map(ClusterShapes::older).toList())
        .nextToken(page.nextToken())
        .build();
  }
}
