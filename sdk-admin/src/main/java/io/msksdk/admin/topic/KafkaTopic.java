package io.msksdk.admin.topic;

import java.util.List;
import java.util.Map;

/**
 * A topic as the brokers described it at one moment.
 *
 * @param name its name
 * @param partitions where each of its partitions is, by their numbers
 * @param configs the settings somebody has set on the topic itself, by name
 */
public record KafkaTopic(
    String name, List<PartitionReplicas> partitions, Map<String, String> configs) {

  /**
   * Copies everything.
   *
   * @param name its name
   * @param partitions where each of its partitions is, by their numbers
   * @param configs the settings somebody has set on the topic itself, by name
   */
  public KafkaTopic {
    partitions = List.copyOf(partitions);
    configs = Map.copyOf(configs);
  }

  /**
   * Returns how many replicas a partition has.
   *
   * @return those of the partition with the fewest
   */
  public int replicationFactor() {
    return partitions.stream().mapToInt(p -> p.replicas().size()).min().orElse(0);
  }

  /**
   * Says whether older data is kept in tiered storage.
   *
   * @return true when the topic was set so
   */
  public boolean tiered() {
    return "true".equals(configs.get(TopicRules.TIERED));
  }

  @Override
  public String toString() {
    return "KafkaTopic[" + name + ", " + partitions.size() + " x " + replicationFactor() + "]";
  }
}
