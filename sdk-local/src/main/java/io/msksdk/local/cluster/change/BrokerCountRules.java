package io.msksdk.local.cluster.change;

import io.msksdk.local.cluster.ClusterNode;
import io.msksdk.local.cluster.ClusterSnapshot;
import io.msksdk.local.cluster.rule.BrokerSizes;
import io.msksdk.local.cluster.rule.KafkaVersionNumber;
import io.msksdk.local.quota.Quotas;
import io.msksdk.local.refusal.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** How many brokers a cluster may have (developer guide, "Expanding" and "Removing brokers"). */
final class BrokerCountRules {
  private static final String MEMBER = "targetNumberOfBrokerNodes";
  private static final String OLDEST_THAT_SHRINKS = "2.8.1";

  private BrokerCountRules() {}

  static void check(ClusterSnapshot cluster, int target, Quotas quotas) {
    int now = cluster.provisioned().numberOfBrokerNodes();
    String version = cluster.provisioned().currentBrokerSoftwareInfo().kafkaVersion();
    long most = KafkaVersionNumber.of(version).brokers(quotas);
    if (target < 1 || target > most) {
      throw refused("The number of broker nodes must be between 1 and " + most + ".");
    }
    if (target == now) {
      throw refused("The cluster already has " + now + " broker nodes.");
    }
    int zones = zones(cluster).size();
    if (target % zones != 0) {
      throw refused(
          "The number of broker nodes must be a multiple of the number of Availability Zones in"
              + " the client subnets: "
              + target
              + " brokers, "
              + zones
              + " subnets.");
    }
    if (target < now) {
      checkRemoval(cluster, now - target, zones, version);
    }
  }

  private static void checkRemoval(ClusterSnapshot cluster, int fewer, int zones, String version) {
    if (BrokerSizes.burstable(cluster.provisioned().brokerNodeGroupInfo().instanceType())) {
      throw refused("Brokers can't be removed from clusters with brokers of the T3 family.");
    }
    if (!KafkaVersionNumber.of(version).atLeast(OLDEST_THAT_SHRINKS)) {
      throw refused(
          "Brokers can only be removed from clusters with Kafka "
              + OLDEST_THAT_SHRINKS
              + " or later.");
    }
    if (fewer != zones) {
      throw refused("Only one broker per Availability Zone can be removed at a time.");
    }
  }

  static List<Integer> created(ClusterSnapshot cluster, int target) {
    int first = cluster.history().highestNode() + 1;
    int more = target - cluster.provisioned().numberOfBrokerNodes();
    return IntStream.range(first, first + more).boxed().toList();
  }

  /** In each zone the youngest broker without partitions of users. */
  static List<Integer> deleted(ClusterSnapshot cluster, Set<Integer> occupied) {
    List<Integer> deleted = new ArrayList<>();
    for (String zone : zones(cluster)) {
      int id =
          cluster.nodes().stream()
              .filter(node -> node.subnet().equals(zone))
              .map(ClusterNode::id)
              .filter(node -> !occupied.contains(node))
              .max(Comparator.naturalOrder())
              .orElseThrow(() -> noneEmpty(zone));
      deleted.add(id);
    }
    return deleted.stream().sorted().toList();
  }

  private static Refusal noneEmpty(String zone) {
    return refused(
        "Every broker in "
            + zone
            + " holds partitions. Move all partitions off the brokers to be removed first.");
  }

  private static List<String> zones(ClusterSnapshot cluster) {
    return cluster.provisioned().brokerNodeGroupInfo().clientSubnets();
  }

  private static Refusal refused(String message) {
    return Refusal.badRequest(MEMBER, message);
  }
}
