package io.msksdk.local.cluster.change;

import io.msksdk.core.catalogue.BrokerSizes;
import io.msksdk.local.api.Caller;
import io.msksdk.local.cluster.ClusterSnapshot;
import io.msksdk.local.cluster.ClusterUpdates;
import io.msksdk.local.quota.Quotas;
import io.msksdk.local.refusal.Refusal;

/**
 * How many partitions a broker may hold when its configuration, its Kafka version or its size
 * changes (developer guide, "Amazon MSK quota" and "Right-size your cluster").
 *
 * @param updates what knows the brokers
 * @param quotas what may lower the limits of the sizes
 */
record PartitionRules(ClusterUpdates updates, Quotas quotas) {

  /** Refuses another configuration or version while brokers hold more than their size should. */
  void checkUpdate(Caller caller, ClusterSnapshot cluster) {
    check(caller, cluster, cluster.provisioned().brokerNodeGroupInfo().instanceType());
  }

  /** Refuses a smaller size that should not hold what the brokers do. */
  void checkSize(Caller caller, ClusterSnapshot cluster, String target) {
    if (published(target) < published(cluster.provisioned().brokerNodeGroupInfo().instanceType())) {
      check(caller, cluster, target);
    }
  }

  private void check(Caller caller, ClusterSnapshot cluster, String size) {
    int most = Math.min(published(size), quotas.of("partitionsPerBroker"));
    int present = updates.mostPartitions(caller.owner(), cluster.arn());
    if (present > most) {
      throw Refusal.badRequest(
          "The number of partitions of a broker, "
              + present
              + ", exceeds the limit of "
              + most
              + " for brokers of type "
              + size
              + ". Move or delete partitions, or use a larger broker type.");
    }
  }

  /** A size that nothing is published about has no limit. */
  private static int published(String size) {
    return BrokerSizes.published()
        .size(size)
        .map(BrokerSizes.Size::partitions)
        .orElse(Integer.MAX_VALUE);
  }
}
