package io.msksdk.local.companion.cloudwatch;

import java.util.List;

/**
 * What decides which metrics a cluster has.
 *
 * @param name its name
 * @param level its monitoring level, as in {@code EnhancedMonitoring}
 * @param brokers the ids of its brokers
 * @param active whether it has become ACTIVE
 * @param zooKeeper whether its metadata is in ZooKeeper
 */
public record MonitoredCluster(
    String name, String level, List<Integer> brokers, boolean active, boolean zooKeeper) {

  /**
   * Keeps a copy of the list.
   *
   * @param name its name
   * @param level its monitoring level, as in {@code EnhancedMonitoring}
   * @param brokers the ids of its brokers
   * @param active whether it has become ACTIVE
   * @param zooKeeper whether its metadata is in ZooKeeper
   */
  public MonitoredCluster {
    brokers = List.copyOf(brokers);
  }
}
