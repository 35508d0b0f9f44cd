package io.msksdk.replication.failover;

/**
 * One partition at one time.
 *
 * @param topic the topic by the name producers use
 * @param partition the partition
 * @param sourceEnd the end offset on the source
 * @param copied the offset on the source up to which records are on the target, -1 when that could
 *     not be told
 * @param targetEnd the end offset of the copy
 */
public record PartitionSnapshot(
    String topic, int partition, long sourceEnd, long copied, long targetEnd) {}
