package io.msksdk.admin.plan;

import io.msksdk.admin.cluster.Cluster;
import io.msksdk.admin.cluster.ClusterSpec;
import io.msksdk.admin.cluster.ClusterUpdates;
import io.msksdk.core.operation.OperationHandle;
import io.msksdk.core.runbook.Effect;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A step before it has a cluster to work on.
 *
 * @param id its name in the plan
 * @param title what it does
 * @param effects what it does beyond that
 * @param operation whether the service lists it as an operation of a type
 * @param so whether a cluster is so already
 * @param begin makes the update
 * @param notes what is to be known before it is allowed
 */
record PlannedStep(
    String id,
    String title,
    Set<Effect> effects,
    Predicate<String> operation,
    Predicate<ClusterSpec> so,
    Function<ClusterUpdates, OperationHandle<Cluster>> begin,
    List<String> notes) {

  PlannedStep(
      String id,
      String title,
      Set<Effect> effects,
      Predicate<String> operation,
      Predicate<ClusterSpec> so,
      Function<ClusterUpdates, OperationHandle<Cluster>> begin) {
    this(id, title, effects, operation, so, begin, List.of());
  }

  PlannedStep noting(List<String> notes) {
    return new PlannedStep(id, title, effects, operation, so, begin, notes);
  }
}
