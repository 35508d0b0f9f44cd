package io.msksdk.admin.lag.source;

/**
 * Figures of a whole topic, from a source that has none per partition. Absent ones are {@link
 * Offsets#NONE}.
 *
 * @param sum lag over all partitions
 * @param max lag of the worst partition
 * @param drainSeconds how long the source expects the worst partition to take
 */
public record ReportedTotals(long sum, long max, long drainSeconds) {}
