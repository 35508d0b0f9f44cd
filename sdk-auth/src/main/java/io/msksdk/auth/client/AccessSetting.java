package io.msksdk.auth.client;

/** The settings of a cluster that open an access, in the words of MSK's API. */
final class AccessSetting {
  private AccessSetting() {}

  /** What to turn on for an access, given whether its mode is on for any path of the cluster. */
  static String toOpen(Access access, boolean modeIsOn) {
    if (!access.offeredByMsk()) {
      return "MSK has no plaintext on this path; connect with IAM, SCRAM or TLS.";
    }
    if (access.path() == NetworkPath.PRIVATE) {
      return mode(access.mode());
    }
    String path = path(access);
    return modeIsOn ? path : mode(access.mode()) + " " + path;
  }

  private static String mode(AuthMode mode) {
    return switch (mode) {
      case IAM -> "Turn on clientAuthentication.sasl.iam (UpdateSecurity).";
      case SCRAM -> "Turn on clientAuthentication.sasl.scram (UpdateSecurity).";
      case TLS ->
          "Turn on clientAuthentication.tls or clientAuthentication.unauthenticated, with"
              + " encryptionInTransit.clientBroker TLS or TLS_PLAINTEXT (UpdateSecurity).";
      case PLAINTEXT ->
          "Turn on clientAuthentication.unauthenticated, with encryptionInTransit.clientBroker"
              + " TLS_PLAINTEXT or PLAINTEXT (UpdateSecurity).";
    };
  }

  private static String path(Access access) {
    return switch (access.path()) {
      case PRIVATE -> "";
      case PUBLIC ->
          "Set connectivityInfo.publicAccess.type to SERVICE_PROVIDED_EIPS (UpdateConnectivity).";
      case MULTI_VPC ->
          "Turn on connectivityInfo.vpcConnectivity.clientAuthentication."
              + (access.mode() == AuthMode.TLS ? "tls" : "sasl." + word(access.mode()))
              + " (UpdateConnectivity) and make a managed VPC connection.";
      case IPV6 -> "Set connectivityInfo.networkType to DUAL (UpdateConnectivity).";
    };
  }

  private static String word(AuthMode mode) {
    return mode == AuthMode.IAM ? "iam" : "scram";
  }
}
