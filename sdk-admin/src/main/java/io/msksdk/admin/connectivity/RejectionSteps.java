package io.msksdk.admin.connectivity;

import io.msksdk.admin.policy.ClusterPolicies;
import io.msksdk.admin.policy.ClusterPolicy;
import io.msksdk.admin.policy.ClusterPolicyEdit;
import io.msksdk.admin.vpc.VpcConnection;
import io.msksdk.admin.vpc.VpcConnectionState;
import io.msksdk.admin.vpc.VpcConnections;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.arn.MskVpcConnectionArn;
import io.msksdk.core.check.Finding;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.runbook.Effect;
import io.msksdk.core.runbook.PreconditionException;
import java.util.Optional;
import java.util.Set;

/** A client is forbidden to come again before it is sent away. */
record RejectionSteps(
    MskClusterArn cluster,
    ClusterPolicies policies,
    VpcConnections connections,
    WaitPolicy policy) {

  ProcedureStep deny(String account) {
    ClusterPolicyEdit edit = ClusterPolicyEdit.of(cluster).denyAccount(account);
    return ProcedureStep.call(
        "deny",
        "forbid the account " + account + " new connections",
        Set.of(),
        () -> PolicyState.so(policies, cluster, edit),
        () -> {
          ClusterPolicy unused = policies.change(cluster, edit);
          return "deny";
        });
  }

  ProcedureStep reject(MskVpcConnectionArn connection) {
    return new ProcedureStep(
        "reject",
        "reject " + connection,
        Set.of(Effect.CUTS_CLIENTS),
        () ->
            find(connection)
                .filter(now -> now.state() == VpcConnectionState.REJECTING)
                .map(now -> now.arn().toString()),
        () -> rejected(find(connection)),
        () -> connections.reject(cluster, connection).id(),
        (token, progress) -> connections.rejection(cluster, connection).await(policy, progress));
  }

  private Optional<VpcConnection> find(MskVpcConnectionArn arn) {
    return connections.clients(cluster).filter(c -> c.arn().equals(arn)).findFirst();
  }

  /** One that is gone is as good as rejected; any other state takes no rejection. */
  private static boolean rejected(Optional<VpcConnection> now) {
    if (now.isEmpty() || now.get().state() == VpcConnectionState.REJECTED) {
      return true;
    }
    if (now.get().state() != VpcConnectionState.AVAILABLE) {
      throw PreconditionException.of(
          Finding.error("reject.state", "connection", now.get().rawState(), "AVAILABLE")
              .advising("Only an available connection can be rejected."));
    }
    return false;
  }
}
