package io.msksdk.replication.migration;

import java.util.Map;

/**
 * What a topic shall be on the target.
 *
 * @param name its name, the same as on the source
 * @param partitions at least as many as on the source: the copy keeps partition numbers
 * @param replicationFactor how many brokers hold it
 * @param configurations what was set for it on the source, to be changed at will
 */
public record TopicLayout(
    String name, int partitions, int replicationFactor, Map<String, String> configurations) {

  /**
   * Copies the map.
   *
   * @param name its name
   * @param partitions how many partitions
   * @param replicationFactor how many brokers hold it
   * @param configurations what is set for it
   */
  public TopicLayout {
    configurations = Map.copyOf(configurations);
  }

  /**
   * Chooses the number of partitions.
   *
   * @param number at least as many as on the source
   * @return a layout with it
   */
  public TopicLayout partitions(int number) {
    return new TopicLayout(name, number, replicationFactor, configurations);
  }
}
