package io.msksdk.admin.topic;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.TopicPartitionInfo;

/**
 * Where a partition is.
 *
 * @param partition its number
 * @param leader the broker that leads it, null while none does
 * @param replicas the brokers that have it
 * @param inSync those of them that are in sync
 */
public record PartitionReplicas(
    int partition, @Nullable Integer leader, List<Integer> replicas, List<Integer> inSync) {

  /**
   * Copies both lists.
   *
   * @param partition its number
   * @param leader the broker that leads it, null while none does
   * @param replicas the brokers that have it
   * @param inSync those of them that are in sync
   */
  public PartitionReplicas {
    replicas = List.copyOf(replicas);
    inSync = List.copyOf(inSync);
  }

  static PartitionReplicas of(TopicPartitionInfo raw) {
    return new PartitionReplicas(raw.partition(), raw.leader(), raw.replicas(), raw.isr());
  }
}
