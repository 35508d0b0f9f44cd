package io.msksdk.admin.cluster;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.ConnectivityInfo;
import software.amazon.awssdk.services.kafka.model.NetworkType;
import software.amazon.awssdk.services.kafka.model.VpcConnectivityClientAuthentication;

/** Connectivity settings as the service writes them. */
final class ConnectivityShape {
  private static final String PUBLIC = "SERVICE_PROVIDED_EIPS";
  private static final String NOT_PUBLIC = "DISABLED";

  private ConnectivityShape() {}

  static ConnectivitySettings read(@Nullable ConnectivityInfo info) {
    ConnectivitySettings settings = ConnectivitySettings.privateOnly();
    if (info == null) {
      return settings;
    }
    if (info.publicAccess() != null && PUBLIC.equals(info.publicAccess().type())) {
      settings = settings.openToPublic();
    }
    if (info.networkType() == NetworkType.DUAL) {
      settings = settings.openIpv6();
    }
    return info.vpcConnectivity() == null
        ? settings
        : settings.multiVpc(
            ways(info.vpcConnectivity().clientAuthentication()).toArray(ClusterAccess[]::new));
  }

  private static Set<ClusterAccess> ways(@Nullable VpcConnectivityClientAuthentication settings) {
    Set<ClusterAccess> ways = EnumSet.noneOf(ClusterAccess.class);
    if (settings == null) {
      return ways;
    }
    var sasl = settings.sasl();
    if (sasl != null && sasl.iam() != null && Boolean.TRUE.equals(sasl.iam().enabled())) {
      ways.add(ClusterAccess.IAM);
    }
    if (sasl != null && sasl.scram() != null && Boolean.TRUE.equals(sasl.scram().enabled())) {
      ways.add(ClusterAccess.SCRAM);
    }
    if (settings.tls() != null && Boolean.TRUE.equals(settings.tls().enabled())) {
      ways.add(ClusterAccess.TLS);
    }
    return ways;
  }

  /** Names only what changes: MSK refuses members that repeat what is so already. */
  static ConnectivityInfo change(ConnectivitySettings now, ConnectivitySettings next) {
    ConnectivityInfo.Builder info = ConnectivityInfo.builder();
    if (now.publicAccess() != next.publicAccess()) {
      info.publicAccess(access -> access.type(next.publicAccess() ? PUBLIC : NOT_PUBLIC));
    }
    if (!now.multiVpc().equals(next.multiVpc())) {
      Set<ClusterAccess> ways = next.multiVpc();
      info.vpcConnectivity(
          vpc ->
              vpc.clientAuthentication(
                  by ->
                      by.sasl(
                              sasl ->
                                  sasl.iam(iam -> iam.enabled(ways.contains(ClusterAccess.IAM)))
                                      .scram(
                                          scram ->
                                              scram.enabled(ways.contains(ClusterAccess.SCRAM))))
                          .tls(tls -> tls.enabled(ways.contains(ClusterAccess.TLS)))));
    }
    if (now.ipv6() != next.ipv6()) {
      info.networkType(next.ipv6() ? NetworkType.DUAL : NetworkType.IPV4);
    }
    return info.build();
  }
}
