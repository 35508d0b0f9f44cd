package io.msksdk.local.cluster.operation;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.api.Pages;
import io.msksdk.local.cluster.ClusterSnapshot;
import io.msksdk.local.cluster.Clusters;
import io.msksdk.local.wire.WireRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.ListClustersV2Request;
import software.amazon.awssdk.services.kafka.model.ListClustersV2Response;

/** Lists clusters. */
record ListClustersV2Operation(Clusters clusters, Pages pages)
    implements Operation<ListClustersV2Request> {

  @Override
  public String name() {
    return "ListClustersV2";
  }

  @Override
  public ListClustersV2Request read(WireRequest request) {
    return request.as(ListClustersV2Request.builder());
  }

  @Override
  public ListClustersV2Response answer(ListClustersV2Request request, Caller caller) {
    String prefix = request.clusterNameFilter() == null ? "" : request.clusterNameFilter();
    List<ClusterSnapshot> all =
        clusters.list(caller.owner()).stream()
            .filter(cluster -> isAsked(cluster, request.clusterTypeFilter()))
            .filter(cluster -> cluster.name().startsWith(prefix))
            .toList();
    Pages.Page<ClusterSnapshot> page =
        pages.page(
            name() + caller.owner() + prefix,
            all,
            ClusterSnapshot::arn,
            request.maxResults(),
            request.nextToken());
    return ListClustersV2Response.builder()
        .clusterInfoList(page.items().stream().map(ClusterShapes::current).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private static boolean isAsked(ClusterSnapshot cluster, @Nullable String type) {
    return type == null || type.equalsIgnoreCase(cluster.type().toString());
  }
}
