package io.msksdk.admin.connectivity;

import io.msksdk.admin.cluster.ClusterAccess;
import io.msksdk.admin.policy.ClusterPolicies;
import io.msksdk.admin.policy.ClusterPolicy;
import io.msksdk.admin.vpc.VpcConnection;
import io.msksdk.admin.vpc.VpcConnectionState;
import io.msksdk.admin.vpc.VpcConnections;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.check.Finding;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who is cut off when ways in for other VPCs are closed. */
record ClosingImpact(VpcConnections connections, ClusterPolicies policies) {
  private static final Set<VpcConnectionState> OVER =
      Set.of(
          VpcConnectionState.INACTIVE,
          VpcConnectionState.DEACTIVATING,
          VpcConnectionState.DELETING,
          VpcConnectionState.FAILED,
          VpcConnectionState.REJECTED);

  SchemeImpact of(MskClusterArn cluster, Set<ClusterAccess> ways) {
    List<VpcConnection> cut =
        connections
            .clients(cluster)
            .filter(connection -> !OVER.contains(connection.state()))
            .filter(connection -> ways.contains(way(connection)))
            .toList();
    return new SchemeImpact(ways, cut, replication(cluster, ways).stream().toList());
  }

  private static ClusterAccess way(VpcConnection connection) {
    return switch (connection.authentication()) {
      case "SASL_IAM" -> ClusterAccess.IAM;
      case "SASL_SCRAM" -> ClusterAccess.SCRAM;
      case "TLS" -> ClusterAccess.TLS;
      default -> ClusterAccess.UNAUTHENTICATED;
    };
  }

  /** MSK Replicator reads a source in another Region by IAM over multi-VPC connectivity. */
  private Optional<Finding> replication(MskClusterArn cluster, Set<ClusterAccess> ways) {
    boolean replicated =
        ways.contains(ClusterAccess.IAM)
            && policies
                .find(cluster)
                .map(ClusterPolicy::document)
                .filter(document -> document.toJson().contains("kafka.amazonaws.com"))
                .isPresent();
    return replicated
        ? Optional.of(
            Finding.warning(
                    "multi-vpc.replicator", "multiVpc", "IAM closed", "IAM open to MSK Replicator")
                .advising("The policy lets MSK Replicator in: replication to another Region ends."))
        : Optional.empty();
  }
}
