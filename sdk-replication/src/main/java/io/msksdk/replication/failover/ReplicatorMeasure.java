package io.msksdk.replication.failover;

/**
 * What a replicator reports to CloudWatch, by the names of the guide's "MSK Replicator metrics".
 */
public enum ReplicatorMeasure {
  /** Messages of the source the replicator has not read. */
  MESSAGE_LAG("MessageLag", "Sum"),
  /** From creation at the source to the write on the target, in milliseconds. */
  REPLICATION_LATENCY("ReplicationLatency", "Maximum"),
  /** Bytes a second. */
  REPLICATOR_THROUGHPUT("ReplicatorThroughput", "Sum"),
  /** Connections that failed to authenticate, by cluster. */
  AUTH_ERROR("AuthError", "Sum"),
  /** How long brokers delayed its requests, in milliseconds, by cluster. */
  THROTTLE_TIME("ThrottleTime", "Maximum"),
  /** Failures of the replicator. */
  REPLICATOR_FAILURE("ReplicatorFailure", "Sum"),
  /** 1 for a healthy connection, by cluster. */
  CLUSTER_PING("KafkaClusterPingSuccessCount", "Sum");

  private final String metric;
  private final String statistic;

  ReplicatorMeasure(String metric, String statistic) {
    this.metric = metric;
    this.statistic = statistic;
  }

  /**
   * Returns the name in CloudWatch.
   *
   * @return the name
   */
  public String metric() {
    return metric;
  }

  /**
   * Returns the statistic that aggregates it.
   *
   * @return CloudWatch's word
   */
  public String statistic() {
    return statistic;
  }
}
