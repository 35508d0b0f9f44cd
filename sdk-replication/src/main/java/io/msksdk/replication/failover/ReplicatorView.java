package io.msksdk.replication.failover;

import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.replication.replicator.StartingPosition;
import io.msksdk.replication.replicator.TopicNames;

/**
 * A replicator as a failover sees it.
 *
 * @param arn its ARN
 * @param name its name, by which CloudWatch knows it
 * @param state MSK's word, such as {@code RUNNING}
 * @param source the cluster it reads
 * @param target the cluster it writes
 * @param alias its alias of the source: the prefix of copies
 * @param naming how it names copies
 * @param start where it began to read
 */
public record ReplicatorView(
    String arn,
    String name,
    String state,
    MskClusterArn source,
    MskClusterArn target,
    String alias,
    TopicNames naming,
    StartingPosition start) {}
