package io.msksdk.admin.connectivity;

import io.msksdk.admin.vpc.VpcConnection;
import io.msksdk.admin.vpc.VpcConnectionState;
import io.msksdk.admin.vpc.VpcConnections;
import io.msksdk.core.arn.MskVpcConnectionArn;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.runbook.Effect;
import java.util.Optional;
import java.util.Set;

/** A connection that carries nothing is deleted: nothing else ends its bill. */
record SweepStep(VpcConnections connections, WaitPolicy policy) {

  ProcedureStep delete(MskVpcConnectionArn arn) {
    return new ProcedureStep(
        "delete-" + arn.uuid(),
        "delete " + arn,
        Set.of(Effect.IRREVERSIBLE),
        () ->
            find(arn)
                .filter(now -> now.state() == VpcConnectionState.DELETING)
                .map(now -> arn.toString()),
        () -> find(arn).isEmpty(),
        () -> connections.delete(arn).id(),
        (token, progress) ->
            connections.deletion(MskVpcConnectionArn.parse(token)).await(policy, progress));
  }

  private Optional<VpcConnection> find(MskVpcConnectionArn arn) {
    return connections.list().filter(made -> made.arn().equals(arn)).findFirst();
  }
}
