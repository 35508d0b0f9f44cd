package io.msksdk.replication.metric;

/**
 * A metric of replicators (Amazon MSK Developer Guide, "Monitor replication"; "MSK Replicator
 * quota" for the number of topics).
 */
public enum ReplicatorMetric {
  /** Milliseconds from the creation of a record at the source to its writing at the target. */
  REPLICATION_LATENCY("ReplicationLatency", "Maximum", Split.TOPIC),
  /** Records of the source the replicator has not read yet; 0 when it has caught up. */
  MESSAGE_LAG("MessageLag", "Sum", Split.TOPIC),
  /** Bytes per second that are replicated. */
  THROUGHPUT("ReplicatorThroughput", "Sum", Split.TOPIC),
  /** Connections per second that failed to authenticate; it does not see refusals of topics. */
  AUTH_ERROR("AuthError", "Sum", Split.CLUSTER),
  /** Milliseconds requests were throttled by brokers. */
  THROTTLE_TIME("ThrottleTime", "Maximum", Split.CLUSTER),
  /** Failures the replicator meets. */
  FAILURE("ReplicatorFailure", "Sum", Split.NONE),
  /** The connection to a cluster: 1 is healthy, 0 and no data point are not. */
  PING_SUCCESS("KafkaClusterPingSuccessCount", "Sum", Split.CLUSTER),
  /** Topics that are replicated, 750 at most. */
  TOPIC_COUNT("TopicCount", "Maximum", Split.NONE);

  /** What tells series of one replicator apart. */
  private enum Split {
    NONE,
    TOPIC,
    CLUSTER
  }

  private final String published;
  private final String statistic;
  private final Split split;

  ReplicatorMetric(String published, String statistic, Split split) {
    this.published = published;
    this.statistic = statistic;
    this.split = split;
  }

  /**
   * Returns the name in CloudWatch.
   *
   * @return such as {@code MessageLag}
   */
  public String published() {
    return published;
  }

  /**
   * Returns the statistic the guide names for it.
   *
   * @return such as {@code Sum}
   */
  public String statistic() {
    return statistic;
  }

  /**
   * Says whether there is a series for every topic.
   *
   * @return true when there is
   */
  public boolean byTopic() {
    return split == Split.TOPIC;
  }

  /**
   * Says whether there is a series for each of the two clusters.
   *
   * @return true when there is
   */
  public boolean byCluster() {
    return split == Split.CLUSTER;
  }
}
