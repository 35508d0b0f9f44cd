package io.msksdk.local.replicator;

import java.util.Map;

/**
 * A value of one of a replicator's metrics (developer guide, "Monitor replication").
 *
 * @param name the metric
 * @param dimensions its dimensions beside the replicator's name
 * @param value the value now
 */
public record ReplicationMeasure(String name, Map<String, String> dimensions, double value) {

  /**
   * Keeps a copy of the dimensions.
   *
   * @param name the metric
   * @param dimensions its dimensions beside the replicator's name
   * @param value the value now
   */
  public ReplicationMeasure {
    dimensions = Map.copyOf(dimensions);
  }
}
