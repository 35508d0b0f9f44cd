package io.msksdk.admin.cluster;

import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.admin.call.internal.Session;
import io.msksdk.admin.operation.ClusterOperation;
import io.msksdk.admin.operation.DefaultOperations;
import io.msksdk.core.arn.MskClusterOperationArn;
import io.msksdk.core.call.CallException;
import io.msksdk.core.time.Time;
import java.time.Instant;
import java.util.Optional;

/**
 * Finds the operation of an update whose answer was lost. The service says by the cluster's version
 * and state whether it carried something out; the operation is its newest.
 */
final class LostUpdate {
  private final AwsCalls calls;
  private final DefaultOperations operations;
  private final Time time;

  LostUpdate(Session session, AwsCalls calls) {
    this.calls = calls;
    this.operations = DefaultOperations.on(session);
    this.time = session.time();
  }

  MskClusterOperationArn find(
      Cluster before, ClusterUpdate update, Instant sent, CallException lost) {
    return new SecondLooks(time, lost).find(() -> look(before, update, sent));
  }

  private Optional<MskClusterOperationArn> look(
      Cluster before, ClusterUpdate update, Instant sent) {
    Cluster now = DescribeClusterOperation.call(calls, before.arn());
    boolean changed =
        now.state() != ClusterState.ACTIVE || !now.currentVersion().equals(before.currentVersion());
    return changed ? newest(now, update, sent) : Optional.empty();
  }

  /** What changed the cluster is its newest operation: an older one was there before the call. */
  private Optional<MskClusterOperationArn> newest(Cluster now, ClusterUpdate update, Instant sent) {
    boolean runs = now.state() == ClusterState.UPDATING;
    return operations
        .list(now.arn())
        .findFirst()
        .filter(operation -> update.carriedOutAs(operation.type()))
        .filter(operation -> SecondLooks.since(operation.startedAt().orElse(null), sent))
        .filter(operation -> !runs || !(operation.succeeded() || operation.failed()))
        .map(ClusterOperation::arn);
  }
}
