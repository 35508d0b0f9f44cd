package io.msksdk.local.replicator;

import io.msksdk.local.api.Members;
import io.msksdk.local.cluster.ClusterSnapshot;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.replicator.ReplicatorRequest.ClusterSide;
import io.msksdk.local.resource.Owner;
import io.msksdk.local.vpc.VpcScheme;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.kafka.model.ClientAuthentication;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafka.model.Provisioned;

/**
 * What a replicator needs of its clusters (developer guide, "Requirements and considerations for
 * creating an Amazon MSK Replicator"). A cluster of a single subnet, which the local MSK alone has,
 * may have any number of brokers.
 */
final class ReplicatorRules {
  private static final int FEWEST_BROKERS = 3;
  private static final int FEWEST_BROKERS_OF_TWO_ZONES = 4;

  private final ReplicatorRequest request;
  private final Owner owner;
  private final Function<String, Optional<ClusterSnapshot>> clusters;

  ReplicatorRules(
      ReplicatorRequest request,
      Owner owner,
      Function<String, Optional<ClusterSnapshot>> clusters) {
    this.request = request;
    this.owner = owner;
    this.clusters = clusters;
  }

  void check() {
    ClusterSide source = request.source();
    ClusterSide target = request.target();
    if (source.id().equals(target.id())) {
      throw wrong(target, "another cluster than the source");
    }
    ClusterSide here = target.selfManaged() ? source : target;
    if (here.selfManaged()) {
      throw wrong(here, "a cluster of MSK, as the target is self-managed");
    }
    if (!here.region().equals(owner.region())) {
      throw wrong(here, "a cluster in " + owner.region() + ", the Region of the call");
    }
    for (ClusterSide side : List.of(source, target)) {
      if (!side.selfManaged()) {
        cluster(side);
      }
    }
    if (source.selfManaged() || target.selfManaged()) {
      expressBrokers(here);
    }
    if (request.crossRegion()) {
      privateConnectivity(request.source());
    } else {
      securityGroups(request.source());
    }
    securityGroups(request.target());
  }

  /**
   * Developer guide, "Supported configurations", on clusters that MSK does not run, and
   * "CreateReplicator API examples for self-managed Kafka clusters", on both directions.
   */
  private void expressBrokers(ClusterSide side) {
    if (!clusters.apply(side.arn()).orElseThrow().express()) {
      throw wrong(side, "a cluster with Express brokers, as the other one is self-managed");
    }
  }

  private void cluster(ClusterSide side) {
    if (!side.account().equals(owner.account())) {
      throw wrong(side, "a cluster of the account " + owner.account());
    }
    ClusterSnapshot cluster =
        clusters
            .apply(side.arn())
            .orElseThrow(
                () ->
                    Refusal.notFound(
                        arnMember(side), "Cluster " + side.arn() + " does not exist."));
    if (cluster.state() != ClusterState.ACTIVE) {
      throw Refusal.badRequest(
          arnMember(side),
          "You can't create a replicator for a cluster in " + cluster.state() + " state.");
    }
    if (cluster.serverless() != null) {
      return; // it has IAM access control and nothing else, and its brokers are MSK's affair
    }
    Provisioned settings = cluster.provisioned();
    if (!iam(settings)) {
      throw wrong(side, "a cluster with IAM access control turned on");
    }
    brokers(side, settings);
    version(side, settings.currentBrokerSoftwareInfo().kafkaVersion());
  }

  private static void brokers(ClusterSide side, Provisioned settings) {
    if (settings.brokerNodeGroupInfo().instanceType().startsWith("kafka.t3.")) {
      throw wrong(side, "a cluster of brokers that are m5.large or larger");
    }
    int fewest =
        switch (settings.brokerNodeGroupInfo().clientSubnets().size()) {
          case 1 -> 1;
          case 2 -> FEWEST_BROKERS_OF_TWO_ZONES;
          default -> FEWEST_BROKERS;
        };
    if (settings.numberOfBrokerNodes() < fewest) {
      throw wrong(side, "a cluster of at least " + fewest + " brokers");
    }
  }

  private static void version(ClusterSide side, String version) {
    String[] parts = version.split("\\.", -1);
    int major = Integer.parseInt(parts[0]);
    if (major < 2 || (major == 2 && Integer.parseInt(parts[1]) < 7)) {
      throw wrong(side, "a cluster of Kafka 2.7.0 or later");
    }
  }

  private void privateConnectivity(ClusterSide side) {
    Provisioned settings = clusters.apply(side.arn()).orElseThrow().provisioned();
    if (!VpcScheme.SASL_IAM.on(settings)) {
      throw wrong(
          side, "a source with multi-VPC private connectivity turned on for IAM access control");
    }
    ClientAuthentication authentication = settings.clientAuthentication();
    if (authentication != null
        && authentication.unauthenticated() != null
        && Boolean.TRUE.equals(authentication.unauthenticated().enabled())) {
      throw wrong(side, "a source without unauthenticated access");
    }
  }

  private static void securityGroups(ClusterSide side) {
    var unused =
        Members.requiredList(
            side.member() + ".vpcConfig.securityGroupIds",
            side.cluster().vpcConfig().securityGroupIds());
  }

  private static boolean iam(Provisioned settings) {
    ClientAuthentication authentication = settings.clientAuthentication();
    return authentication != null
        && authentication.sasl() != null
        && authentication.sasl().iam() != null
        && Boolean.TRUE.equals(authentication.sasl().iam().enabled());
  }

  private static String arnMember(ClusterSide side) {
    return side.member()
        + (side.selfManaged()
            ? ".apacheKafkaCluster.apacheKafkaClusterId"
            : ".amazonMskCluster.mskClusterArn");
  }

  private static Refusal wrong(ClusterSide side, String expected) {
    return Members.wrong(arnMember(side), side.id(), expected);
  }
}
