package io.msksdk.admin.fleet;

import io.msksdk.admin.cluster.Cluster;
import io.msksdk.admin.cluster.ClusterSpec;
import io.msksdk.admin.cluster.ClusterState;
import io.msksdk.core.check.Finding;
import java.util.ArrayList;
import java.util.List;

/** What is wrong or doubtful about a cluster as it is. */
final class ClusterFindings {

  private ClusterFindings() {}

  static List<Finding> of(Cluster cluster) {
    List<Finding> findings = new ArrayList<>();
    if (cluster.state() == ClusterState.FAILED) {
      findings.add(
          Finding.error("fleet.failed", "state", cluster.rawState(), "ACTIVE")
              .advising("A failed cluster can only be deleted."));
    }
    if (!cluster.serverless() && cluster.raw().provisioned() != null) {
      storage(findings, String.valueOf(cluster.raw().provisioned().customerActionStatusAsString()));
      findings.addAll(ClusterSpec.of(cluster).findings());
    }
    return List.copyOf(findings);
  }

  /** Amazon MSK Developer Guide, "Storage capacity alerts". */
  private static void storage(List<Finding> findings, String status) {
    if (status.equals("CRITICAL_ACTION_REQUIRED")) {
      findings.add(
          Finding.error("fleet.storage-full", "customerActionStatus", status, "NONE")
              .advising("A broker has run out of disk: grow its storage or cut retention."));
    } else if (status.equals("ACTION_RECOMMENDED")) {
      findings.add(
          Finding.warning("fleet.storage-scarce", "customerActionStatus", status, "NONE")
              .advising("A broker uses 60 % of its disk or more."));
    }
  }
}
