package io.msksdk.replication.failover;

import java.time.Instant;

/**
 * One data point of a replicator.
 *
 * @param at the begin of its period
 * @param value the value
 * @param cluster the alias of the cluster it is of, empty when it is of the replicator
 */
public record ReplicatorReading(Instant at, double value, String cluster) {}
