package io.msksdk.local.replicate;

import io.msksdk.local.replicator.ReplicationFailure;
import io.msksdk.local.replicator.ReplicationPlan;
import software.amazon.awssdk.services.kafka.model.KafkaCluster;

/** What its role lets a replicator do, and its logins to clusters that MSK does not run. */
final class CopyRights {
  private final ReplicationPlan plan;
  private final RoleRights rights;
  private final ClusterAdmin source;
  private final ClusterAdmin target;

  CopyRights(ReplicationPlan plan, RoleRights rights, ClusterAdmin source, ClusterAdmin target) {
    this.plan = plan;
    this.rights = rights;
    this.source = source;
    this.target = target;
  }

  /** Checks what nothing can be copied without. */
  void require() {
    for (String cluster : plan.mskClusters()) {
      if (!may("kafka-cluster:Connect", cluster)) {
        throw new ReplicationFailure(
            "AccessDenied",
            "The service execution role "
                + plan.role()
                + " is not allowed kafka-cluster:Connect on "
                + cluster
                + ". Attach AWSMSKReplicatorExecutionRole to it and create the replicator again.");
      }
    }
    if (plan.selfManagedSource()) {
      require("source", plan.source(), source);
    }
    if (plan.selfManagedTarget()) {
      require("target", plan.target(), target);
    }
  }

  private static void require(String side, KafkaCluster cluster, ClusterAdmin admin) {
    if (admin.answers()) {
      return;
    }
    throw admin.refused()
        ? new ReplicationFailure(
            "AuthenticationFailed",
            "The "
                + side
                + " does not take the login of the secret "
                + SelfManagedClient.secretArn(cluster)
                + ", or its certificate is of a CA that is not given. Put login and CA right, and"
                + " create the replicator again.")
        : new ReplicationFailure(
            "ClusterUnavailable",
            "No broker of "
                + cluster.apacheKafkaCluster().bootstrapBrokerString()
                + " answers. Check the address and the CA's certificate, and create the"
                + " replicator again.");
  }

  /** Whether the role may; what a login may is for the ACLs of its cluster. */
  boolean mayCopy(String topic, String copy) {
    return (plan.selfManagedSource() || mayOn(sourceArn(), "kafka-cluster:ReadData", topic))
        && (plan.selfManagedTarget() || mayOn(targetArn(), "kafka-cluster:WriteData", copy));
  }

  boolean mayConnectToSource() {
    return plan.selfManagedSource() ? !source.refused() : may("kafka-cluster:Connect", sourceArn());
  }

  boolean mayConnectToTarget() {
    return plan.selfManagedTarget() ? !target.refused() : may("kafka-cluster:Connect", targetArn());
  }

  private String sourceArn() {
    return plan.replication().sourceKafkaClusterArn();
  }

  private String targetArn() {
    return plan.replication().targetKafkaClusterArn();
  }

  private boolean mayOn(String clusterArn, String action, String topic) {
    return may(action, clusterArn.replace(":cluster/", ":topic/") + "/" + topic);
  }

  private boolean may(String action, String resource) {
    return rights.allow(plan.role(), action, resource);
  }
}
