package io.msksdk.replication.replicator;

import io.msksdk.core.arn.MskClusterArn;
import java.util.Optional;

/** What makes another replicator like one that exists. */
final class SpecOfReplicator {

  private SpecOfReplicator() {}

  static ReplicatorSpec.Builder of(Replicator replicator) {
    ReplicatorSpec.Builder spec =
        between(replicator)
            .description(replicator.description())
            .sourceSubnets(replicator.source().subnets().toArray(String[]::new))
            .sourceSecurityGroups(replicator.source().securityGroups().toArray(String[]::new))
            .targetSubnets(replicator.target().subnets().toArray(String[]::new))
            .targetSecurityGroups(replicator.target().securityGroups().toArray(String[]::new))
            .settings(replicator.settings())
            .startingPosition(replicator.startingPosition())
            .topicNames(replicator.topicNames())
            .compression(replicator.compression());
    replicator.offsetSync().ifPresent(spec::offsetSync);
    replicator.tags().forEach(spec::addTag);
    return spec;
  }

  private static ReplicatorSpec.Builder between(Replicator replicator) {
    String name = replicator.name();
    String role = replicator.role();
    Optional<SelfManagedKafka> from = replicator.source().selfManaged();
    Optional<SelfManagedKafka> to = replicator.target().selfManaged();
    if (from.isPresent()) {
      return ReplicatorSpec.fromSelfManaged(
          name, from.get(), arn("target", replicator.target()), role);
    }
    MskClusterArn source = arn("source", replicator.source());
    return to.isPresent()
        ? ReplicatorSpec.toSelfManaged(name, source, to.get(), role)
        : ReplicatorSpec.between(name, source, arn("target", replicator.target()), role);
  }

  private static MskClusterArn arn(String side, ReplicatedCluster cluster) {
    return cluster
        .arn()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    side + ": " + cluster.alias() + " (expected: a cluster of Amazon MSK)."));
  }
}
