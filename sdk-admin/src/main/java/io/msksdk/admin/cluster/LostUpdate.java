package io.msksdk.admin.cluster;

import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.admin.call.internal.Session;
import io.msksdk.admin.operation.ClusterOperation;
import io.msksdk.admin.operation.DefaultOperations;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.arn.MskClusterOperationArn;
import io.msksdk.core.call.CallException;
import io.msksdk.core.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Finds the operation of an update whose answer was lost. The service says by the cluster's version
 * and state whether it carried something out; the operation is the newest of its kind.
 */
final class LostUpdate {
  private static final int LOOKS = 3;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** How far this machine's clock may be ahead of the service's, as for a signature. */
  private static final Duration SKEW = Duration.ofMinutes(15);

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
    for (int look = 1; ; look++) {
      Cluster now = DescribeClusterOperation.call(calls, before.arn());
      boolean changed =
          now.state() != ClusterState.ACTIVE
              || !now.currentVersion().equals(before.currentVersion());
      Optional<MskClusterOperationArn> found =
          changed ? newest(before.arn(), update, sent) : Optional.empty();
      if (found.isPresent()) {
        return found.get();
      }
      if (look == LOOKS) {
        throw lost;
      }
      pause(lost);
    }
  }

  private Optional<MskClusterOperationArn> newest(
      MskClusterArn arn, ClusterUpdate update, Instant sent) {
    return operations
        .list(arn)
        .limit(20)
        .filter(operation -> update.carriedOutAs(operation.type()))
        .filter(operation -> begunSince(operation, sent.minus(SKEW)))
        .findFirst()
        .map(ClusterOperation::arn);
  }

  private static boolean begunSince(ClusterOperation operation, Instant since) {
    return operation.startedAt().filter(begun -> begun.isAfter(since)).isPresent();
  }

  private void pause(CallException lost) {
    try {
      time.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw lost;
    }
  }
}
