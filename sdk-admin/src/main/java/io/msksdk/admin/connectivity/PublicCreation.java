package io.msksdk.admin.connectivity;

import io.msksdk.admin.cluster.Cluster;
import io.msksdk.admin.cluster.ClusterAccess;
import io.msksdk.admin.cluster.ClusterSpec;
import io.msksdk.admin.cluster.ClusterState;
import io.msksdk.admin.cluster.Clusters;
import io.msksdk.admin.cluster.ConnectivitySettings;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.check.Finding;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.runbook.Effect;
import io.msksdk.core.runbook.PreconditionException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A cluster that is created first and opened afterwards, as MSK wants it. */
record PublicCreation(
    Clusters clusters, AccessChecks checks, UpdateSteps updates, WaitPolicy policy) {

  List<ProcedureStep> steps(ClusterSpec spec) {
    ProcedureStep open =
        updates.connectivity(
            "open",
            "open it: " + spec.connectivity(),
            effects(spec.connectivity()),
            () -> arn(spec),
            now -> spec.connectivity());
    return List.of(
        creation(closed(spec)),
        ProcedureStep.gate("check", "check what opening it asks", () -> open(spec)),
        spec.connectivity().publicAccess() ? open.costing("public-access") : open);
  }

  private static Set<Effect> effects(ConnectivitySettings settings) {
    Set<Effect> effects = EnumSet.of(Effect.RESTARTS_BROKERS, Effect.LENGTHY);
    if (settings.publicAccess()) {
      effects.add(Effect.BILLED);
    }
    return effects;
  }

  private static ClusterSpec closed(ClusterSpec spec) {
    return spec.toBuilder()
        .connectivity(spec.connectivity().closeToPublic().multiVpc(new ClusterAccess[0]))
        .build();
  }

  private ProcedureStep creation(ClusterSpec spec) {
    return new ProcedureStep(
        "create",
        "create the cluster " + spec.name(),
        EnumSet.of(Effect.LENGTHY, Effect.BILLED),
        () ->
            clusters
                .find(spec.name())
                .filter(cluster -> cluster.state() == ClusterState.CREATING)
                .map(cluster -> cluster.arn().toString()),
        () -> there(clusters.find(spec.name())),
        () -> clusters.create(spec).id(),
        (token, progress) -> clusters.creation(MskClusterArn.parse(token)).await(policy, progress));
  }

  private static boolean there(Optional<Cluster> cluster) {
    Optional<Cluster> broken =
        cluster.filter(c -> c.state() == ClusterState.FAILED || c.state() == ClusterState.DELETING);
    if (broken.isPresent()) {
      throw PreconditionException.of(
          Finding.error(
                  "open.broken", "cluster", broken.get(), "no cluster of that name, or a good one")
              .advising("Delete it and run again once it is gone."));
    }
    return cluster.isPresent();
  }

  private MskClusterArn arn(ClusterSpec spec) {
    return clusters
        .find(spec.name())
        .map(Cluster::arn)
        .orElseThrow(
            () ->
                PreconditionException.of(
                    Finding.error("open.gone", "cluster", spec.name(), "the cluster just created")
                        .advising("Somebody deleted it meanwhile.")));
  }

  private List<Finding> open(ClusterSpec spec) {
    MskClusterArn arn = arn(spec);
    List<Finding> findings = new ArrayList<>();
    if (spec.connectivity().publicAccess()) {
      findings.addAll(checks.publicAccess(arn));
    }
    if (!spec.connectivity().multiVpc().isEmpty()) {
      findings.addAll(checks.multiVpc(arn, spec.connectivity().multiVpc()));
    }
    return findings;
  }
}
