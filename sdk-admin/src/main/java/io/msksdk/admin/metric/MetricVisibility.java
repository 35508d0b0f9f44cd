package io.msksdk.admin.metric;

/** When MSK begins to publish a metric. */
public enum MetricVisibility {
  /** As soon as the cluster is ACTIVE. */
  CLUSTER_ACTIVE("the cluster is ACTIVE"),
  /** Once there is a topic. */
  TOPIC_CREATED("a topic was created"),
  /** Once the topic is produced to or consumed from. */
  TOPIC_IN_USE("a topic was created and is produced to or consumed from"),
  /** Once a consumer group has consumed from the topic. */
  GROUP_CONSUMED("a consumer group has consumed from the topic"),
  /** Once a client produces or consumes. */
  CLIENTS_PRESENT("there is a producer or consumer"),
  /** Once a request was throttled. */
  REQUEST_THROTTLING("request throttling was applied"),
  /** Once bandwidth was throttled. */
  BANDWIDTH_THROTTLING("bandwidth throttling was applied");

  private final String event;

  MetricVisibility(String event) {
    this.event = event;
  }

  /**
   * Says what has to have happened.
   *
   * @return such as {@code a topic was created}
   */
  public String event() {
    return event;
  }
}
