package io.msksdk.local.cluster.brokers;

/**
 * How far a consumer group has come in a partition.
 *
 * @param group the group
 * @param topic the topic
 * @param partition the partition
 * @param committed the offset it will read next
 * @param end the offset the next record gets
 */
public record ConsumedPartition(
    String group, String topic, int partition, long committed, long end) {

  /**
   * Returns how far it is behind.
   *
   * @return the offsets it has not read, never negative
   */
  public long lag() {
    return Math.max(0, end - committed);
  }
}
