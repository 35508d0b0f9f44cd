package io.msksdk.replication.preflight;

import io.msksdk.admin.cluster.Cluster;
import io.msksdk.core.policy.PolicyDocument;
import io.msksdk.replication.replicator.ReplicatorSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything the rules look at; the rules themselves call nothing. */
record PreflightFacts(
    ReplicatorSpec spec,
    @Nullable Cluster source,
    @Nullable Cluster target,
    Optional<PolicyDocument> sourcePolicy,
    long replicators,
    Given given) {

  /** What the application gave, null where it gave nothing. */
  record Given(
      @Nullable NetworkView network,
      @Nullable ServiceRole role,
      Workload workload,
      @Nullable StandbyWrites writes,
      @Nullable Creator creator) {}

  /** Who creates the replicator. */
  record Creator(String principal, List<PolicyDocument> policies) {}

  /** The source, empty where MSK does not run it. */
  Optional<Cluster> mskSource() {
    return Optional.ofNullable(source);
  }

  /** The target, empty where MSK does not run it. */
  Optional<Cluster> mskTarget() {
    return Optional.ofNullable(target);
  }

  boolean serverless() {
    return sides().stream().anyMatch(side -> side.cluster().serverless());
  }

  /** The account in which the replicator is created. */
  String account() {
    return spec.home().account();
  }

  boolean crossRegion() {
    return spec.crossRegion();
  }

  List<Side> sides() {
    List<Side> sides = new ArrayList<>();
    mskSource().ifPresent(cluster -> sides.add(new Side("source", cluster)));
    mskTarget().ifPresent(cluster -> sides.add(new Side("target", cluster)));
    return sides;
  }

  /** One of the clusters that MSK runs. */
  record Side(String name, Cluster cluster) {}
}
