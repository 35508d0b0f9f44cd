package io.msksdk.replication.replicator;

import io.msksdk.core.arn.MskClusterArn;

/** What makes another replicator like one that exists. */
final class SpecOfReplicator {

  private SpecOfReplicator() {}

  static ReplicatorSpec.Builder of(Replicator replicator) {
    ReplicatorSpec.Builder spec =
        ReplicatorSpec.between(
                replicator.name(),
                arn("source", replicator.source()),
                arn("target", replicator.target()),
                replicator.role())
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

  private static MskClusterArn arn(String side, ReplicatedCluster cluster) {
    return cluster
        .arn()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    side + ": " + cluster.alias() + " (expected: a cluster of Amazon MSK)."));
  }
}
