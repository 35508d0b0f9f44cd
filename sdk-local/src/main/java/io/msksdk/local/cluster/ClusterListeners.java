package io.msksdk.local.cluster;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.BrokerNodeGroupInfo;
import software.amazon.awssdk.services.kafka.model.ClientAuthentication;
import software.amazon.awssdk.services.kafka.model.ClientBroker;
import software.amazon.awssdk.services.kafka.model.EncryptionInfo;
import software.amazon.awssdk.services.kafka.model.Iam;
import software.amazon.awssdk.services.kafka.model.Provisioned;
import software.amazon.awssdk.services.kafka.model.Scram;
import software.amazon.awssdk.services.kafka.model.Tls;
import software.amazon.awssdk.services.kafka.model.VpcConnectivity;
import software.amazon.awssdk.services.kafka.model.VpcConnectivitySasl;
import software.amazon.awssdk.services.kafka.model.VpcConnectivityTls;

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
      add(listeners, Access.MUTUAL_TLS, on(authentication.tls()));
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
    VpcConnectivityTls tls = vpc.clientAuthentication().tls();
    VpcConnectivitySasl sasl = vpc.clientAuthentication().sasl();
    return (tls != null && isTrue(tls.enabled()))
        || (sasl != null && sasl.iam() != null && isTrue(sasl.iam().enabled()))
        || (sasl != null && sasl.scram() != null && isTrue(sasl.scram().enabled()));
  }

  private static boolean isTrue(@Nullable Boolean enabled) {
    return Boolean.TRUE.equals(enabled);
  }

  private static boolean on(@Nullable Iam iam) {
    return iam != null && isTrue(iam.enabled());
  }

  private static boolean on(@Nullable Scram scram) {
    return scram != null && isTrue(scram.enabled());
  }

  private static boolean on(@Nullable Tls tls) {
    return tls != null && isTrue(tls.enabled());
  }

  private static boolean unauthenticated(@Nullable ClientAuthentication authentication) {
    return authentication != null
        && authentication.unauthenticated() != null
        && isTrue(authentication.unauthenticated().enabled());
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
