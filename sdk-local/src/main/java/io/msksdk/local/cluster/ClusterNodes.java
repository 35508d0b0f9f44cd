package io.msksdk.local.cluster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.kafka.model.BrokerCountUpdateInfo;
import software.amazon.awssdk.services.kafka.model.Provisioned;

/** The brokers' places: spread evenly over the subnets, in the order of their ids. */
final class ClusterNodes {
  private ClusterNodes() {}

  static List<ClusterNode> of(Provisioned settings, Instant now) {
    List<String> subnets = settings.brokerNodeGroupInfo().clientSubnets();
    List<ClusterNode> nodes = new ArrayList<>();
    for (int id = 1; id <= settings.numberOfBrokerNodes(); id++) {
      nodes.add(at(id, (id - 1) % subnets.size(), subnets, now));
    }
    return List.copyOf(nodes);
  }

  static List<ClusterNode> after(List<ClusterNode> before, ClusterChange change, Instant now) {
    BrokerCountUpdateInfo brokers = change.target().brokerCountUpdateInfo();
    if (brokers == null) {
      return before;
    }
    List<String> subnets = change.after().brokerNodeGroupInfo().clientSubnets();
    List<ClusterNode> nodes = new ArrayList<>(before);
    nodes.removeIf(node -> brokers.deletedBrokerIds().contains((double) node.id()));
    // one for each subnet in turn: as many are added or removed in every subnet
    int subnet = 0;
    for (double id : brokers.createdBrokerIds()) {
      nodes.add(at((int) id, subnet++ % subnets.size(), subnets, now));
    }
    return List.copyOf(nodes);
  }

  private static ClusterNode at(int id, int subnet, List<String> subnets, Instant now) {
    return ClusterNode.of(id, subnets.get(subnet), subnet, now);
  }
}
