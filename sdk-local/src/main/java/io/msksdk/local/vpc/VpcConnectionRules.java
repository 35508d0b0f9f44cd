package io.msksdk.local.vpc;

import io.msksdk.local.api.Members;
import io.msksdk.local.cluster.ClusterSnapshot;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.resource.Owner;
import java.util.List;
import software.amazon.awssdk.services.kafka.model.ClusterState;

/**
 * What a VPC connection needs (developer guide, "Amazon MSK multi-VPC private connectivity in a
 * single Region": requirements and limitations; "Remote user actions").
 */
final class VpcConnectionRules {
  private static final int FEWEST_ZONES = 2;
  private static final int[] OLDEST_VERSION = {2, 7, 1};

  private VpcConnectionRules() {}

  static void check(VpcConnectionRequest request, Owner client, ClusterSnapshot cluster) {
    String region = cluster.arn().split(":", 6)[3];
    if (!region.equals(client.region())) {
      throw Members.wrong(
          "targetClusterArn", cluster.arn(), "a cluster in " + client.region() + ", the caller's");
    }
    subnets(request.subnets());
    target(cluster);
    if (!request.scheme().on(cluster.provisioned())) {
      throw Refusal.badRequest(
          "authentication",
          "The cluster "
              + cluster.arn()
              + " doesn't have VPC connectivity turned on for "
              + request.scheme()
              + ". Its owner can turn it on with UpdateConnectivity.");
    }
  }

  private static void subnets(List<String> subnets) {
    if (subnets.size() < FEWEST_ZONES || subnets.stream().distinct().count() != subnets.size()) {
      throw Members.wrong(
          "clientSubnets", subnets, "subnets of at least 2 Availability Zones, each once");
    }
  }

  private static void target(ClusterSnapshot cluster) {
    if (cluster.state() != ClusterState.ACTIVE) {
      throw Refusal.badRequest(
          "targetClusterArn",
          "You can't create a VPC connection to a cluster in " + cluster.state() + " state.");
    }
    if (cluster.serverless() != null) {
      throw Members.wrong("targetClusterArn", cluster.arn(), "a provisioned cluster");
    }
    String type = cluster.provisioned().brokerNodeGroupInfo().instanceType();
    if (type.endsWith("t3.small")) {
      throw Members.wrong("targetClusterArn", type, "a cluster of any broker type but t3.small");
    }
    String version = cluster.provisioned().currentBrokerSoftwareInfo().kafkaVersion();
    if (older(version)) {
      throw Members.wrong("targetClusterArn", version, "a cluster of Kafka 2.7.1 or later");
    }
  }

  private static boolean older(String version) {
    String[] parts = version.split("\\.", -1);
    for (int i = 0; i < OLDEST_VERSION.length; i++) {
      // an x stands for the newest patch
      int part =
          i < parts.length && parts[i].matches("\\d+")
              ? Integer.parseInt(parts[i])
              : Integer.MAX_VALUE;
      if (part != OLDEST_VERSION[i]) {
        return part < OLDEST_VERSION[i];
      }
    }
    return false;
  }
}
