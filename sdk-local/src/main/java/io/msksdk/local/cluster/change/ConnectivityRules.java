package io.msksdk.local.cluster.change;

import io.msksdk.local.cluster.listener.Access;
import io.msksdk.local.cluster.listener.ClientAccess;
import io.msksdk.local.cluster.listener.ClusterListeners;
import io.msksdk.local.cluster.listener.SecurityRules;
import io.msksdk.local.cluster.rule.BrokerSizes;
import io.msksdk.local.cluster.rule.KafkaVersionNumber;
import io.msksdk.local.refusal.Refusal;
import java.util.Set;
import software.amazon.awssdk.services.kafka.model.ClientBroker;
import software.amazon.awssdk.services.kafka.model.ConnectivityInfo;
import software.amazon.awssdk.services.kafka.model.NetworkType;
import software.amazon.awssdk.services.kafka.model.Provisioned;

/**
 * What a cluster must be to be reached from elsewhere (developer guide, "Public access" and
 * "Multi-VPC private connectivity").
 */
final class ConnectivityRules {
  static final String OFF = "DISABLED";

  private static final String PUBLIC = "connectivityInfo.publicAccess";
  private static final String VPC = "connectivityInfo.vpcConnectivity";
  private static final String OLDEST_PUBLIC = "2.6.0";
  private static final String OLDEST_VPC = "2.7.1";

  private ConnectivityRules() {}

  static void check(Provisioned cluster, ConnectivityInfo asked, ConnectivityInfo after) {
    if (asked.publicAccess() != null) {
      String type = Members.required(PUBLIC + ".type", asked.publicAccess().type());
      if (!type.equals(OFF) && !type.equals(ClusterListeners.PUBLIC)) {
        throw Refusal.badRequest(
            PUBLIC + ".type",
            "The type %s isn't valid. Valid values: %s, %s."
                .formatted(type, OFF, ClusterListeners.PUBLIC));
      }
    }
    if (asked.networkType() == NetworkType.UNKNOWN_TO_SDK_VERSION) {
      throw Refusal.badRequest(
          "connectivityInfo.networkType",
          "The network type isn't valid. Valid values: " + NetworkType.knownValues() + ".");
    }
    if (ClusterListeners.isPublic(asked)) {
      publicAccess(cluster);
    }
    Set<Access> ways = ClusterListeners.throughVpc(asked);
    if (!ways.isEmpty()) {
      vpc(cluster, ways);
    }
  }

  private static void publicAccess(Provisioned cluster) {
    newEnough(cluster, OLDEST_PUBLIC, PUBLIC, "Public access");
    if (ClientAccess.of(cluster.clientAuthentication()).open()) {
      throw Refusal.badRequest(
          PUBLIC,
          "Public access requires unauthenticated access to be off and IAM, SASL/SCRAM or mutual"
              + " TLS authentication to be on.");
    }
    if (!SecurityRules.inCluster(cluster.encryptionInfo())) {
      throw Refusal.badRequest(PUBLIC, "Public access requires encryption within the cluster.");
    }
    if (ClusterListeners.encryption(cluster.encryptionInfo()) != ClientBroker.TLS) {
      throw Refusal.badRequest(
          PUBLIC,
          "Public access requires plaintext traffic between clients and brokers to be off.");
    }
  }

  private static void vpc(Provisioned cluster, Set<Access> ways) {
    newEnough(cluster, OLDEST_VPC, VPC, "Multi-VPC private connectivity");
    String type = cluster.brokerNodeGroupInfo().instanceType();
    if (BrokerSizes.burstable(type)) {
      throw Refusal.badRequest(
          VPC, "Multi-VPC private connectivity is not supported for brokers of type " + type + ".");
    }
    Set<Access> on = ClientAccess.of(cluster.clientAuthentication()).authenticated();
    for (Access way : ways) {
      if (!on.contains(way)) {
        throw Refusal.badRequest(
            VPC + ".clientAuthentication",
            "Multi-VPC private connectivity by "
                + way
                + " requires that authentication to be on for the cluster.");
      }
    }
  }

  private static void newEnough(Provisioned cluster, String oldest, String member, String feature) {
    String version = cluster.currentBrokerSoftwareInfo().kafkaVersion();
    if (!KafkaVersionNumber.of(version).atLeast(oldest)) {
      throw Refusal.badRequest(
          member, feature + " requires Kafka " + oldest + " or later, not " + version + ".");
    }
  }
}
