package io.msksdk.local.cluster.operation;

import io.msksdk.local.api.Operation;
import io.msksdk.local.api.Pages;
import io.msksdk.local.cluster.ClusterAdmission;
import io.msksdk.local.cluster.Clusters;
import java.util.List;

/** The operations on clusters. */
public final class ClusterOperations {
  private ClusterOperations() {}

  /**
   * Makes the operations.
   *
   * @param clusters the clusters they work on
   * @param admission what lets callers of other accounts see a cluster
   * @param pages what cuts lists into pages
   * @return the operations
   */
  public static List<Operation<?>> on(Clusters clusters, ClusterAdmission admission, Pages pages) {
    ClusterViewers viewers = new ClusterViewers(admission);
    return List.of(
        new CreateClusterOperation(clusters),
        new CreateClusterV2Operation(clusters),
        new DescribeClusterOperation(clusters, viewers),
        new DescribeClusterV2Operation(clusters, viewers),
        new ListClustersOperation(clusters, pages),
        new ListClustersV2Operation(clusters, pages),
        new DeleteClusterOperation(clusters),
        new GetBootstrapBrokersOperation(clusters, viewers),
        new ListNodesOperation(clusters, pages));
  }
}
