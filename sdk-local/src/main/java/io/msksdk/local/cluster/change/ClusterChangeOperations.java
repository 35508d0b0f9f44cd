package io.msksdk.local.cluster.change;

import io.msksdk.local.api.Operation;
import io.msksdk.local.api.Pages;
import io.msksdk.local.cluster.ClusterUpdates;
import io.msksdk.local.cluster.Clusters;
import io.msksdk.local.cluster.rule.ConfigurationCheck;
import io.msksdk.local.cluster.rule.UpgradePaths;
import io.msksdk.local.quota.Quotas;
import io.msksdk.local.resource.Transitions;
import java.util.List;

/** The operations that change clusters, and those that tell of them. */
public final class ClusterChangeOperations {
  private ClusterChangeOperations() {}

  /**
   * Makes the operations.
   *
   * @param parts what they work with
   * @return the operations
   */
  public static List<Operation<?>> on(Parts parts) {
    ClusterUpdates updates = parts.updates();
    return List.of(
        new UpdateBrokerCountOperation(parts),
        new UpdateBrokerStorageOperation(parts),
        new UpdateStorageOperation(parts),
        new UpdateBrokerTypeOperation(parts),
        new UpdateClusterConfigurationOperation(parts),
        new UpdateClusterKafkaVersionOperation(parts),
        new UpdateSecurityOperation(updates),
        new UpdateMonitoringOperation(updates),
        new UpdateConnectivityOperation(updates),
        new UpdateRebalancingOperation(updates),
        new RebootBrokerOperation(updates),
        new DescribeClusterOperationOperation(updates),
        new DescribeClusterOperationV2Operation(updates),
        new ListClusterOperationsOperation(updates, parts.pages()),
        new ListClusterOperationsV2Operation(updates, parts.pages()));
  }

  /**
   * What the operations work with.
   *
   * @param clusters the clusters
   * @param updates what changes them
   * @param quotas how many and how large they may be
   * @param configurations what knows the configurations they may name
   * @param upgrades what knows the Kafka versions they can be updated to
   * @param transitions the local MSK's time
   * @param pages what cuts lists into pages
   */
  public record Parts(
      Clusters clusters,
      ClusterUpdates updates,
      Quotas quotas,
      ConfigurationCheck configurations,
      UpgradePaths upgrades,
      Transitions transitions,
      Pages pages) {

    PartitionRules partitions() {
      return new PartitionRules(updates, quotas);
    }
  }
}
