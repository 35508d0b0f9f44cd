package io.msksdk.admin.cluster;

import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.admin.operation.ClusterOperation;
import io.msksdk.admin.operation.DefaultOperations;
import io.msksdk.admin.operation.OperationProgress;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.arn.MskClusterOperationArn;
import io.msksdk.core.operation.Watch;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What ends an update: its operation first, then the cluster. The cluster alone would call a failed
 * update a success, since it is ACTIVE again afterwards; the operation alone ends before the
 * cluster takes the next update.
 */
final class UpdateWatches {
  private static final Set<ClusterState> SETTLED =
      Set.of(ClusterState.ACTIVE, ClusterState.HEALING, ClusterState.MAINTENANCE);

  private final AwsCalls calls;
  private final DefaultOperations operations;

  UpdateWatches(AwsCalls calls, DefaultOperations operations) {
    this.calls = calls;
    this.operations = operations;
  }

  /** One look: the cluster is asked only once the operation has ended well. */
  private record Look(Optional<ClusterOperation> operation, @Nullable Cluster cluster) {

    String state() {
      return cluster == null
          ? operation.map(ClusterOperation::rawState).orElse("not visible yet")
          : operation.map(ClusterOperation::rawState).orElse("") + ", " + cluster.rawState();
    }
  }

  /** Waits longer for larger clusters; 0 where nobody knows how large it is. */
  Watch<?, Cluster> operation(MskClusterOperationArn arn, int brokers) {
    AtomicBoolean seen = new AtomicBoolean();
    Watch.Builder<Look, Cluster> watch =
        Watch.of(
            "update cluster " + arn.cluster().name(),
            arn.toString(),
            OperationProgress.patience(brokers),
            () -> look(arn));
    watch.kind("update-cluster");
    watch.failWhen(
        now -> now.operation().filter(ClusterOperation::failed).isPresent(),
        now -> failure(now.operation().orElseThrow()));
    watch.succeedWhen(
        now -> now.cluster() != null && SETTLED.contains(now.cluster().state()), Look::cluster);
    watch.failWhen(
        now -> now.cluster() != null && over(now.cluster()),
        now -> new Watch.Failure(now.state(), "the cluster did not stay", ""));
    watch.failWhen(
        now -> now.operation().isEmpty() && seen.get(),
        now -> new Watch.Failure("Gone", "the cluster was deleted meanwhile", ""));
    watch.state(
        now -> {
          now.operation().ifPresent(operation -> seen.set(true));
          return now.state();
        });
    watch.percent(
        now -> now.operation().map(ClusterOperation::percent).orElse(OptionalInt.empty()));
    watch.detail(
        now -> now.operation().map(of -> OperationProgress.detail(of, brokers)).orElse(""));
    return watch.build();
  }

  private Look look(MskClusterOperationArn arn) {
    Optional<ClusterOperation> operation = operations.find(arn);
    boolean well = operation.filter(ClusterOperation::succeeded).isPresent();
    return new Look(operation, well ? DescribeClusterOperation.call(calls, arn.cluster()) : null);
  }

  private static Watch.Failure failure(ClusterOperation operation) {
    return operation
        .failure()
        .map(why -> new Watch.Failure(why.code(), why.message(), ""))
        .orElseGet(() -> new Watch.Failure("Unknown", "the service gives no reason", ""));
  }

  Watch<?, Cluster> alreadySo(String what, Cluster now) {
    Watch.Builder<Cluster, Cluster> watch =
        Watch.of(what, now.arn().toString(), OperationProgress.patience(0), () -> now);
    watch.kind("update-cluster").state(cluster -> "already so");
    return watch.succeedWhen(cluster -> true, cluster -> cluster).build();
  }

  Watch<?, Cluster> updatable(MskClusterArn arn) {
    Watch.Builder<Cluster, Cluster> watch =
        Watch.of(
            "cluster " + arn.name() + " to take updates",
            arn.toString(),
            OperationProgress.patience(0),
            () -> DescribeClusterOperation.call(calls, arn));
    watch.kind("updatable-cluster");
    watch.succeedWhen(now -> now.state() == ClusterState.ACTIVE, now -> now);
    watch.failWhen(
        UpdateWatches::over,
        now -> new Watch.Failure(now.rawState(), "it will take no more updates", ""));
    watch.state(Cluster::rawState);
    return watch.build();
  }

  private static boolean over(Cluster cluster) {
    return cluster.state() == ClusterState.FAILED || cluster.state() == ClusterState.DELETING;
  }
}
