package io.msksdk.replication.preflight;

import io.msksdk.admin.cluster.Cluster;
import io.msksdk.core.policy.PolicyDocument;
import io.msksdk.replication.replicator.ReplicatorSpec;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything the rules look at; the rules themselves call nothing. */
record PreflightFacts(
    ReplicatorSpec spec,
    Cluster source,
    Cluster target,
    Optional<PolicyDocument> sourcePolicy,
    long replicators,
    Given given) {

  /** What the application gave, null where it gave nothing. */
  record Given(
      @Nullable NetworkView network,
      @Nullable ServiceRole role,
      Workload workload,
      @Nullable StandbyWrites writes) {}

  boolean crossRegion() {
    return spec.crossRegion();
  }

  List<Side> sides() {
    return List.of(new Side("source", source), new Side("target", target));
  }

  /** One of the two clusters. */
  record Side(String name, Cluster cluster) {}
}
