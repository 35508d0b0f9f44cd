package io.msksdk.replication.migration;

import java.util.List;

/**
 * How far a mirror is. Offsets of two clusters are never compared: a partition is through when the
 * last record of the source is the last record of the target.
 *
 * @param partitions every partition of every topic that moves
 */
public record MirrorProgress(List<PartitionProgress> partitions) {

  /**
   * Copies the list.
   *
   * @param partitions every partition
   */
  public MirrorProgress {
    partitions = List.copyOf(partitions);
  }

  /**
   * Says whether the target has the last record of every partition.
   *
   * @return true when it has
   */
  public boolean caughtUp() {
    return partitions.stream().allMatch(PartitionProgress::caughtUp);
  }

  /**
   * Returns how many records are still to be copied, as their timestamps tell.
   *
   * @return an estimate, 0 when {@link #caughtUp}
   */
  public long behind() {
    return partitions.stream().mapToLong(PartitionProgress::behind).sum();
  }

  /**
   * Returns what is not through.
   *
   * @return such partitions, unmodifiable
   */
  public List<PartitionProgress> waiting() {
    return partitions.stream().filter(partition -> !partition.caughtUp()).toList();
  }

  /**
   * One partition.
   *
   * @param topic the topic on the source
   * @param partition the number of the partition
   * @param sourceEnd the end offset of the source
   * @param behind how many records are still to be copied, an estimate
   * @param caughtUp whether the target has the last record
   */
  public record PartitionProgress(
      String topic, int partition, long sourceEnd, long behind, boolean caughtUp) {}
}
