package io.msksdk.admin.metric;

import java.util.Optional;

/** What a metric of MSK can be told apart by. */
public enum MetricDimension {
  /** The cluster's name. */
  CLUSTER("Cluster Name"),
  /** The broker's number, from 1. */
  BROKER("Broker ID"),
  /** The topic's name. */
  TOPIC("Topic"),
  /** The consumer group's id. */
  GROUP("Consumer Group"),
  /** The partition's number. */
  PARTITION("Partition"),
  /** How clients log in. */
  CLIENT_AUTHENTICATION("Client Authentication");

  private final String label;

  MetricDimension(String label) {
    this.label = label;
  }

  /**
   * Returns CloudWatch's name.
   *
   * @return such as {@code Cluster Name}
   */
  public String label() {
    return label;
  }

  /**
   * Finds a dimension by CloudWatch's name.
   *
   * @param label such as {@code Broker ID}
   * @return the dimension, empty for one MSK does not use
   */
  public static Optional<MetricDimension> labelled(String label) {
    for (MetricDimension dimension : values()) {
      if (dimension.label.equals(label)) {
        return Optional.of(dimension);
      }
    }
    return Optional.empty();
  }
}
