package io.msksdk.replication.preflight;

import java.util.Map;
import java.util.TreeMap;

/**
 * How many partitions a throughput needs at least (Amazon MSK Developer Guide, "Troubleshoot MSK
 * Replicator", "I have a high replication latency"). Between the published rows it is a partition
 * for every 0.3 MB/s.
 */
public final class PartitionAdvice {
  private static final double MB = 1_000_000;
  private static final double MB_PER_PARTITION = 0.3;
  private static final Map<Long, Integer> PUBLISHED =
      new TreeMap<>(Map.of(50L, 167, 100L, 334, 250L, 833, 500L, 1666, 1000L, 3333));

  private PartitionAdvice() {}

  /**
   * Returns the fewest partitions for a throughput.
   *
   * @param bytesPerSecond what is replicated, over all topics
   * @return the published number, or the one the published rows follow
   */
  public static int fewest(long bytesPerSecond) {
    if (bytesPerSecond < 0) {
      throw new IllegalArgumentException(
          "bytesPerSecond: " + bytesPerSecond + " (expected: 0 or more).");
    }
    double megabytes = bytesPerSecond / MB;
    Integer published = megabytes % 1 == 0 ? PUBLISHED.get((long) megabytes) : null;
    return published == null
        ? Math.max(1, (int) Math.ceil(megabytes / MB_PER_PARTITION))
        : published;
  }
}
