package io.msksdk.local.replicator;

import software.amazon.awssdk.services.kafka.model.ReplicationInfo;

/**
 * What a replicator copies.
 *
 * @param replicatorArn the replicator
 * @param replicatorName its name
 * @param sourceAlias what the source's topics are prefixed with on the target
 * @param targetAlias what the target is called
 * @param role the service execution role
 * @param replication the clusters, topics and groups
 */
public record ReplicationPlan(
    String replicatorArn,
    String replicatorName,
    String sourceAlias,
    String targetAlias,
    String role,
    ReplicationInfo replication) {}
