package io.msksdk.local.cluster;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.BrokerNodeGroupInfo;
import software.amazon.awssdk.services.kafka.model.ClientAuthentication;
import software.amazon.awssdk.services.kafka.model.ClientBroker;
import software.amazon.awssdk.services.kafka.model.EncryptionInfo;
import software.amazon.awssdk.services.kafka.model.Provisioned;
import software.amazon.awssdk.services.kafka.model.VpcConnectivity;

/** Which ways in a cluster's settings open (developer guide, "Update security settings"). */
final class ClusterListeners {
  private ClusterListeners() {}

  static Set<Listener> of(Provisioned settings) {
    Set<Listener> listeners = new LinkedHashSet<>();
    ClientAuthentication authentication = settings.clientAuthentication();
    if (authentication != null) {
      if (authentication.sasl() != null) {
        add(listeners, Access.IAM, on(authentication.sasl().iam()));
        add(listeners, Access.SCRAM, on(authentication.sasl().scram()));
      }
      add(
          listeners,
          Access.MUTUAL_TLS,
          authentication.tls() != null && Boolean.TRUE.equals(authentication.tls().enabled()));
    }
    // nothing said about authentication means that none is needed
    if (unauthenticated(authentication) || listeners.isEmpty()) {
      ClientBroker encryption = encryption(settings.encryptionInfo());
      add(listeners, Access.TLS, encryption != ClientBroker.PLAINTEXT);
      add(listeners, Access.PLAINTEXT, encryption != ClientBroker.TLS);
    }
    return listeners;
  }

  static boolean anyVpcConnectivity(BrokerNodeGroupInfo group) {
    VpcConnectivity vpc =
        group.connectivityInfo() == null ? null : group.connectivityInfo().vpcConnectivity();
    if (vpc == null || vpc.clientAuthentication() == null) {
      return false;
    }
    var authentication = vpc.clientAuthentication();
    boolean tls =
        authentication.tls() != null && Boolean.TRUE.equals(authentication.tls().enabled());
    var sasl = authentication.sasl();
    boolean iam = sasl != null && sasl.iam() != null && Boolean.TRUE.equals(sasl.iam().enabled());
    boolean scram =
        sasl != null && sasl.scram() != null && Boolean.TRUE.equals(sasl.scram().enabled());
    return tls || iam || scram;
  }

  private static boolean on(software.amazon.awssdk.services.kafka.model.@Nullable Iam iam) {
    return iam != null && Boolean.TRUE.equals(iam.enabled());
  }

  private static boolean on(software.amazon.awssdk.services.kafka.model.@Nullable Scram scram) {
    return scram != null && Boolean.TRUE.equals(scram.enabled());
  }

  private static boolean unauthenticated(@Nullable ClientAuthentication authentication) {
    return authentication != null
        && authentication.unauthenticated() != null
        && Boolean.TRUE.equals(authentication.unauthenticated().enabled());
  }

  private static ClientBroker encryption(@Nullable EncryptionInfo encryption) {
    return encryption == null
            || encryption.encryptionInTransit() == null
            || encryption.encryptionInTransit().clientBroker() == null
        ? ClientBroker.TLS
        : encryption.encryptionInTransit().clientBroker();
  }

  private static void add(Set<Listener> listeners, Access access, boolean on) {
    if (on) {
      listeners.add(Listener.inside(access));
    }
  }
}
