package io.msksdk.replication.failover;

import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.replication.replicator.StartingPosition;
import io.msksdk.replication.replicator.TopicNames;

/**
 * What a runbook demands of a replicator it creates; subnets, role and filters are the user's.
 *
 * @param name its name
 * @param source the cluster it reads
 * @param target the cluster it writes
 * @param naming how it names copies
 * @param start where it begins to read
 */
public record ReplicatorOrder(
    String name,
    MskClusterArn source,
    MskClusterArn target,
    TopicNames naming,
    StartingPosition start) {}
