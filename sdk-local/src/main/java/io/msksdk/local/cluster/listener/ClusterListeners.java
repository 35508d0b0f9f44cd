package io.msksdk.local.cluster.listener;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.BrokerNodeGroupInfo;
import software.amazon.awssdk.services.kafka.model.ClientBroker;
import software.amazon.awssdk.services.kafka.model.ConnectivityInfo;
import software.amazon.awssdk.services.kafka.model.EncryptionInfo;
import software.amazon.awssdk.services.kafka.model.NetworkType;
import software.amazon.awssdk.services.kafka.model.Provisioned;
import software.amazon.awssdk.services.kafka.model.VpcConnectivity;
import software.amazon.awssdk.services.kafka.model.VpcConnectivitySasl;
import software.amazon.awssdk.services.kafka.model.VpcConnectivityTls;

/**
 * Which ways in a cluster's settings open (developer guide, "Update security settings", "Public
 * access", "Multi-VPC private connectivity").
 */
public final class ClusterListeners {
  /** The type of public access that is on. */
  public static final String PUBLIC = "SERVICE_PROVIDED_EIPS";

  private ClusterListeners() {}

  /**
   * Returns the listeners that settings ask for.
   *
   * @param settings the cluster's
   * @return what its brokers listen on
   */
  public static Set<Listener> of(Provisioned settings) {
    ClientAccess access = ClientAccess.of(settings.clientAuthentication());
    Set<Listener> listeners = new LinkedHashSet<>();
    for (Access way : inside(access, encryption(settings.encryptionInfo()))) {
      listeners.add(Listener.inside(way));
    }
    ConnectivityInfo connectivity = settings.brokerNodeGroupInfo().connectivityInfo();
    if (isPublic(connectivity)) {
      access.authenticated().forEach(way -> listeners.add(new Listener(way, Network.PUBLIC)));
    }
    throughVpc(connectivity).forEach(way -> listeners.add(new Listener(way, Network.VPC)));
    if (connectivity != null && connectivity.networkType() == NetworkType.DUAL) {
      List.copyOf(listeners).stream()
          .filter(listener -> listener.network() == Network.PRIVATE)
          .forEach(listener -> listeners.add(new Listener(listener.access(), Network.IPV6)));
    }
    return listeners;
  }

  /**
   * Says whether public access is on.
   *
   * @param connectivity the settings, null when there are none
   * @return true when it is
   */
  public static boolean isPublic(@Nullable ConnectivityInfo connectivity) {
    return connectivity != null
        && connectivity.publicAccess() != null
        && PUBLIC.equals(connectivity.publicAccess().type());
  }

  /**
   * Says which ways in multi-VPC private connectivity opens.
   *
   * @param connectivity the settings, null when there are none
   * @return the ways
   */
  public static Set<Access> throughVpc(@Nullable ConnectivityInfo connectivity) {
    Set<Access> ways = new LinkedHashSet<>();
    VpcConnectivity vpc = connectivity == null ? null : connectivity.vpcConnectivity();
    if (vpc == null || vpc.clientAuthentication() == null) {
      return ways;
    }
    VpcConnectivityTls tls = vpc.clientAuthentication().tls();
    VpcConnectivitySasl sasl = vpc.clientAuthentication().sasl();
    if (sasl != null && sasl.iam() != null && Boolean.TRUE.equals(sasl.iam().enabled())) {
      ways.add(Access.IAM);
    }
    if (sasl != null && sasl.scram() != null && Boolean.TRUE.equals(sasl.scram().enabled())) {
      ways.add(Access.SCRAM);
    }
    if (tls != null && Boolean.TRUE.equals(tls.enabled())) {
      ways.add(Access.MUTUAL_TLS);
    }
    return ways;
  }

  /**
   * Tells whether any way in is opened to other VPCs.
   *
   * @param group the network settings of the cluster's brokers
   * @return whether private connectivity is on for one authentication mode at least
   */
  public static boolean anyVpcConnectivity(BrokerNodeGroupInfo group) {
    return !throughVpc(group.connectivityInfo()).isEmpty();
  }

  /**
   * Returns how clients encrypt.
   *
   * @param encryption the settings, null when there are none
   * @return TLS when nothing is said
   */
  public static ClientBroker encryption(@Nullable EncryptionInfo encryption) {
    return encryption == null
            || encryption.encryptionInTransit() == null
            || encryption.encryptionInTransit().clientBroker() == null
        ? ClientBroker.TLS
        : encryption.encryptionInTransit().clientBroker();
  }

  private static Set<Access> inside(ClientAccess access, ClientBroker encryption) {
    Set<Access> ways = new LinkedHashSet<>(access.authenticated());
    // nothing said about authentication means that none is needed
    if (access.unauthenticated() || ways.isEmpty()) {
      if (encryption != ClientBroker.PLAINTEXT) {
        ways.add(Access.TLS);
      }
      if (encryption != ClientBroker.TLS) {
        ways.add(Access.PLAINTEXT);
      }
    } else if (encryption == ClientBroker.TLS_PLAINTEXT && ways.contains(Access.MUTUAL_TLS)) {
      // the guide: then there are two listeners, one of them open to everybody
      ways.add(Access.PLAINTEXT);
    }
    return ways;
  }
}
