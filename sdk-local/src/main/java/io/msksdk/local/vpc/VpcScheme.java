package io.msksdk.local.vpc;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.ConnectivityInfo;
import software.amazon.awssdk.services.kafka.model.Provisioned;
import software.amazon.awssdk.services.kafka.model.VpcConnectivityClientAuthentication;
import software.amazon.awssdk.services.kafka.model.VpcConnectivitySasl;

/**
 * How clients authenticate through multi-VPC private connectivity (developer guide, "Amazon MSK
 * multi-VPC private connectivity in a single Region").
 */
public enum VpcScheme {
  /** SASL with IAM credentials. */
  SASL_IAM,
  /** SASL/SCRAM. */
  SASL_SCRAM,
  /** TLS with a certificate of the client. */
  TLS;

  static Optional<VpcScheme> named(String name) {
    return Arrays.stream(values()).filter(scheme -> scheme.name().equals(name)).findFirst();
  }

  /**
   * Says whether a cluster has it turned on.
   *
   * @param settings the cluster's settings
   * @return whether clients of other VPCs can use it
   */
  public boolean on(Provisioned settings) {
    ConnectivityInfo connectivity =
        settings.brokerNodeGroupInfo() == null
            ? null // a serverless cluster has no broker nodes to see
            : settings.brokerNodeGroupInfo().connectivityInfo();
    if (connectivity == null
        || connectivity.vpcConnectivity() == null
        || connectivity.vpcConnectivity().clientAuthentication() == null) {
      return false;
    }
    return on(connectivity.vpcConnectivity().clientAuthentication());
  }

  private boolean on(VpcConnectivityClientAuthentication authentication) {
    VpcConnectivitySasl sasl = authentication.sasl();
    return switch (this) {
      case SASL_IAM -> sasl != null && sasl.iam() != null && isTrue(sasl.iam().enabled());
      case SASL_SCRAM -> sasl != null && sasl.scram() != null && isTrue(sasl.scram().enabled());
      case TLS -> authentication.tls() != null && isTrue(authentication.tls().enabled());
    };
  }

  private static boolean isTrue(@Nullable Boolean enabled) {
    return Boolean.TRUE.equals(enabled);
  }
}
