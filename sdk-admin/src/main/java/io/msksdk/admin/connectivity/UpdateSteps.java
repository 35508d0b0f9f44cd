package io.msksdk.admin.connectivity;

import io.msksdk.admin.cluster.Cluster;
import io.msksdk.admin.cluster.ClusterUpdates;
import io.msksdk.admin.cluster.Clusters;
import io.msksdk.admin.cluster.ConnectivitySettings;
import io.msksdk.admin.operation.ClusterOperation;
import io.msksdk.admin.operation.Operations;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.arn.MskClusterOperationArn;
import io.msksdk.core.check.Finding;
import io.msksdk.core.operation.OperationHandle;
import io.msksdk.core.operation.OperationSnapshot;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.runbook.Effect;
import io.msksdk.core.runbook.PreconditionException;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Steps that update a cluster, which is looked up when its step comes: it may be a new one. */
record UpdateSteps(Clusters clusters, Operations operations, WaitPolicy policy) {
  private static final int NEWEST = 5;

  ProcedureStep connectivity(
      String id,
      String title,
      Set<Effect> effects,
      Supplier<MskClusterArn> cluster,
      UnaryOperator<ConnectivitySettings> change) {
    return update(
        id,
        title,
        effects,
        "UPDATE_CONNECTIVITY",
        cluster,
        now -> change.apply(now.connectivity()).equals(now.connectivity()),
        (updates, now) -> updates.connectivity(change.apply(now.connectivity())));
  }

  ProcedureStep update(
      String id,
      String title,
      Set<Effect> effects,
      String type,
      Supplier<MskClusterArn> cluster,
      Predicate<Cluster> so,
      BiFunction<ClusterUpdates, Cluster, OperationHandle<Cluster>> update) {
    return new ProcedureStep(
        id,
        title,
        effects,
        () -> running(cluster.get(), type),
        () -> so.test(clusters.describe(cluster.get())),
        () -> begin(cluster.get(), update),
        (token, progress) -> {
          await(token, progress);
          // an operation that was under way may have been somebody else's, to another end
          if (!so.test(clusters.describe(cluster.get()))) {
            throw PreconditionException.of(
                Finding.error("procedure.other-change", "cluster", cluster.get().name(), title)
                    .advising("Somebody else changed it meanwhile: run the procedure again."));
          }
        });
  }

  private Optional<String> running(MskClusterArn cluster, String type) {
    return operations
        .list(cluster)
        .limit(NEWEST)
        .filter(operation -> !operation.succeeded() && !operation.failed())
        .filter(operation -> operation.type().equals(type))
        .findFirst()
        .map(ClusterOperation::arn)
        .map(MskClusterOperationArn::toString);
  }

  private String begin(
      MskClusterArn cluster, BiFunction<ClusterUpdates, Cluster, OperationHandle<Cluster>> update) {
    ClusterUpdates updates = clusters.update(cluster);
    Cluster now = updates.awaitUpdatable(policy);
    return update.apply(updates, now).id();
  }

  private void await(String token, Consumer<OperationSnapshot> progress) {
    // a cluster that was so already has no operation
    if (token.contains(":cluster-operation/")) {
      clusters.update(MskClusterOperationArn.parse(token)).await(policy, progress);
    }
  }
}
