package io.msksdk.admin.connectivity;

import io.msksdk.admin.bootstrap.Bootstrap;
import io.msksdk.admin.cluster.Cluster;
import io.msksdk.admin.cluster.ClusterAccess;
import io.msksdk.admin.cluster.ClusterSpec;
import io.msksdk.admin.cluster.Clusters;
import io.msksdk.admin.cluster.ConnectivitySettings;
import io.msksdk.admin.configuration.Configurations;
import io.msksdk.admin.configuration.EffectiveProperties.Setting;
import io.msksdk.auth.client.AuthMode;
import io.msksdk.auth.client.BootstrapBrokers;
import io.msksdk.auth.client.NetworkPath;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.check.Finding;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What must hold before a cluster is opened, and what must be there afterwards (Amazon MSK
 * Developer Guide, "Public access", "Amazon MSK multi-VPC private connectivity in a single
 * Region").
 */
record AccessChecks(Clusters clusters, Configurations configurations, Bootstrap bootstrap) {
  static final String OPEN = "allow.everyone.if.no.acl.found";

  List<Finding> publicAccess(MskClusterArn arn) {
    Cluster now = clusters.describe(arn);
    List<Finding> findings = asOpened(now, now.connectivity().openToPublic(), "public.");
    acls(findings, now, now.security().access());
    findings.add(
        Finding.warning(
                "public.subnets", "subnets", now.subnets(), "a route to an internet gateway")
            .advising("MSK refuses a cluster with a subnet that is not public."));
    findings.add(
        Finding.warning(
                "public.security-group",
                "securityGroups",
                now.securityGroups(),
                "inbound TCP rules for the clients' public addresses alone")
            .advising("Public access has ports of its own: 9194, 9196 and 9198."));
    if (now.security().access().contains(ClusterAccess.IAM)) {
      findings.add(
          Finding.warning(
              "public.iam", "access", "IAM", "policies that allow no more than needed"));
    }
    return List.copyOf(findings);
  }

  List<Finding> multiVpc(MskClusterArn arn, Set<ClusterAccess> ways) {
    Cluster now = clusters.describe(arn);
    Set<ClusterAccess> all = EnumSet.copyOf(ways);
    all.addAll(now.connectivity().multiVpc());
    ConnectivitySettings opened = now.connectivity().multiVpc(all.toArray(ClusterAccess[]::new));
    List<Finding> findings = asOpened(now, opened, "multi-vpc.");
    acls(findings, now, ways);
    findings.add(
        Finding.warning(
            "multi-vpc.duration",
            "cluster",
            now.name(),
            "30 minutes or more without other updates, while its brokers restart one by one"));
    return List.copyOf(findings);
  }

  /** The rules of specs, asked about the cluster as it will be. */
  private static List<Finding> asOpened(Cluster now, ConnectivitySettings opened, String codes) {
    ClusterSpec spec = ClusterSpec.of(now).toBuilder().connectivity(opened).asItIs();
    List<Finding> findings = new ArrayList<>();
    spec.findings().stream()
        .filter(finding -> finding.code().startsWith(codes))
        .forEach(findings::add);
    return findings;
  }

  /** With SCRAM and certificates everybody may do what no ACL forbids, until it is switched off. */
  private void acls(List<Finding> findings, Cluster now, Set<ClusterAccess> ways) {
    boolean byAcls = ways.contains(ClusterAccess.SCRAM) || ways.contains(ClusterAccess.TLS);
    if (!byAcls) {
      return;
    }
    String value =
        configurations.effective(now.arn()).setting(OPEN).map(Setting::value).orElse("true");
    if (!value.trim().equalsIgnoreCase("false")) {
      findings.add(
          Finding.error("access.open-by-default", OPEN, value, "false with SCRAM or TLS")
              .advising("Set Kafka ACLs first, then this property: lockDown does both in order."));
    }
  }

  List<Finding> servers(
      Bootstrap asked, MskClusterArn arn, NetworkPath path, Set<ClusterAccess> ways) {
    BootstrapBrokers brokers = asked.brokers(arn);
    List<Finding> findings = new ArrayList<>();
    for (ClusterAccess way : ways) {
      if (way != ClusterAccess.UNAUTHENTICATED && !brokers.has(mode(way), path)) {
        findings.add(
            Finding.error(
                    "access.no-servers", "bootstrap servers", "none for " + way, "some for " + path)
                .advising("Look at the cluster in the console: the update has ended well."));
      }
    }
    return findings;
  }

  private static AuthMode mode(ClusterAccess way) {
    return switch (way) {
      case IAM -> AuthMode.IAM;
      case SCRAM -> AuthMode.SCRAM;
      case TLS, UNAUTHENTICATED -> AuthMode.TLS;
    };
  }
}
