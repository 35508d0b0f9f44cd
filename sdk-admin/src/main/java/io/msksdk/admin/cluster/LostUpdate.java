package io.msksdk.admin.cluster;

import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.admin.call.internal.Session;
import io.msksdk.admin.operation.ClusterOperation;
import io.msksdk.admin.operation.DefaultOperations;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.arn.MskClusterOperationArn;
import io.msksdk.core.call.CallException;
import io.msksdk.core.time.Time;
import java.time.Instant;
import java.util.Optional;

/**
 * Finds the operation of an update whose answer was lost. The service says by the cluster's version
 * and state whether it carried something out; the operation is the newest of its kind.
 */
final class LostUpdate {
  private static final int NEWEST = 20;

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
    return changed ? newest(before.arn(), update, sent) : Optional.empty();
  }

  private Optional<MskClusterOperationArn> newest(
      MskClusterArn arn, ClusterUpdate update, Instant sent) {
    return operations
        .list(arn)
        .limit(NEWEST)
        .filter(operation -> update.carriedOutAs(operation.type()))
        .filter(operation -> SecondLooks.since(operation.startedAt().orElse(null), sent))
        .findFirst()
        .map(ClusterOperation::arn);
  }
}
