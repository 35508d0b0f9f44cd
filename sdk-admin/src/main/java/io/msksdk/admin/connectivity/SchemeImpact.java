package io.msksdk.admin.connectivity;

import io.msksdk.admin.cluster.ClusterAccess;
import io.msksdk.admin.vpc.VpcConnection;
import io.msksdk.core.check.Finding;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What ends when ways in for clients in other VPCs are closed. Prints as lines to review.
 *
 * @param ways the ways
 * @param connections the connections that become INACTIVE; their clients must make new ones when a
 *     way is opened again
 * @param findings what else depends on the ways, such as replication from another Region
 */
public record SchemeImpact(
    Set<ClusterAccess> ways, List<VpcConnection> connections, List<Finding> findings) {

  /**
   * Copies everything.
   *
   * @param ways the ways
   * @param connections the connections that become INACTIVE
   * @param findings what else depends on the ways
   */
  public SchemeImpact {
    ways = Set.copyOf(ways);
    connections = List.copyOf(connections);
    findings = List.copyOf(findings);
  }

  /**
   * Says whether nobody notices.
   *
   * @return true without connections and findings
   */
  public boolean harmless() {
    return connections.isEmpty() && findings.isEmpty();
  }

  @Override
  public String toString() {
    StringBuilder text =
        new StringBuilder("closing ")
            .append(new TreeSet<>(ways))
            .append(" ends ")
            .append(connections.size())
            .append(connections.size() == 1 ? " connection" : " connections");
    connections.forEach(connection -> text.append("\n  ").append(connection));
    findings.forEach(finding -> text.append("\n  ").append(finding.message()));
    return text.toString();
  }
}
